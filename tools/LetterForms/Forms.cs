using System.Xml.Linq;
using static PaWorkflow.LetterForms.Paper;

namespace PaWorkflow.LetterForms;

/// <summary>The forms. A memo states its cause, then what is wanted, then closes with "จึงเรียนมาเพื่อโปรด…"; it has no closing words.</summary>
static class Forms
{
    public static IEnumerable<(string Name, Package Form)> All =>
    [
        ("meeting-invitation", MeetingInvitation()),
        ("appointment-order", AppointmentOrder()),
        ("reporting-guideline", ReportingGuideline()),
        ("evidence-report", EvidenceReport()),
        ("return-memo", ReturnMemo()),
        ("kpi-change-notice", KpiChangeNotice()),
        ("score-summary", ScoreSummary()),
    ];

    const string year = "ปีงบประมาณ พ.ศ. {fiscalYear|thaiDigits}";
    const string kpi = "ตัวชี้วัดที่ {kpiCode|thaiDigits} {kpiName}";

    static Package MeetingInvitation() => new("ขอเชิญประชุม",
        Head($"ขอเชิญประชุมชี้แจงคำรับรองการปฏิบัติราชการ {year}", "{recipients|list}"),
        P("Body", $"ด้วย{{head.unitName}} จะเริ่มดำเนินงานตามคำรับรองการปฏิบัติราชการ ประจำ{year} จึงต้องชี้แจงแนวทางและรายละเอียดตัวชี้วัดแก่ผู้เกี่ยวข้อง และตกลงกำหนดเวลาภายในร่วมกันทั้งสองรอบการประเมิน"),
        P("Body", "ในการนี้ ขอเชิญท่านเข้าร่วมประชุมใน{meetingDate|beDateWeekday} เวลา {time|time} ณ {place} โดยมีระเบียบวาระ ดังนี้"),
        P("Item", "{#agendaItems}"),
        P("Item", "{no|thaiDigits}.", Tab(), "{text|thaiDigits}"),
        P("Item", "{/agendaItems}"),
        P("Closing", "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว"),
        Signature());

    static Package AppointmentOrder() => new("คำสั่งแต่งตั้งคณะทำงาน",
        P("OrderEmblem", Emblem(3, 3, floats: false)),
        P("OrderTitle", "คำสั่ง{head.unitName}"),
        P("OrderTitle", "ที่ {head.number|thaiDigits|dots}"),
        P("OrderTitle", $"เรื่อง แต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัดตามคำรับรองการปฏิบัติราชการ {year}"),
        P("OrderTitle", "____________________"),
        P("Item", "{#grounds}"), P("Body", "{.|thaiDigits}"), P("Item", "{/grounds}"),
        P("Body", "จึงแต่งตั้งคณะทำงาน โดยมีองค์ประกอบและหน้าที่ ดังต่อไปนี้"),
        P("Heading", "๑. องค์ประกอบ"),
        P("Member", "{#memberItems}"),
        P("Member", "๑.{no|thaiDigits}", Tab(), "{person}{#post} {post}{/post}", Tab(), "{role}"),
        P("Member", "{/memberItems}"),
        P("Heading", "๒. หน้าที่"),
        P("Item", "{#dutyItems}"), P("Item", "๒.{no|thaiDigits}", Tab(), "{text|thaiDigits}"), P("Item", "{/dutyItems}"),
        P("Heading", "๓. ผู้จัดเก็บและรายงานผลตัวชี้วัด"),
        P("Body", "ให้ผู้มีรายชื่อในบัญชีแนบท้ายคำสั่งนี้เป็นผู้จัดเก็บหลักฐานและรายงานผลตัวชี้วัดที่ระบุไว้"),
        P("Closing", "ทั้งนี้ {#effectiveFrom}ตั้งแต่วันที่ {effectiveFrom|beDate} เป็นต้นไป{/}{^effectiveFrom}ตั้งแต่วันที่ลงนามในคำสั่งเป็นต้นไป{/}"),
        P("OrderDate", "สั่ง ณ วันที่ {head.date|beDateEra|dots}"),
        Signature(),
        PageBreak(),
        P("OrderTitle", "บัญชีแนบท้ายคำสั่ง{head.unitName}"),
        P("OrderTitle", "ที่ {head.number|thaiDigits|dots} ลงวันที่ {head.date|beDate|dots}"),
        P("OrderTitle", "ผู้จัดเก็บและรายงานผลตัวชี้วัด"),
        P("TableText"),
        Table(
            new(1.8, "ตัวชี้วัด", "{#holders}{code|thaiDigits}", Centred: true),
            new(7.2, "ชื่อตัวชี้วัด", "{name}"),
            new(1.8, "น้ำหนัก", "{weight|number|thaiDigits}", Centred: true),
            new(5.2, "ผู้จัดเก็บและรายงาน", "{holder}{/holders}")),
        P("TableText"));

