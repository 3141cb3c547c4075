using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Evidence goes back to its owner: why, what is missing, by when (seed 000, steps 7 and 8).</summary>
/// <param name="To">The KPI's owner.</param>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="ReturnedBy">The post that checked.</param>
public sealed record ReturnMemo(
    Letterhead Head, string To, int FiscalYear, string KpiCode, string KpiName, string Round, string ReturnedBy, string Reason,
    IReadOnlyList<MissingCriterion> Missing, DateOnly Due)
{
    public string RoundName => LetterData.RoundName(Round);

    /// <summary>0 where all is there and something else is wrong with it.</summary>
    public int MissingCount => Missing.Count;

    public JsonElement ToData() => LetterData.Of(this);

    public static ReturnMemo Sample { get; } = new(
        Letterhead.Sample with { ActingFor = null, Urgency = "ด่วนที่สุด" }, "เจ้าหน้าที่ ข", 2564, "1.2.3", "ร้อยละความผิดพลาดของการตรวจเอกสาร", "5m",
        "ผู้อำนวยการศูนย์ตัวอย่าง", "หลักฐานยังไม่ครบตามเกณฑ์ 2 ข้อ",
        [new("1.2.3/5m/2", "บันทึกสรุปผลการทบทวนหลังการปฏิบัติงาน"), new("1.2.3/5m/3", "ตารางจำนวนเอกสารที่ตรวจทั้งหมดและที่ผิดพลาดรายเดือน")],
        new DateOnly(2021, 2, 16));
}

public sealed record MissingCriterion(string Id, string Text);
