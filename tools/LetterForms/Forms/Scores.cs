using static PaWorkflow.LetterForms.Memo;
using static PaWorkflow.LetterForms.Paper;
using static PaWorkflow.LetterForms.Tables;

namespace PaWorkflow.LetterForms;

/// <summary>Papers on what a round scores.</summary>
static class Scores
{
    public static Package ScoreSummary() => new("สรุปคะแนนรายรอบ",
        Head($"สรุปคะแนนการปฏิบัติราชการตามคำรับรอง {{roundName}} {Year}", "{to}"),
        P("Body", $"ตามที่หน่วยงานได้รายงานผลตามคำรับรองการปฏิบัติราชการ {{roundName}} ประจำ{Year} ในระบบ SMART แล้ว นั้น"),
        P("Body", "บัดนี้ได้ปิดรอบการรายงานแล้ว คะแนนที่คาดว่าจะได้รับคือ {total|score|thaiDigits} จาก ๕ คะแนน โดยเป็นคะแนนถ่วงน้ำหนัก {weighted|score|thaiDigits} หักการส่งล่าช้า {latePenalty|score|thaiDigits} แยกตามตัวชี้วัดดังนี้"),
        P("TableText"),
        Table(
            new(1.8, "ตัวชี้วัด", "{#kpis}{code|thaiDigits}", Centred: true),
            new(6.8, "ชื่อตัวชี้วัด", "{name}"),
            new(1.8, "น้ำหนัก", "{weight|number|thaiDigits}", Centred: true),
            new(2.8, "หักล่าช้า", "{penalty|score|thaiDigits}", Centred: true),
            new(2.8, "คะแนน", "{score|score|thaiDigits}{/kpis}", Centred: true)),
        P("BodyKept", "ทั้งนี้ วิธีคิดคะแนนของแต่ละตัวชี้วัดปรากฏตามรายละเอียดแนบท้ายบันทึกนี้"),
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบ"),
        Signature(),
        P("PageTitle", "วิธีคิดคะแนน"),
        P("Heading", "คะแนนรวม"),
        P("Item", "{#reckoning}"), P("Item", "{.|thaiDigits}"), P("Item", "{/reckoning}"),
        P("Item", "{#kpis}"),
        P("Heading", "{code|thaiDigits} {name} ได้ {score|score|thaiDigits}"),
        P("Item", "{#reasons}"), P("Item", "{.|thaiDigits}"), P("Item", "{/reasons}"),
        P("Item", "{/kpis}"));

    public static Package HrHandover() => new("ส่งผลคะแนนให้งานการเจ้าหน้าที่",
        Head($"ส่งผลคะแนนการปฏิบัติราชการตามคำรับรอง {{roundName}} {Year}", "{to|thaiDigits}"),
        P("Body", $"ตามที่หน่วยงานได้รายงานผลตามคำรับรองการปฏิบัติราชการ {{roundName}} ประจำ{Year} และปิดรอบการรายงานแล้ว นั้น"),
        P("Body", "ในการนี้ ขอส่งผลคะแนนของหน่วยงาน จำนวน {unitCount|thaiDigits} หน่วยงาน เพื่อใช้ประกอบการพิจารณาเลื่อนเงินเดือน{halfName}ของปีงบประมาณ ระหว่างวันที่ {halfFrom|beDate} ถึงวันที่ {halfTo|beDate} ดังนี้"),
        P("TableText"),
        Table(
            new(1.6, "ลำดับ", "{#units}{no|thaiDigits}", Centred: true),
            new(7.6, "หน่วยงาน", "{name|thaiDigits}"),
            new(3.4, "คะแนน (เต็ม ๕)", "{score|score|thaiDigits}", Centred: true),
            new(3.4, "วันที่ปิดรอบ", "{frozenOn|beDateShort}{/units}", Centred: true)),
        P("Item", "{#notClosedCount}"), P("Body", "หน่วยงานที่ยังไม่ปิดรอบ จะจัดส่งผลคะแนนเพิ่มเติมภายหลัง ได้แก่ {notClosed|list|thaiDigits}"), P("Item", "{/}"),
        P("BodyKept", "คะแนนดังกล่าวเป็นคะแนนที่บันทึกไว้เมื่อปิดรอบ หักคะแนนการส่งล่าช้าแล้ว"),
        P("Closing", "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการในส่วนที่เกี่ยวข้องต่อไป"),
        Signature());

    public static Package DepartmentSummary() => new("สรุปคะแนนระดับกรม",
        Head($"สรุปคะแนนการปฏิบัติราชการตามคำรับรองของหน่วยงาน {{roundName}} {Year}", "{to|thaiDigits}"),
        P("Body", $"ตามที่หน่วยงานในสังกัดได้รายงานผลตามคำรับรองการปฏิบัติราชการ {{roundName}} ประจำ{Year} ในระบบ SMART นั้น"),
        P("Body", "บัดนี้ มีหน่วยงานที่ปิดรอบการรายงานแล้ว {closedCount|thaiDigits} จาก {unitCount|thaiDigits} หน่วยงาน{#mean} คะแนนเฉลี่ย {mean|score|thaiDigits} จาก ๕ คะแนน{/mean} เรียงตามลำดับคะแนนดังนี้"),
        P("TableText"),
        Table(
            new(1.7, "ลำดับที่", "{#units}{rank|thaiDigits}", Centred: true),
            new(7.4, "หน่วยงาน", "{name|thaiDigits}"),
            new(2.5, "ถ่วงน้ำหนัก", "{weighted|score|thaiDigits}", Centred: true),
            new(2.1, "หักล่าช้า", "{latePenalty|score|thaiDigits}", Centred: true),
            new(2.3, "คะแนนรวม", "{total|score|thaiDigits}{/units}", Centred: true)),
        P("Item", "{#notClosedCount}"), P("Body", "หน่วยงานที่ยังไม่ปิดรอบ {notClosedCount|thaiDigits} หน่วยงาน ได้แก่ {notClosed|list|thaiDigits}"), P("Item", "{/}"),
        P("BodyKept", "หน่วยงานที่ได้คะแนนรวมเท่ากันอยู่ในลำดับที่เดียวกัน และคะแนนรวมเป็นคะแนนถ่วงน้ำหนักที่หักการส่งล่าช้าแล้ว"),
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบ"),
        Signature());
}