    static Package ReportingGuideline() => new("แนวทางการรายงานผล",
        Head($"แนวทางและกำหนดการรายงานผลตามคำรับรองการปฏิบัติราชการ {year}", "{recipients|list}"),
        P("Body", $"ตามที่{{head.unitName}} ได้แต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัด ประจำ{year} แล้ว นั้น"),
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
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ พร้อมลงนามรับทราบในระบบด้วย"),
        Signature());

    static Package EvidenceReport() => new("รายงานผลตัวชี้วัด",
        Head($"รายงานผล{kpi} {{roundName}} {year}", "{to}"),
        P("Body", $"ตามแนวทางการรายงานผลตามคำรับรองการปฏิบัติราชการ {year} ซึ่งกำหนดให้ส่งหลักฐาน{{roundName}} ภายใน{{closing|beDateWeekday}} นั้น"),
        P("Body", "บัดนี้ {owner} ได้จัดเก็บข้อมูลและหลักฐานของตัวชี้วัดดังกล่าวเรียบร้อยแล้ว สรุปผลตามเกณฑ์ได้ดังนี้"),
        P("TableText"),
        Table(
            new(2.4, "ข้อ", "{#criteria}{id}", Centred: true),
            new(6.4, "เกณฑ์", "{text|thaiDigits}"),
            new(4.5, "ผลการดำเนินงาน", "{result|thaiDigits}"),
            new(2.7, "คะแนนที่คาด", "{expectedScore|score}{/criteria}", Centred: true)),
        P("Body", "คะแนนที่คาดว่าจะได้รับรวม {expectedTotal|score|thaiDigits} จาก {maxTotal|number|thaiDigits} คะแนน โดยมีหลักฐานประกอบ {fileCount|thaiDigits} รายการ"),
        P("TableText"),
        Table(
            new(1.2, "ที่", "{#fileItems}{no|thaiDigits}", Centred: true),
            new(7.6, "ชื่อไฟล์", "{name}"),
            new(3.2, "SHA-256", "{sha256Short}", Centred: true),
            new(1.6, "หน้า", "{pages}", Centred: true),
            new(2.4, "ขนาด", "{size|fileSize}{/fileItems}", Centred: true)),
        P("Item", "{#note}"), P("Body", "หมายเหตุ {note|thaiDigits}"), P("Item", "{/note}"),
        P("Closing", "จึงเรียนมาเพื่อโปรดพิจารณาให้ความเห็นชอบ"),
        Signature());

    static Package ReturnMemo() => new("ขอให้เพิ่มเติมหลักฐาน",
        Head($"ขอให้แก้ไขเพิ่มเติมหลักฐาน{kpi} {{roundName}}", "{to}"),
        P("Body", $"ตามที่ท่านได้รายงานผลและส่งหลักฐาน{kpi} {{roundName}} {year} นั้น"),
        P("Body", "{returnedBy} ได้ตรวจสอบแล้ว ขอส่งคืนเพื่อแก้ไข เนื่องจาก{reason|thaiDigits}"),
        P("TableText"),
        Table(
            new(2.4, "ข้อ", "{#missing}{id}", Centred: true),
            new(13.6, "หลักฐานที่ต้องแก้ไขหรือส่งเพิ่ม", "{text|thaiDigits}{/missing}")),
        P("Closing", "จึงเรียนมาเพื่อโปรดดำเนินการและส่งหลักฐานในระบบอีกครั้งภายใน{due|beDateWeekday}"),
        Signature());

