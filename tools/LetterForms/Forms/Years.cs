using static PaWorkflow.LetterForms.Memo;
using static PaWorkflow.LetterForms.Paper;
using static PaWorkflow.LetterForms.Tables;

namespace PaWorkflow.LetterForms;

/// <summary>Papers that order a year: who does what, by which details.</summary>
static class Years
{
    public static Package AppointmentOrder() => new("คำสั่งแต่งตั้งคณะทำงาน",
        P("OrderEmblem", Emblem(3, 3, floats: false)),
        P("OrderTitle", "คำสั่ง{head.unitName}"),
        P("OrderTitle", "ที่ {head.number|thaiDigits|dots}"),
        P("OrderTitle", $"เรื่อง แต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัดตามคำรับรองการปฏิบัติราชการ {Year}"),
        P("OrderTitle", "____________________"),
        P("Item", "{#grounds}"), P("Body", "{.|thaiDigits}"), P("Item", "{/grounds}"),
        P("Body", "จึงแต่งตั้งคณะทำงาน โดยมีองค์ประกอบและหน้าที่ ดังต่อไปนี้"),
        P("Heading", "๑. องค์ประกอบ"),
        Unruled(
            new(2.4, "", "{#memberItems}๑.{no|thaiDigits}", Centred: true),
            new(7.4, "", "{person}{#post} {post}{/post}"),
            new(6.2, "", "{role}{/memberItems}")),
        P("Heading", "๒. หน้าที่"),
        P("Item", "{#dutyItems}"), P("Duty", "๒.{no|thaiDigits}", Tab(), "{text|thaiDigits}"), P("Item", "{/dutyItems}"),
        P("Heading", "๓. ผู้จัดเก็บและรายงานผลตัวชี้วัด"),
        P("Body", "ให้ผู้มีรายชื่อในบัญชีแนบท้ายคำสั่งนี้เป็นผู้จัดเก็บหลักฐานและรายงานผลตัวชี้วัดที่ระบุไว้"),
        P("Closing", "ทั้งนี้ {#effectiveFrom}ตั้งแต่วันที่ {effectiveFrom|beDate} เป็นต้นไป{/}{^effectiveFrom}ตั้งแต่วันที่ลงนามในคำสั่งเป็นต้นไป{/}"),
        P("OrderDate", "สั่ง ณ วันที่ {head.date|beDateEra|dots}"),
        Signature(),
        P("PageTitle", "บัญชีแนบท้ายคำสั่ง{head.unitName}"),
        P("OrderTitle", "ที่ {head.number|thaiDigits|dots} ลงวันที่ {head.date|beDate|dots}"),
        P("OrderTitle", "ผู้จัดเก็บและรายงานผลตัวชี้วัด"),
        P("TableText"),
        Table(
            new(1.8, "ตัวชี้วัด", "{#holders}{code|thaiDigits}", Centred: true),
            new(7.2, "ชื่อตัวชี้วัด", "{name}"),
            new(1.8, "น้ำหนัก", "{weight|number|thaiDigits}", Centred: true),
            new(5.2, "ผู้จัดเก็บและรายงาน", "{holder}{/holders}")),
        P("TableText"));

    public static Package ReportingGuideline() => new("แนวทางการรายงานผล",
        Head($"แนวทางและกำหนดการรายงานผลตามคำรับรองการปฏิบัติราชการ {Year}", "{recipients|list}"),
        P("Body", $"ตามที่{{head.unitName}} ได้แต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัด ประจำ{Year} แล้ว นั้น"),
        P("Body", "เพื่อให้หลักฐานครบถ้วนก่อนระบบ SMART ปิดรับ จึงกำหนดแนวทางและเวลาภายในของแต่ละรอบ ดังนี้"),
        P("Item", "{#stepItems}"), P("Item", "{no|thaiDigits}.", Tab(), "{text|thaiDigits}"), P("Item", "{/stepItems}"),
        P("Item", "{#rounds}"),
        P("Heading", "{name|thaiDigits}", " ระบบปิดรับ{closing|beDateWeekday} เวลา {closing|time}"),
        Table(
            new(7.8, "ขั้นตอน", "{#internalDates}{step|thaiDigits}"),
            new(4.9, "ผู้รับผิดชอบ", "{who}"),
            new(3.3, "ภายในวันที่", "{date|beDateShort}{/internalDates}", Centred: true)),
        P("Item", "{/rounds}"),
        P("Item", "{#note}"), P("Body", "หมายเหตุ {note|thaiDigits}"), P("Item", "{/note}"),
        P("BodyKept", "ทั้งนี้ หากมีเหตุขัดข้องที่อาจทำให้ส่งหลักฐานไม่ทันกำหนด โปรดแจ้งงานยุทธศาสตร์และแผนงานล่วงหน้าเพื่อแก้ไขปัญหาร่วมกัน"),
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ พร้อมลงนามรับทราบในระบบด้วย"),
        Signature());

