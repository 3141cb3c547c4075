using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo that sums up a round over the department's units, in order of rank (seed 004, calendar: March and September).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Units">Those with a closed round, the best first.</param>
/// <param name="NotClosed">The names of those whose round is not closed.</param>
public sealed record DepartmentSummary(
    Letterhead Head, string To, int FiscalYear, string Round, IReadOnlyList<RankedUnit> Units, IReadOnlyList<string> NotClosed)
{
    public string RoundName => LetterData.RoundName(Round);

    public int UnitCount => Units.Count + NotClosed.Count;

    public int ClosedCount => Units.Count;

    public int NotClosedCount => NotClosed.Count;

    /// <summary>Mean of the totals; null while no unit has closed.</summary>
    public decimal? Mean => Units.Count == 0 ? null : Units.Average(unit => unit.Total);

    public JsonElement ToData() => LetterData.Of(this);

    public static DepartmentSummary Sample { get; } = new(
        Letterhead.Sample with { ActingFor = null, Urgency = null }, "อธิบดีกรมตัวอย่าง", 2564, "5m",
        [new(1, "ศูนย์ตัวอย่างที่ ๑", 4.628m, 0.01m, 4.618m), new(2, "ศูนย์ตัวอย่างที่ ๒", 4.25m, 0m, 4.25m)], ["ศูนย์ตัวอย่างที่ ๓"]);
}

/// <param name="Rank">From 1; units of the same total share it.</param>
/// <param name="Weighted">Out of 5.</param>
/// <param name="Total">Weighted less the late penalty.</param>
public sealed record RankedUnit(int Rank, string Name, decimal Weighted, decimal LatePenalty, decimal Total);
