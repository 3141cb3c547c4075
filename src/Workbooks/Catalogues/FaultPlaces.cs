using System.Text.RegularExpressions;
using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>Brings what was found wrong in the catalogue's file back to the cell that it came from, in the words of the form.</summary>
static partial class FaultPlaces
{
    /// <summary>Keys of the format that messages name, and the headings that stand for them.</summary>
    static readonly Dictionary<string, string> headings = new(StringComparer.Ordinal)
    {
        ["weightsSumTo"] = HeadForm.WeightsSumTo.Heading, ["points"] = CriterionForm.Points.Heading, ["id"] = KeyColumns.Criterion.Heading, ["code"] = KpiForm.Code.Heading,
        ["rule"] = RuleColumns.Rule.Heading, ["thresholds"] = "ค่าเกณฑ์", ["targets"] = "ค่าเกณฑ์", ["pointsAt"] = "คะแนน", ["closes"] = RoundForm.Closes.Heading, ["perDay"] = RoundForm.PerDay.Heading,
        ["days"] = RoundForm.Days.Heading, ["weight"] = KpiForm.Weight.Heading, ["missing"] = PrintedForm.Missing.Heading,
    };

    public static void Bring(IEnumerable<CatalogueFault> faults, PathSpots spots, FormSource source)
    {
        // Asked before any is added: two things may be wrong in one cell, but a cell that does not even read was told of already.
        foreach (var (spot, wrong, right) in faults.Select(f => Of(f, spots)).Where(f => !source.IsFaulty(f.Spot)).ToList()) source.Fault(spot, wrong, right);
    }

    public static void BringWarnings(IEnumerable<CatalogueFault> warnings, PathSpots spots, FormSource source)
    {
        foreach (var (spot, wrong, right) in warnings.Select(f => Of(f, spots))) source.Warn(spot, wrong, right);
    }

    static (Spot Spot, Wording Wrong, Wording Right) Of(CatalogueFault fault, PathSpots spots)
    {
        var (spot, wanted) = spots.Of(fault.Path) ?? (default, fault.Right);
        var key = fault.Path[(fault.Path.LastIndexOf('.') + 1)..];
        if (fault.Wrong == Wordings.Missing(key)) return (spot, CellWords.Empty, wanted);
        // A remedy in the shape of the file is of no use in a worksheet.
        return (spot, Said(fault.Wrong), FileShape.IsMatch(fault.Right.English) ? wanted : Said(fault.Right));
    }

    static Wording Said(Wording words) => new(
        Named(words.English.Replace("a date of the Common Era", "a date", StringComparison.Ordinal)),
        Named(words.Thai.Replace("วันที่เป็นปี ค.ศ. ตั้งแต่", "วันที่ตั้งแต่", StringComparison.Ordinal)));

    static string Named(string text) => Member.Replace(Key.Replace(text,
        m => headings.TryGetValue(m.Groups[1].Value, out var heading) ? $"“{heading}”" : m.Value), m => $"{headings[m.Groups[1].Value]} ");

    /// <summary><c>'weightsSumTo'</c></summary>
    [GeneratedRegex("'([A-Za-z]+)'")]
    private static partial Regex Key { get; }

    /// <summary><c>{ perDay: 0.01 }</c>, <c>[83, 84]</c>, <c>people: 2</c></summary>
    [GeneratedRegex(@"[{\[]|\b(?!points\b|known\b)[a-z][A-Za-z]*: \S")]
    private static partial Regex FileShape { get; }

    /// <summary><c>points: 4</c></summary>
    [GeneratedRegex(@"\b(points): ")]
    private static partial Regex Member { get; }
}
