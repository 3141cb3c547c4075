using System.Globalization;

namespace PaWorkflow.Agreements;

/// <summary>Points, and how they came about. The reasons are written by the same lines that reckon, so they cannot say something else.</summary>
public sealed record Reckoning(decimal Points, IReadOnlyList<Reason> Reasons)
{
    internal static Reckoning Of(decimal points, Wording words, string? formula = null) => new(points, [new(words, formula, points)]);
}

/// <summary>One line of an explanation: words, and where something was computed the formula and what it gives.</summary>
/// <param name="Formula">Arithmetic in figures with <c>+ − × ÷ ( )</c>, e.g. <c>3.2 + (86.4 − 86) × (4 − 3.2) ÷ (87 − 86)</c>; figures to six decimals.</param>
/// <param name="Value">What the line comes to, not rounded.</param>
public sealed record Reason(Wording Words, string? Formula, decimal Value)
{
    public string InThai() => Said(Words.Thai);
    public string InEnglish() => Said(Words.English);

    string Said(string words) => Formula is null ? words : $"{words}: {Formula} = {Figures.Result(Value)}";
}

/// <summary>Figures as explanations write them.</summary>
static class Figures
{
    /// <summary>Up to six decimals, as a part of a formula.</summary>
    public static string Of(decimal value) => (value < 0 ? $"(−{Plain(-value, 6)})" : Plain(value, 6));

    /// <summary>Up to four decimals, as the end of one.</summary>
    public static string Result(decimal value) => (value < 0 ? "−" : "") + Plain(Math.Abs(value), 4);

    static string Plain(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
}
