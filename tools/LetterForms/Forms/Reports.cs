using static PaWorkflow.LetterForms.Memo;
using static PaWorkflow.LetterForms.Paper;
using static PaWorkflow.LetterForms.Tables;

namespace PaWorkflow.LetterForms;

/// <summary>Papers on what a KPI has reached.</summary>
static class Reports
{
    public static Package EvidenceReport() => new("รายงานผลตัวชี้วัด",
        Head($"รายงานผล{Kpi} {{roundName}} {Year}", "{to}"),
        P("Body", $"ตามแนวทางการรายงานผลตามคำรับรองการปฏิบัติราชการ {Year} ซึ่งกำหนดให้ส่งหลักฐาน{{roundName}} ภายใน{{closing|beDateWeekday}} นั้น"),
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
        P("BodyKept", "ทั้งนี้ ไฟล์หลักฐานทุกรายการแนบไว้ในระบบแยกตามเกณฑ์แล้ว สามารถเปิดตรวจสอบเทียบกับคะแนนที่คาดได้"),
        P("Closing", "จึงเรียนมาเพื่อโปรดพิจารณาให้ความเห็นชอบ"),
        Signature());

    public static Package ReturnMemo() => new("ขอให้เพิ่มเติมหลักฐาน",
        Head($"ขอให้แก้ไขเพิ่มเติมหลักฐาน{Kpi} {{roundName}}", "{to}"),
        P("Body", $"ตามที่ท่านได้รายงานผลและส่งหลักฐาน{Kpi} {{roundName}} {Year} นั้น"),
        P("Body", "{returnedBy} ได้ตรวจสอบแล้ว ขอส่งคืนเพื่อแก้ไข เนื่องจาก{reason|thaiDigits}"),
        P("Item", "{#missingCount}"),
        P("TableText"),
        Table(
            new(2.4, "ข้อ", "{#missing}{id}", Centred: true),
            new(13.6, "หลักฐานที่ต้องแก้ไขหรือส่งเพิ่ม", "{text|thaiDigits}{/missing}")),
        P("Item", "{/missingCount}"),
        P("Closing", "จึงเรียนมาเพื่อโปรดดำเนินการและส่งหลักฐานในระบบอีกครั้งภายใน{due|beDateWeekday}"),
        Signature());

    public static Package ExecutiveMemo() => new("บันทึกเรียนผู้บริหาร",
        Head("{subject|thaiDigits}", "{to|thaiDigits}"),
        P("Item", "{#cause}"), P("Body", "{.|thaiDigits}"), P("Item", "{/cause}"),
        P("Body", $"บัดนี้ {{head.unitName|thaiDigits}} ได้ดำเนินการตาม{Kpi} {{roundName}} {Year} แล้ว มีผลดังนี้"),
        P("TableText"),
        Table(
            new(1.4, "ข้อ", "{#steps}{id|thaiDigits}", Centred: true),
            new(8.1, "การดำเนินการ", "{text|thaiDigits}"),
            new(6.5, "ผล", "{result|thaiDigits}{/steps}")),
        P("Item", "{#fileCount}"),
        P("Body", "พร้อมนี้ได้แนบเอกสารประกอบ จำนวน {fileCount|thaiDigits} รายการ ดังนี้"),
        P("Item", "{/}"),
        P("Item", "{#files}"), P("Item", "{no|thaiDigits}.", Tab(), "{name} (ข้อ {criterion|thaiDigits} ขนาด {size|fileSize})"), P("Item", "{/files}"),
        P("BodyKept", "ทั้งนี้ ได้ส่งสำเนาให้{copyTo|thaiDigits}เพื่อรวบรวมและใช้ประกอบการประเมินผลการปฏิบัติราชการของหน่วยงานด้วยแล้ว"),
        P("Closing", "จึงเรียนมาเพื่อโปรดทราบ"),
        Signature(),
        P("CopyTo", "สำเนาเรียน", Tab(), "{copyTo|thaiDigits}"));

