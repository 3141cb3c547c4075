using System.Xml.Linq;
using static PaWorkflow.LetterForms.Paper;

namespace PaWorkflow.LetterForms;

/// <summary>What all memos share. A memo states its cause, then what is wanted, then closes with "จึงเรียนมาเพื่อโปรด…"; it has no closing words.</summary>
static class Memo
{
    public const string Year = "ปีงบประมาณ พ.ศ.\u00A0{fiscalYear|thaiDigits}";
    public const string Kpi = "ตัวชี้วัดที่ {kpiCode|thaiDigits} {kpiName}";

    public static XElement[] Head(string subject, string to) =>
    [
        // The urgency stands between the emblem and the title.
        P("MemoTitle", Emblem(1.5, 1.5, floats: true), Tab(), Urgency("{head.urgency}"), Tab(), "บันทึกข้อความ"),
        P("MemoHead", HeadWord("ส่วนราชการ"), OnDots("  {head.unitName} {head.departmentName}{#head.telephone} โทร. {head.telephone|thaiDigits}{/}"), DotsToTab()),
        P("MemoNumber", HeadWord("ที่"), OnDots("  {head.number|thaiDigits}"), DotsToTab(), HeadWord("วันที่"), OnDots("  {head.date|beDate}"), DotsToTab()),
        P("MemoHead", HeadWord("เรื่อง"), OnDots($"  {subject}"), DotsToTab()),
        P("Addressee", "เรียน", Tab(), to),
    ];

    /// <summary>
    /// The name stands on the fourth line below. Empty lines that keep together, and not one tall space: they go to the next page with the name.
    /// </summary>
    public static XElement[] SigningRoom() => [P("SignatureSpace"), P("SignatureSpace"), P("SignatureSpace")];

    public static XElement[] Signature() =>
    [
        .. SigningRoom(),
        P("Signature", "({head.signerName|dots})"),
        P("Signature", "{head.signerPost}"),
        P("Signature", "{#head.actingFor}"), P("Signature", "{head.actingFor}"), P("Signature", "{/head.actingFor}"),
        P("Signature", "{head.signerUnit}"),
    ];
}
