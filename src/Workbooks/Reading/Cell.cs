using System.Globalization;

namespace PaWorkflow.Workbooks;

enum CellKind
{
    Empty,
    Text,
    Number,
    Truth,

    /// <summary><c>#REF!</c>, <c>#DIV/0!</c> …</summary>
    Error,

    /// <summary>A formula whose value was never worked out: the file was written by a program and not opened in Excel since.</summary>
    Uncalculated,
}

/// <summary>A cell as it was saved; of a formula its last value.</summary>
/// <param name="Text">The text, the error or the formula.</param>
/// <param name="Number">A number; a truth value as 1 or 0; a date as days since 1899-12-30.</param>
/// <param name="IsPercent">It is shown as a percentage: 0.85 as <c>85%</c>.</param>
/// <param name="IsDate">It is shown as a date or a time.</param>
readonly record struct Cell(CellKind Kind, string Text = "", double Number = 0, bool IsPercent = false, bool IsDate = false)
{
    public bool IsEmpty => Kind == CellKind.Empty;

    public static Cell Of(string text) => string.IsNullOrWhiteSpace(text) ? default : new(CellKind.Text, text);

    /// <summary>Fifteen digits, as many as Excel keeps; null where it is too large to be one of ours.</summary>
    public decimal? Decimal => double.IsFinite(Number) && Math.Abs(Number) < 1e15 ? (decimal)Number : null;

    /// <summary>As a message quotes it.</summary>
    public string Shown => Kind switch
    {
        CellKind.Text or CellKind.Error => Text.Trim() is { Length: > 40 } text ? $"{text[..40]}…" : Text.Trim(),
        CellKind.Truth => Number == 0 ? "FALSE" : "TRUE",
        CellKind.Number when IsDate && SerialDate.TryRead(Number, out var at) => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        CellKind.Number when IsPercent && Decimal is { } share => (share * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%",
        CellKind.Number => Decimal?.ToString("0.##############", CultureInfo.InvariantCulture) ?? Number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