    public static Package SmartCover() => new("ใบปะหน้าชุดหลักฐาน",
        P("OrderTitle", "ใบปะหน้าชุดหลักฐานที่แนบในระบบ SMART"),
        P("OrderTitle", $"{{head.unitName|thaiDigits}} {{roundName}} {Year}"),
        P("TableText"),
        Facts(
            ("ตัวชี้วัด", "{kpiCode|thaiDigits} {kpiName|thaiDigits}"),
            ("น้ำหนัก", "{weight|number|thaiDigits}"),
            ("ผู้จัดเก็บ", "{owner|thaiDigits}"),
            ("ระบบปิดรับ", "{closing|beDateWeekday} เวลา {closing|time}"),
            ("แนบในระบบ SMART", "{#attached}{at|beDateWeekday} เวลา {at|time} โดย {by|thaiDigits}{/attached}{^attached}ยังไม่ได้แนบ{/attached}"),
            ("เลขอ้างอิงและหลักฐาน", "{#attached}{reference} ({proof}){/attached}{^attached}–{/attached}"),
            ("คะแนนที่คาด", "{expectedPoints|score|thaiDigits} จาก {maxPoints|number|thaiDigits} คะแนน คิดเป็น {expectedScore|score|thaiDigits} จาก ๕")),
        P("Heading", "เกณฑ์และคะแนนที่คาด"),
        Table(
            new(1.4, "ข้อ", "{#criteria}{id|thaiDigits}", Centred: true),
            new(7.8, "เกณฑ์", "{text|thaiDigits}"),
            new(1.6, "ไฟล์", "{fileCount|thaiDigits}", Centred: true),
            new(2.4, "คะแนนเต็ม", "{points|number|thaiDigits}", Centred: true),
            new(2.8, "คะแนนที่คาด", "{expected|score|thaiDigits}{/criteria}", Centred: true)),
        P("Heading", "ไฟล์หลักฐาน {fileCount|thaiDigits} รายการ"),
        Grid([1.2, 1.4, 11.0, 2.4],
            new(["ที่", "ข้อ", "ชื่อไฟล์ และรหัสตรวจสอบ SHA-256", "ขนาด"]) { Header = true },
            new([
                new("TableCentre", "{#files}{no|thaiDigits}"), new("TableCentre", "{criterion|thaiDigits}"),
                new(P("TableText", "{name}"), P("Hash", "{sha256}")), new("TableCentre", "{size|fileSize}{/files}")])),
        P("Heading", "ชุดหลักฐาน"),
        P("Item", "{#bundle}"),
        P("Kept", "{fileName} มี {files|thaiDigits} ไฟล์ ขนาด {size|fileSize} จัดทำเมื่อวันที่ {madeAt|beDate} เวลา {madeAt|time}"),
        P("Hash", "SHA-256 {sha256}"),
        P("Item", "{/bundle}"),
        P("Item", "{^bundle}"), P("TableText", "ยังไม่ได้จัดชุดหลักฐาน"), P("Item", "{/bundle}"),
        P("Hash", "รหัสรวมของรายการไฟล์ {digest}"));

    public static Package InternalControlWorksheet() => new("แบบประเมินระบบการควบคุมภายใน",
        P("OrderTitle", "แบบประเมินระบบการควบคุมภายใน"),
        P("OrderTitle", "{head.unitName|thaiDigits} {head.departmentName|thaiDigits}"),
        P("OrderTitle", $"{Kpi}"),
        P("OrderTitle", $"{{roundName}} {Year}"),
        P("TableText", "/ คือผลประเมิน: ๒ ครบถ้วน, ๑ บางส่วน, ๐ ยังไม่มีหรือไม่มีหลักฐาน, N/A ไม่เกี่ยวข้อง"),
        P("TableText"),
        Grid([1.2, 9.6, 1.2, 1.2, 1.2, 1.6],
            new(["ข้อ", "ประเด็นและรายการประเมิน", "๒", "๑", "๐", "N/A"]) { Header = true },
            new([new("TableGroup", "{#issues}{name|thaiDigits}") { Span = 6 }]),
            new([
                new("TableCentre", "{#items}{id|thaiDigits}"), new("TableText", "{text|thaiDigits}"), new("TableCentre", "{two}"), new("TableCentre", "{one}"),
                new("TableCentre", "{zero}"), new("TableCentre", "{notApplicable}{/items}")]),
            new([new("TableRight", "คะแนนของประเด็นนี้") { Span = 2 }, new("TableCentre", "{sum|thaiDigits} จาก {most|thaiDigits}{/issues}") { Span = 4 }])),
        P("Heading", "สรุปผลการประเมิน"),
        Facts(
            ("คะแนนที่ได้", "{sum|thaiDigits} จาก {most|thaiDigits} คะแนน (ประเมิน {counted|thaiDigits} ข้อ จาก {itemCount|thaiDigits} ข้อ ไม่นับข้อที่ไม่เกี่ยวข้อง)"),
            ("คิดเป็นร้อยละ", "{percent|number|thaiDigits}"),
            ("ระดับการควบคุมภายใน", "{grade}"),
            ("คะแนนตามเกณฑ์", "{points|number|thaiDigits} จาก {maxPoints|number|thaiDigits} คะแนน")),
        SigningRoom(),
        P("Signature", "({assessor|thaiDigits|dots})"),
        P("SignatureEnd", "ผู้ประเมิน"),
        SigningRoom(),
        P("Signature", "({head.signerName|thaiDigits|dots})"),
        P("SignatureEnd", "{head.signerPost}"));
}