    static Package KpiChangeNotice() => new("แจ้งการเปลี่ยนแปลงรายละเอียดตัวชี้วัด",
        Head($"แจ้งการเปลี่ยนแปลงรายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการ {year} (ฉบับที่ {{version|thaiDigits}})", "{recipients|list}"),
        P("Body", $"ตามที่ได้แจ้งรายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการ ประจำ{year} เพื่อถือปฏิบัติแล้ว นั้น"),
        P("Body", "เนื่องจาก{reason|thaiDigits} รายละเอียดตัวชี้วัดจึงเปลี่ยนแปลงเป็นฉบับที่ {version|thaiDigits} ดังนี้"),
        P("TableText"),
        Table(
            new(3.6, "ตัวชี้วัดและเกณฑ์", "{#changes}{place|thaiDigits}"),
            new(2.4, "รายการ", "{what}"),
            new(5.0, "เดิม", "{before|thaiDigits}"),
            new(5.0, "ใหม่", "{after|thaiDigits}{/changes}")),
        P("Body", "หลักฐานและผลที่ส่งไว้แล้วยังคงอยู่ และระบบได้คิดคะแนนใหม่ตามรายละเอียดฉบับนี้ ข้อใดที่เกณฑ์เปลี่ยนจนผลเดิมใช้ไม่ได้ โปรดกรอกผลใหม่ในระบบ"),
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ พร้อมกดรับทราบในระบบภายใน{acknowledgeBy|beDateWeekday}"),
        Signature());

    static Package ScoreSummary() => new("สรุปคะแนนรายรอบ",
        Head($"สรุปคะแนนการปฏิบัติราชการตามคำรับรอง {{roundName}} {year}", "{to}"),
        P("Body", $"ตามที่หน่วยงานได้รายงานผลตามคำรับรองการปฏิบัติราชการ {{roundName}} ประจำ{year} ในระบบ SMART แล้ว นั้น"),
        P("Body", "บัดนี้ได้ปิดรอบการรายงานแล้ว คะแนนที่คาดว่าจะได้รับคือ {total|score|thaiDigits} จาก ๕ คะแนน โดยเป็นคะแนนถ่วงน้ำหนัก {weighted|score|thaiDigits} หักการส่งล่าช้า {latePenalty|score|thaiDigits} แยกตามตัวชี้วัดดังนี้"),
        P("TableText"),
        Table(
            new(1.8, "ตัวชี้วัด", "{#kpis}{code|thaiDigits}", Centred: true),
            new(6.8, "ชื่อตัวชี้วัด", "{name}"),
            new(1.8, "น้ำหนัก", "{weight|number|thaiDigits}", Centred: true),
            new(2.8, "หักล่าช้า", "{penalty|score|thaiDigits}", Centred: true),
            new(2.8, "คะแนน", "{score|score|thaiDigits}{/kpis}", Centred: true)),
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบ"),
        Signature(),
        PageBreak(),
        P("OrderTitle", "วิธีคิดคะแนน"),
        P("Heading", "คะแนนรวม"),
        P("Item", "{#reckoning}"), P("Item", "{.|thaiDigits}"), P("Item", "{/reckoning}"),
        P("Item", "{#kpis}"),
        P("Heading", "{code|thaiDigits} {name} ได้ {score|score|thaiDigits}"),
        P("Item", "{#reasons}"), P("Item", "{.|thaiDigits}"), P("Item", "{/reasons}"),
        P("Item", "{/kpis}"));

    static XElement[] Head(string subject, string to) =>
    [
        // The urgency stands between the emblem and the title.
        P("MemoTitle", Emblem(1.5, 1.5, floats: true), Tab(), Urgency("{head.urgency}"), Tab(), "บันทึกข้อความ"),
        P("MemoHead", HeadWord("ส่วนราชการ"), OnDots("  {head.unitName} {head.departmentName}{#head.telephone} โทร. {head.telephone|thaiDigits}{/}"), DotsToTab()),
        P("MemoNumber", HeadWord("ที่"), OnDots("  {head.number|thaiDigits}"), DotsToTab(), HeadWord("วันที่"), OnDots("  {head.date|beDate}"), DotsToTab()),
        P("MemoHead", HeadWord("เรื่อง"), OnDots($"  {subject}"), DotsToTab()),
        P("Addressee", "เรียน", Tab(), to),
    ];

    static XElement[] Signature() =>
    [
        P("SignatureSpace", "({head.signerName|dots})"),
        P("Signature", "{head.signerPost}"),
        P("Signature", "{#head.actingFor}"), P("Signature", "{head.actingFor}"), P("Signature", "{/head.actingFor}"),
        P("Signature", "{head.signerUnit}"),
    ];
}
