using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo that sets the reporting guideline and dates, circulated with the order (seed 000, step 3).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
public sealed record ReportingGuideline(
    Letterhead Head, IReadOnlyList<string> Recipients, int FiscalYear, IReadOnlyList<GuidelineRound> Rounds, IReadOnlyList<string> Steps, string? Note = null)
{
    public IReadOnlyList<NumberedText> StepItems => NumberedText.Of(Steps);

    public JsonElement ToData() => LetterData.Of(this);

    public static ReportingGuideline Sample { get; } = new(
        Letterhead.Sample with { Number = "ตย 0101/ว 7", ActingFor = null, Urgency = null }, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้จัดเก็บตัวชี้วัด"], 2564,
        [new("5m", new DateTime(2021, 2, 19, 16, 30, 0), Dates(2021, 2)), new("11m", new DateTime(2021, 8, 20, 16, 30, 0), Dates(2021, 8))],
        ["ผู้จัดเก็บแนบหลักฐานตามคู่มือตัวชี้วัดในระบบ", "ผู้อำนวยการตรวจหลักฐานเทียบกับคะแนนที่ควรได้", "งานยุทธศาสตร์และแผนงานตรวจซ้ำแล้วแนบใน SMART"],
        "หลักฐานที่ส่งหลังระบบปิดจะไม่ได้รับคะแนน");

    static InternalDate[] Dates(int year, int month) =>
    [
        new("ส่งหลักฐานและบันทึกรายงานผล", "ผู้จัดเก็บตัวชี้วัด", new DateOnly(year, month, 8)),
        new("ตรวจและให้ความเห็นชอบ", "ผู้อำนวยการ", new DateOnly(year, month, 12)),
        new("แนบหลักฐานในระบบ SMART", "งานยุทธศาสตร์และแผนงาน", new DateOnly(year, month, 17)),
    ];
}

/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Closing">When SMART closes, in Thai local time.</param>
public sealed record GuidelineRound(string Round, DateTime Closing, IReadOnlyList<InternalDate> InternalDates)
{
    public string Name => LetterData.RoundName(Round);
}

/// <param name="Who">The post that acts.</param>
public sealed record InternalDate(string Step, string Who, DateOnly Date);
