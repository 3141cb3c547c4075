using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>The internal dates as people read them.</summary>
public static class DateWords
{
    /// <summary>What is due on the date, and whose work it is.</summary>
    public static (string Name, string Who) Of(string task) => task switch
    {
        "briefing" => ("ประชุมชี้แจง", "งานยุทธศาสตร์"),
        "appoint" => ("กำหนดคณะทำงานและผู้จัดเก็บ", "งานยุทธศาสตร์"),
        "reviewOrder" => ("ตรวจร่างคำสั่งแต่งตั้ง", "หัวหน้ากลุ่ม"),
        "signOrder" => ("ลงนามคำสั่งแต่งตั้ง", "ผู้อำนวยการ"),
        "guideline" => ("กำหนดแนวทางการรายงาน", "งานยุทธศาสตร์"),
        "reviewGuideline" => ("ตรวจร่างหนังสือแนวทาง", "หัวหน้ากลุ่ม"),
        "signGuideline" => ("ลงนามหนังสือแนวทาง", "ผู้อำนวยการ"),
        "acknowledge" => ("ทุกคนรับทราบคำสั่งและแนวทาง", "ผู้จัดเก็บและหัวหน้ากลุ่ม"),
        "keying" => ("บันทึกรายละเอียดตัวชี้วัดใน SMART", "งานยุทธศาสตร์"),
        "monitor" => ("ติดตามและเร่งรัด", "งานยุทธศาสตร์"),
        "attach" => ("ผู้จัดเก็บแนบหลักฐาน", "ผู้จัดเก็บ"),
        "director" => ("ผู้อำนวยการตรวจหลักฐาน", "ผู้อำนวยการ"),
        "recheck" => ("งานยุทธศาสตร์ตรวจซ้ำ", "งานยุทธศาสตร์"),
        "smart" => ("แนบในระบบ SMART", "งานยุทธศาสตร์"),
        _ => (task, ""),
    };

    /// <summary>The heading under which a round's dates stand.</summary>
    public static string GroupOf(string? round) => round is null ? "เริ่มปี" : ThaiDisplay.RoundName(round);
}
