using static PaWorkflow.LetterForms.Memo;
using static PaWorkflow.LetterForms.Paper;
using static PaWorkflow.LetterForms.Tables;

namespace PaWorkflow.LetterForms;

/// <summary>Papers that go round the unit.</summary>
static class Circulars
{
    public static Package Circular() => new("บันทึกข้อความเวียน",
        Head("{subject|thaiDigits}", "{recipients|list}"),
        P("Item", "{#cause}"), P("Body", "{.|thaiDigits}"), P("Item", "{/cause}"),
        P("Item", "{#wish}"), P("BodyKept", "{.|thaiDigits}"), P("Item", "{/wish}"),
        P("Closing", "{closing|thaiDigits}"),
        Signature(),
        P("PageTitle", "บัญชีรายชื่อผู้รับทราบ"),
        P("OrderTitle", "เรื่อง {subject|thaiDigits}"),
        P("OrderTitle", "ที่ {head.number|thaiDigits|dots} ลงวันที่ {head.date|beDate|dots}"),
        P("TableText"),
        SigningTable(0.9,
            new(1.6, "ลำดับ", "{#readers}{no|thaiDigits}", Centred: true),
            new(5.0, "ชื่อ–สกุล", "{name|thaiDigits}"),
            new(4.4, "กลุ่ม", "{group|thaiDigits}"),
            new(2.5, "รับทราบเมื่อ", ""),
            new(2.5, "ลายมือชื่อ", "{/readers}")),
        P("TableText"));

    public static Package AcknowledgementList() => new("บัญชีรายชื่อผู้รับทราบ",
        P("OrderTitle", "บัญชีรายชื่อผู้รับทราบ"),
        P("OrderTitle", "{letterSubject|thaiDigits}"),
        P("OrderTitle", "ที่ {letterNumber|thaiDigits|dots} ลงวันที่ {letterDate|beDate}"),
        P("OrderTitle", "{head.unitName|thaiDigits} {head.departmentName|thaiDigits}"),
        P("Heading", "รับทราบแล้ว {acknowledgedCount|thaiDigits} จาก {readerCount|thaiDigits} คน ข้อมูล ณ วันที่ {asOf|beDate} เวลา {asOf|time}"),
        P("TableText"),
        Table(
            new(1.6, "ลำดับ", "{#readers}{no|thaiDigits}", Centred: true),
            new(5.4, "ชื่อ–สกุล", "{name|thaiDigits}"),
            new(4.5, "กลุ่ม", "{group|thaiDigits}"),
            new(4.5, "รับทราบเมื่อ", "{#at}{at|beDateShort} {at|time}{/at}{^at}ยังไม่รับทราบ{/at}{/readers}", Centred: true)),
        P("TableText"));
}