    public static Package KpiChangeNotice() => new("แจ้งการเปลี่ยนแปลงรายละเอียดตัวชี้วัด",
        Head($"แจ้งการเปลี่ยนแปลงรายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการ {Year} (ฉบับที่ {{version|thaiDigits}})", "{recipients|list}"),
        P("Body", $"ตามที่ได้แจ้งรายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการ ประจำ{Year} เพื่อถือปฏิบัติแล้ว นั้น"),
        P("Body", "เนื่องจาก{reason|thaiDigits} รายละเอียดตัวชี้วัดจึงเปลี่ยนแปลงเป็นฉบับที่ {version|thaiDigits} ดังนี้"),
        P("TableText"),
        Table(
            new(3.6, "ตัวชี้วัดและเกณฑ์", "{#changes}{place|thaiDigits}"),
            new(2.4, "รายการ", "{what}"),
            new(5.0, "เดิม", "{before|thaiDigits}"),
            new(5.0, "ใหม่", "{after|thaiDigits}{/changes}")),
        P("BodyKept", "หลักฐานและผลที่ส่งไว้แล้วยังคงอยู่ และระบบได้คิดคะแนนใหม่ตามรายละเอียดฉบับนี้ ข้อใดที่เกณฑ์เปลี่ยนจนผลเดิมใช้ไม่ได้ โปรดกรอกผลใหม่ในระบบ"),
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ พร้อมกดรับทราบในระบบภายใน{acknowledgeBy|beDateWeekday}"),
        Signature());

    public static Package KpiSheet() => new("รายละเอียดตัวชี้วัด",
        P("OrderTitle", "รายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการ"),
        P("OrderTitle", $"{{head.unitName|thaiDigits}} {Year}"),
        P("TableText"),
        Facts(
            ("ตัวชี้วัด", "{kpiCode|thaiDigits} {kpiName|thaiDigits}"),
            ("น้ำหนัก", "{weight|number|thaiDigits} จาก {weightsSumTo|number|thaiDigits}"),
            ("องค์ประกอบ", "{group|thaiDigits}"),
            ("สูตรคำนวณ", "{formula|thaiDigits}{^formula}ตามเกณฑ์การให้คะแนนแต่ละข้อ{/formula}"),
            ("หน่วยงานเจ้าภาพ", "{host|thaiDigits}{^host}หน่วยงานกำหนดเอง{/host}"),
            ("แหล่งข้อมูล", "{dataSource|thaiDigits}"),
            ("ผู้กำกับดูแล", "{supervisor|thaiDigits}"),
            ("ผู้จัดเก็บข้อมูล", "{owner|thaiDigits}"),
            ("ฉบับที่", "{version|thaiDigits}")),
        P("Item", "{#noteCount}"), P("Heading", "คำอธิบาย"), P("Item", "{/}"),
        P("Item", "{#notes}"), P("Item", "–", Tab(), "{.|thaiDigits}"), P("Item", "{/notes}"),
        P("Item", "{#rounds}"),
        P("Heading", "{name} ปิดรับ{closing|beDateWeekday} เวลา {closing|time}"),
        P("Item", "{#countedFrom}"), P("Kept", "ช่วงนับข้อมูล: {countedFrom|beDate} ถึง {countedTo|beDate}"), P("Item", "{/countedFrom}"),
        P("Kept", "ส่งล่าช้า: {penalty|thaiDigits}"),
        P("Item", "{#award}"), P("Kept", "{award|thaiDigits}"), P("Item", "{/award}"),
        P("KeptSpace"),
        Table(
            new(1.1, "ข้อ", "{#criteria}{id|thaiDigits}", Centred: true),
            new(4.6, "เกณฑ์การให้คะแนน", "{text|thaiDigits}"),
            new(1.7, "คะแนน", "{points|number|thaiDigits}", Centred: true),
            new(4.6, "วิธีให้คะแนน", "{rule|thaiDigits}"),
            new(4.0, "หลักฐานที่ต้องใช้", "{evidenceLines|thaiDigits}{/criteria}")),
        P("Total", "คะแนนเต็ม {max|number|thaiDigits} คะแนน"),
        P("Item", "{/rounds}"));
}
