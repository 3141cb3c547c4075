using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo to one person, after the date: what is overdue, since how many working days, and what it costs.</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="LateRules">What a late report costs by the year's rules, a line each.</param>
/// <param name="HandInBy">By when it is asked for now.</param>
public sealed record OverdueLetter(Letterhead Head, string To, int FiscalYear, IReadOnlyList<OverdueTask> Tasks, IReadOnlyList<string> LateRules, DateOnly HandInBy)
{
    public int LateRuleCount => LateRules.Count;

    public int TaskCount => Tasks.Count;

    public JsonElement ToData() => LetterData.Of(this);

    public static OverdueLetter Sample { get; } = new(
        Letterhead.Sample with { ActingFor = null, Urgency = "ด่วนที่สุด" }, "เจ้าหน้าที่ ข", 2564,
        [
            new(1, "รวบรวมและแนบหลักฐาน ตัวชี้วัด 1.2.3 ร้อยละความผิดพลาดของการตรวจเอกสาร รอบ 5 เดือน", new DateTime(2021, 2, 8, 16, 30, 0), 10, new DateTime(2021, 2, 19, 16, 30, 0), 0.02m),
            new(2, "รับทราบคำสั่งและแนวทาง", new DateTime(2021, 2, 10, 16, 30, 0), 8, null, 0m),
        ],
        ["ตัวชี้วัด 1.2.3 รอบ 5 เดือน ปิดรับวันที่ 19 ก.พ. 2564 หักคะแนนรวมของหน่วยงานวันทำการละ 0.01 คะแนน"], new DateOnly(2021, 2, 24));
}

/// <param name="Due">Thai local time.</param>
/// <param name="DaysLate">Working days after the due day, up to the day of the letter.</param>
/// <param name="Closing">When SMART closes for the KPI's round, Thai local time; null: the task is no report.</param>
/// <param name="Cost">Points that the report has lost by the day of the letter; the late rules say of which score, so that they are not summed.</param>
public sealed record OverdueTask(int No, string Name, DateTime Due, int DaysLate, DateTime? Closing, decimal Cost);
