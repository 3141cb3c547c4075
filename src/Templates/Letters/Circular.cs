using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>A memo on any subject that goes round the unit, with the list on which its readers sign.</summary>
/// <param name="Cause">Paragraphs: what gives the occasion ("ด้วย …", "ตามที่ … นั้น").</param>
/// <param name="Wish">Paragraphs: what is wanted of the readers.</param>
/// <param name="Closing">"จึงเรียนมาเพื่อโปรด…"</param>
public sealed record Circular(
    Letterhead Head, IReadOnlyList<string> Recipients, string Subject, IReadOnlyList<string> Cause, IReadOnlyList<string> Wish, string Closing,
    IReadOnlyList<ListedPerson> Readers)
{
    public JsonElement ToData() => LetterData.Of(this);

    public static Circular Sample { get; } = new(
        Letterhead.Sample with { Number = "ตย 0101/ว 12", ActingFor = null, Urgency = null }, ["หัวหน้ากลุ่มทุกกลุ่ม", "เจ้าหน้าที่ทุกคน"], "กำหนดเปิดให้รายงานผลในระบบ SMART รอบ 5 เดือน",
        ["ตามที่กรมกำหนดให้หน่วยงานรายงานผลตามคำรับรองการปฏิบัติราชการในระบบ SMART นั้น"],
        ["ในการนี้ ระบบเปิดให้รายงานตั้งแต่วันที่ 1 กุมภาพันธ์ 2564 ขอให้ผู้จัดเก็บตัวชี้วัดเตรียมหลักฐานให้พร้อม"], "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ",
        [new(1, "หัวหน้ากลุ่มบริการ", null), new(2, "เจ้าหน้าที่ ก", "กลุ่มบริการ")]);
}
