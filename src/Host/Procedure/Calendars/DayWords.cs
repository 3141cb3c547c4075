using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>Days and dates that change, as people read them on the page and in mails.</summary>
public static class DayWords
{
    public static string Of(DayChange day) => $"{ThaiDisplay.LongDate(day.Date)} {Effect(day)} ({day.Name})";

    public static string Effect(DayChange day) => day switch
    {
        { IsWeekend: true, Becomes: not null } => "เพิ่มชื่อวันหยุด (ตรงกับวันหยุดสุดสัปดาห์อยู่แล้ว)",
        { IsWeekend: true } => "นำชื่อวันหยุดออก (ยังเป็นวันหยุดสุดสัปดาห์)",
        { Was: null, Becomes: not null } => "เป็นวันหยุด",
        { Was: not null, Becomes: null } => "เป็นวันทำการ",
        { Becomes: not null } => "ยังเป็นวันหยุดตามเดิม",
        _ => "ยังเป็นวันทำการตามเดิม",
    };

    /// <summary><c>แนบหลักฐาน ตัวชี้วัด 1.2.1 รอบ 5 เดือน — กำหนดส่ง</c></summary>
    public static string Of(DateMove move) => $"{About(move)} — {Kind(move.Kind)}";

    public static string About(DateMove move) => string.Join(' ', new[]
    {
        move.Name, move.Kpi is { } kpi ? $"ตัวชี้วัด {kpi}" : "", move.Round is { } round ? ThaiDisplay.RoundName(round) : "", $"ปีงบประมาณ {move.Year}",
    }.Where(w => w.Length > 0));

    public static string Kind(DateKind kind) => kind switch
    {
        DateKind.Due => "กำหนดส่ง",
        DateKind.Planned => "กำหนดส่งที่วางไว้ (ยังไม่ถึงขั้นนี้)",
        DateKind.Reminder => "วันเตือนครั้งถัดไป",
        DateKind.Escalation => "วันแจ้งเร่งรัดหากยังไม่เสร็จ",
        DateKind.LastCall => "วันสุดท้าย",
        _ => "เวลาที่ระบบรอ",
    };

    public static string Of(ClosingOff closing) => closing switch
    {
        { Round: null } => $"ปิดบันทึกรายละเอียดตัวชี้วัดในระบบ SMART ปีงบประมาณ {closing.Year}",
        { Kpi: { } kpi, Round: { } round } => $"ปิดรับตัวชี้วัด {kpi} {ThaiDisplay.RoundName(round)} ปีงบประมาณ {closing.Year}",
        { Round: { } round } => $"ปิดรับ{ThaiDisplay.RoundName(round)} ปีงบประมาณ {closing.Year}",
    };
}
