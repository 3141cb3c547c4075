using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Pages.Years;

/// <summary>Where one KPI stands in one round.</summary>
/// <param name="Score">Frozen at the close of the round, or else what the evidence of today is expected to reach; null before anything was given.</param>
public sealed record BoardCell(string State, string Tone, string Icon, DateTimeOffset? DueAt, decimal? Score, bool Frozen)
{
    public static BoardCell Of(
        UserTask? open, CheckDecision? lastCheck, SmartAttachment? attached, KpiScore? frozen, decimal? expected, DateTimeOffset now)
    {
        var score = frozen?.Score ?? expected;
        if (open is not null)
        {
            var returned = open.Form == "evidence" && lastCheck is { Approved: false };
            return new(returned ? "ส่งกลับให้แก้ไข" : StateOf(open), Urgency.Of(open.DueAt, now), FormNames.IconOf(open.Form), open.DueAt, score, frozen is not null);
        }
        if (attached is not null) return new("แนบใน SMART แล้ว", "done", "circle-check", attached.AttachedAt, score, frozen is not null);
        if (frozen is { Missed: true }) return new("ไม่ทันแนบใน SMART", "late", "x", null, score, true);
        return new("ยังไม่ถึงรอบ", "calm", "calendar-event", null, score, frozen is not null);
    }

    static string StateOf(UserTask task) => task.Form switch
    {
        "evidence" => "รวบรวมหลักฐาน",
        "director-check" => "รอผู้อำนวยการตรวจ",
        "strategy-recheck" => "รองานยุทธศาสตร์ตรวจซ้ำ",
        "smart-attach" => "รอแนบใน SMART",
        _ => task.Name,
    };
}
