using static PaWorkflow.LetterForms.Memo;
using static PaWorkflow.LetterForms.Paper;
using static PaWorkflow.LetterForms.Tables;

namespace PaWorkflow.LetterForms;

/// <summary>Papers to one person about open tasks.</summary>
static class Owed
{
    public static Package ReminderLetter() => new("แจ้งเตือน",
        Head($"แจ้งเตือนงานที่ใกล้ครบกำหนดตามคำรับรองการปฏิบัติราชการ {Year}", "{to|thaiDigits}"),
        P("Body", $"ตามที่ท่านได้รับมอบหมายงานตามคำรับรองการปฏิบัติราชการ ประจำ{Year} นั้น"),
        P("Body", "ขอเรียนว่า ท่านมีงานที่ยังไม่แล้วเสร็จ {taskCount|thaiDigits} รายการ โดยรายการแรกครบกำหนดใน{firstDue|beDateWeekday} ดังนี้"),
        P("TableText"),
        Table(
            new(1.0, "ที่", "{#tasks}{no|thaiDigits}", Centred: true),
            new(8.6, "งาน", "{name|thaiDigits}"),
            new(4.0, "กำหนดส่ง", "{due|beDateShort} {due|time}", Centred: true),
            new(2.4, "เหลือ (วันทำการ)", "{daysLeft|thaiDigits}{/tasks}", Centred: true)),
        P("BodyKept", "หากดำเนินการเรียบร้อยแล้ว โปรดบันทึกผลในระบบเพื่อให้ขั้นตอนถัดไปดำเนินต่อได้ และหากมีปัญหาอุปสรรคโปรดแจ้งงานยุทธศาสตร์และแผนงานก่อนครบกำหนด"),
        P("Closing", "จึงเรียนมาเพื่อโปรดดำเนินการให้แล้วเสร็จภายในกำหนด"),
        Signature());

    public static Package OverdueLetter() => new("เร่งรัด",
        Head($"เร่งรัดงานที่พ้นกำหนดตามคำรับรองการปฏิบัติราชการ {Year}", "{to|thaiDigits}"),
        P("Body", $"ตามที่ท่านได้รับมอบหมายงานตามคำรับรองการปฏิบัติราชการ ประจำ{Year} และได้แจ้งกำหนดเวลาไว้แล้ว นั้น"),
        P("Body", "ตรวจสอบแล้วพบว่า ท่านมีงานที่พ้นกำหนดและยังไม่แล้วเสร็จ {taskCount|thaiDigits} รายการ ดังนี้"),
        P("TableText"),
        Table(
            new(1.0, "ที่", "{#tasks}{no|thaiDigits}", Centred: true),
            new(5.4, "งาน", "{name|thaiDigits}"),
            new(2.8, "ครบกำหนด", "{due|beDateShort}", Centred: true),
            new(2.0, "ล่าช้า (วันทำการ)", "{daysLate|thaiDigits}", Centred: true),
            new(2.8, "SMART ปิดรับ", "{closing|beDateShort}{^closing}–{/closing}", Centred: true),
            new(2.0, "คะแนนที่เสีย", "{cost|number|thaiDigits}{/tasks}", Centred: true)),
        P("Item", "{#lateRuleCount}"), P("Body", "คะแนนที่เสียนับถึงวันที่ของบันทึกนี้และเพิ่มขึ้นทุกวันที่ยังไม่ส่ง ดังนี้"), P("Item", "{/}"),
        P("Item", "{#lateRules}"), P("Item", "–", Tab(), "{.|thaiDigits}"), P("Item", "{/lateRules}"),
        P("BodyKept", "หากมีเหตุขัดข้องที่ทำให้ดำเนินการไม่ได้ โปรดชี้แจงเป็นลายลักษณ์อักษรพร้อมกำหนดวันที่จะแล้วเสร็จ"),
        P("Closing", "จึงเรียนมาเพื่อโปรดเร่งดำเนินการให้แล้วเสร็จภายใน{handInBy|beDateWeekday}"),
        Signature());
}
