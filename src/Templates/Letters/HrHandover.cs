using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo that hands a round's frozen scores to human resources for the half-year's pay rise (seed 004, calendar: March and September).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="HalfFrom">The first day of the half-year for which the scores stand.</param>
public sealed record HrHandover(
    Letterhead Head, string To, int FiscalYear, string Round, DateOnly HalfFrom, DateOnly HalfTo, IReadOnlyList<HandedUnit> Units, IReadOnlyList<string> NotClosed)
{
    public string RoundName => LetterData.RoundName(Round);

    /// <summary>5 months stand for the first half-year, 11 for the second.</summary>
    public string HalfName => Round == "5m" ? "ครึ่งปีแรก" : "ครึ่งปีหลัง";

    public int NotClosedCount => NotClosed.Count;

    public int UnitCount => Units.Count;

    public JsonElement ToData() => LetterData.Of(this);

    public static HrHandover Sample { get; } = new(
        Letterhead.Sample with { ActingFor = null, Urgency = null }, "ผู้อำนวยการกลุ่มบริหารทรัพยากรบุคคล", 2564, "5m", new DateOnly(2020, 10, 1), new DateOnly(2021, 3, 31),
        [new(1, "ศูนย์ตัวอย่างที่ ๑", 4.618m, new DateOnly(2021, 3, 8)), new(2, "ศูนย์ตัวอย่างที่ ๒", 4.25m, new DateOnly(2021, 3, 9))], ["ศูนย์ตัวอย่างที่ ๓"]);
}

/// <param name="Score">The round's total out of 5, as frozen.</param>
/// <param name="FrozenOn">The day on which it was frozen.</param>
public sealed record HandedUnit(int No, string Name, decimal Score, DateOnly FrozenOn);
