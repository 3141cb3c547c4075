using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Everything that is laid down about one KPI of one year (seed 004, "รายละเอียดตัวชี้วัด").</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Version">Of the year's KPI details, from 1.</param>
/// <param name="Formula">How the result is reckoned, in words; null: the KPI details name none.</param>
/// <param name="Host">The department's host unit; null: the KPI is the unit's own.</param>
/// <param name="DataSource">Where the figures come from.</param>
/// <param name="Supervisor">Who answers for the KPI above its owner.</param>
public sealed record KpiSheet(
    Letterhead Head, int FiscalYear, int Version, string KpiCode, string KpiName, decimal Weight, decimal WeightsSumTo, string Group, string? Formula, string? Host,
    IReadOnlyList<string> Notes, string DataSource, string Owner, string Supervisor, IReadOnlyList<KpiSheetRound> Rounds)
{
    public int NoteCount => Notes.Count;

    public JsonElement ToData() => LetterData.Of(this);

    public static KpiSheet Sample { get; } = new(
        Letterhead.Sample with { Number = null, ActingFor = null, Urgency = null }, 2564, 1, "1.2.3", "ร้อยละความผิดพลาดของการตรวจเอกสาร", 10m, 100m,
        "องค์ประกอบที่ 1 ประสิทธิผลการดำเนินงาน", "จำนวนที่ผิดพลาด × 100 ÷ จำนวนที่ตรวจ", "กพร.", ["ค่าน้อยดีกว่าค่ามาก"],
        "ทะเบียนการตรวจเอกสารของกลุ่มบริการ", "เจ้าหน้าที่ ข", "หัวหน้ากลุ่มบริการ",
        [
            new("5m", new DateTime(2021, 2, 19, 16, 30, 0), new DateOnly(2020, 10, 1), new DateOnly(2021, 2, 28), 5m, "หักคะแนนรวมของหน่วยงานวันทำการละ 0.01 คะแนน", null,
            [
                new("1", "ประชุมชี้แจงวิธีตรวจเอกสาร", 1m, "ทำแล้วได้ 1 คะแนน", ["รายงานการประชุม (PDF)"]),
                new("2", "ร้อยละความผิดพลาด", 3m, "คิดตามสัดส่วนระหว่างค่าเกณฑ์: 9 → 0.6, 8 → 1.2, 7 → 1.8, 6 → 2.4, 5 → 3", ["ตารางจำนวนเอกสาร (Excel) ทุกเดือน 5 เดือน"]),
            ]),
        ]);
}

/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Closing">Thai local time.</param>
/// <param name="CountedFrom">The first day whose cases count; null: no window is laid down.</param>
/// <param name="Max">The most that the round gives.</param>
/// <param name="Penalty">What a late report costs, in words.</param>
/// <param name="Award">What a national award gives, in words; null: nothing.</param>
public sealed record KpiSheetRound(
    string Round, DateTime Closing, DateOnly? CountedFrom, DateOnly? CountedTo, decimal Max, string Penalty, string? Award, IReadOnlyList<KpiSheetCriterion> Criteria)
{
    public string Name => LetterData.RoundName(Round);
}

/// <param name="Rule">How the result becomes points, in words and figures.</param>
/// <param name="Evidence">A line each, with the kinds of file that are wanted.</param>
public sealed record KpiSheetCriterion(string Id, string Text, decimal Points, string Rule, IReadOnlyList<string> Evidence)
{
    public string EvidenceLines => string.Join('\n', Evidence.Select(line => $"– {line}"));
}
