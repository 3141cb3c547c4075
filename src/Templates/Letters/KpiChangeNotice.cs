using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo that tells those concerned which KPI details have changed in mid-year (seed 000, section 8.1).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Version">Of the KPI details, from 2.</param>
/// <param name="AcknowledgeBy">The last day for acknowledging.</param>
public sealed record KpiChangeNotice(
    Letterhead Head, IReadOnlyList<string> Recipients, int FiscalYear, int Version, string Reason, IReadOnlyList<ChangedDetail> Changes, DateOnly AcknowledgeBy)
{
    public JsonElement ToData() => LetterData.Of(this);

    public static KpiChangeNotice Sample { get; } = new(
        Letterhead.Sample with { Number = "ตย 0101/ว 9", ActingFor = null, Urgency = "ด่วน" }, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้จัดเก็บตัวชี้วัดที่เกี่ยวข้อง"], 2564, 2,
        "หน่วยงานเจ้าภาพแจ้งปรับเกณฑ์ระหว่างปี",
        [new("ตัวชี้วัด 1.2.3 รอบ 5 เดือน เกณฑ์ข้อ 3", "ค่าเกณฑ์", "9, 8, 7, 6, 5", "8, 7, 6, 5, 4"), new("ตัวชี้วัด 4 รอบ 5 เดือน", "วันปิดรับ", "15 ก.พ. 2564", "17 ก.พ. 2564")],
        new DateOnly(2021, 1, 22));
}

/// <param name="Place">KPI, round and criterion.</param>
/// <param name="What">Which detail.</param>
/// <param name="Before">A dash where it is new.</param>
/// <param name="After">A dash where it is gone.</param>
public sealed record ChangedDetail(string Place, string What, string Before, string After);
