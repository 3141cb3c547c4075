using System.Globalization;
using System.Text.RegularExpressions;

namespace PaWorkflow.Workbooks;

/// <summary>What a percentage means in a column.</summary>
enum Share
{
    /// <summary>Nothing: points and people are not counted in percent.</summary>
    None,

    /// <summary>The figures are in percent: 85% is 85.</summary>
    Percent,

    /// <summary>The figures are parts of 1: 50% is 0.5.</summary>
    OfOne,
}

/// <summary>Numbers as they stand in cells: as numbers, as text, with Thai numerals, as percentages.</summary>
static partial class CellNumber
{
    /// <returns>Null where it is no number, or not plainly one.</returns>
    public static decimal? Read(Cell cell, Share share) => cell.Kind switch
    {
        // A date in a column of numbers is what Excel made of 1/2 or 3-4.
        CellKind.Number when cell.IsDate => null,
        CellKind.Number when cell.IsPercent => OfOne(cell.Decimal, share),
        CellKind.Number => cell.Decimal,
        CellKind.Text => Read(cell.Text, share),
        _ => null,
    };

    static decimal? Read(string text, Share share)
    {
        if (text.Length > 60) return null;
        var match = Shape.Match(ThaiText.Key(text).Replace('−', '-'));
        if (!match.Success || !decimal.TryParse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        return match.Groups["percent"].Success ? OfOne(number / 100, share) : number;
    }

    static decimal? OfOne(decimal? part, Share share) => share switch
    {
        Share.Percent => part * 100,
        Share.OfOne => part,
        _ => null,
    };

    /// <summary>A comma parts thousands: <c>1,250</c>; <c>0,5</c> is not plainly a number.</summary>
    [GeneratedRegex(@"\A(?<percent>ร้อยละ)? ?(?<n>[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(?<=\d)) ?(?<percent>%|เปอร์เซ็นต์)?(คะแนน|คน|วัน)?\z")]
    private static partial Regex Shape { get; }
}
