namespace PaWorkflow.Host.Web;

/// <summary>How each form of a task is drawn: the closed map from form key to partial, icon and what the step is for.</summary>
public static class FormNames
{
    sealed record Look(string Partial, string Icon, string Purpose);

    static readonly Dictionary<string, Look> looks = new(StringComparer.Ordinal)
    {
        ["briefing"] = new("_Briefing", "users", "จัดประชุมชี้แจงหัวหน้ากลุ่มและบุคลากร แล้วบันทึกวัน สถานที่ และข้อตกลงเรื่องกำหนดส่งภายใน"),
        ["appointment"] = new("_Appointment", "user", "เลือกผู้จัดเก็บของทุกตัวชี้วัด ระบบจะจัดทำร่างคำสั่งพร้อมบัญชีแนบท้ายให้ผู้อำนวยการลงนาม"),
        ["guideline"] = new("_Guideline", "file-text", "กำหนดแนวทางการรายงาน ระบบจะจัดทำบันทึกข้อความพร้อมวันกำหนดของทั้งสองรอบ"),
        ["signature"] = new("_Signature", "signature", "อ่านร่างหนังสือ แล้วลงนาม หรือส่งกลับพร้อมเหตุผล"),
        ["letter-review"] = new("_LetterReview", "eye", "อ่านร่างหนังสือ แล้วส่งให้ผู้อำนวยการลงนาม หรือส่งกลับผู้ร่างพร้อมเหตุผล"),
        ["letter-mend"] = new("_LetterMend", "writing", "แก้ไขร่างตามเหตุผลที่ส่งกลับแล้วส่งใหม่ หรือยกเลิกหนังสือนี้"),
        ["acknowledge"] = new("_Acknowledge", "eye", "เปิดอ่านหนังสือเวียน แล้วกดรับทราบ"),
        ["acknowledge-change"] = new("_AcknowledgeChange", "git-compare", "อ่านว่ารายละเอียดตัวชี้วัดข้อใดเปลี่ยน แล้วกดรับทราบ"),
        ["smart-keying"] = new("_SmartKeying", "key", "บันทึกเกณฑ์และรายละเอียดตัวชี้วัดในระบบ SMART ให้ครบ ก่อนระบบปิด"),
        ["monitoring"] = new("_Monitoring", "list-check", "สอบถามความก้าวหน้าของแต่ละตัวชี้วัด แล้วสรุปผลการติดตาม"),
        ["evidence"] = new("_Evidence", "paperclip", "แนบหลักฐานทีละเกณฑ์ กรอกผล แล้วส่งให้ผู้อำนวยการตรวจ เกณฑ์ที่ไม่มีหลักฐานจะไม่ได้คะแนน"),
        ["director-check"] = new("_Check", "clipboard-check", "ตรวจหลักฐานเทียบกับคะแนนที่ควรได้ แล้วเห็นชอบ หรือส่งกลับพร้อมเหตุผล"),
        ["strategy-recheck"] = new("_Check", "checklist", "ตรวจซ้ำความครบถ้วนก่อนแนบในระบบ SMART"),
        ["smart-attach"] = new("_SmartAttach", "send", "ดาวน์โหลดชุดหลักฐาน แนบในระบบ SMART ก่อนเวลาปิด แล้วเก็บภาพหน้าจอเป็นหลักฐานการแนบ"),
        ["done"] = new("_Done", "list-check", "ดำเนินการตามขั้นตอนนี้ให้เสร็จ แล้วบันทึกผล"),
        ["decision"] = new("_Decision", "clipboard-check", "พิจารณาแล้วเห็นชอบ หรือส่งกลับพร้อมเหตุผล"),
    };

    /// <summary>The form of a task that names none.</summary>
    public const string Plain = "done";

    /// <summary>Whether the form serves every procedure; the others read the record of the year.</summary>
    public static bool ServesAny(string? form) => form is null or "done" or "decision" or "acknowledge-change" or "acknowledge" or "signature" or "letter-review" or "letter-mend";

    public static IReadOnlyCollection<string> All => looks.Keys;

    public static bool Knows(string? form) => looks.ContainsKey(form ?? Plain);
    public static string PartialOf(string? form) => $"Forms/{looks[form ?? Plain].Partial}";
    public static string IconOf(string? form) => looks.TryGetValue(form ?? Plain, out var look) ? look.Icon : "list-check";
    public static string PurposeOf(string? form) => looks.TryGetValue(form ?? Plain, out var look) ? look.Purpose : "";
}
