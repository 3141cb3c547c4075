using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>What is done with several tasks at once.</summary>
public enum SeveralAct { Approve, Remind, HandOver }

/// <summary>What became of one of them.</summary>
public sealed record SeveralAnswer(string TaskId, string Name, bool Done, string Words);

/// <summary>Does the same with several tasks, for one reason. Each is its own transaction: one that is refused holds up no other.</summary>
public sealed class SeveralDesk(ContextFactory contexts, TaskDesk tasks, HoldingDesk holding, ReminderDesk reminders)
{
    /// <summary>Tasks at a time.</summary>
    public const int Most = 100;

    /// <param name="reason">Of all of them.</param>
    /// <param name="toPerson">Who gets them, of those handed over.</param>
    /// <param name="shownAt">When the list was shown: evidence that changed since then is not approved unseen.</param>
    public async Task<IReadOnlyList<SeveralAnswer>> Do(
        SeveralAct act, IReadOnlyList<string> ids, string reason, string toPerson, DateTimeOffset shownAt, Viewer viewer, string? commandId)
    {
        var answers = new List<SeveralAnswer>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal).Take(Most))
        {
            var task = await Seen(id, viewer);
            var outcome = task is null ? new Outcome.NotFound() : act switch
            {
                SeveralAct.Approve => await Approve(task, reason, shownAt, viewer, CommandOf(commandId, id)),
                SeveralAct.Remind => await reminders.Remind(id, reason, viewer),
                _ => await holding.HandOver(id, toPerson, reason, viewer, CommandOf(commandId, id)),
            };
            answers.Add(new(id, task is null ? "งานที่เลือก" : NameOf(task), outcome is Outcome.Done, Words(act, outcome)));
        }
        return answers;
    }

    /// <summary>The forms in which an approval asks for nothing that must be looked at one by one.</summary>
    public static bool IsApprovedPlainly(string? form) => form is "decision" or "letter-review" or "director-check" or "strategy-recheck";

    async Task<Outcome> Approve(UserTask task, string reason, DateTimeOffset shownAt, Viewer viewer, string? commandId)
    {
        if (!viewer.MayWork(task)) return new Outcome.Conflict("งานนี้อยู่กับผู้อื่น ท่านจึงเห็นชอบแทนไม่ได้");
        switch (task.Form)
        {
            case "decision":
                return await tasks.Complete(task.Id, new DecisionForm(true, reason), viewer, commandId);
            case "letter-review":
                return await tasks.Complete(task.Id, new LetterReviewForm(true, reason), viewer, commandId);
            case "director-check" or "strategy-recheck":
                var (digest, changed) = await Evidence(KpiRound.Of(task), shownAt);
                return changed ? new Outcome.Conflict("หลักฐานหรือผลเปลี่ยนไปหลังจากที่ท่านเปิดรายการนี้ — โปรดเปิดตรวจงานนี้ก่อนตัดสินใจ")
                    : await tasks.Complete(task.Id, new CheckForm(true, reason, digest), viewer, commandId);
            case SignatureForm.Key:
                return new Outcome.Conflict("หนังสือต้องเปิดอ่านแล้วลงนามทีละเรื่อง");
            default:
                return new Outcome.Conflict("งานนี้ไม่ใช่งานเห็นชอบ โปรดเปิดงานเพื่อดำเนินการ");
        }
    }

    async Task<(string Digest, bool Changed)> Evidence(KpiRound round, DateTimeOffset shownAt)
    {
        await using var db = contexts.Create();
        var changed = await db.EvidenceFiles.AnyAsync(f => f.UnitId == round.UnitId && f.Year == round.Year && f.Kpi == round.Kpi && f.Round == round.Round && (f.UploadedAt > shownAt || f.RemovedAt > shownAt))
            || await db.KpiReports.AnyAsync(r => r.UnitId == round.UnitId && r.Year == round.Year && r.Kpi == round.Kpi && r.Round == round.Round && r.UpdatedAt > shownAt);
        return (await round.Digest(db), changed);
    }

    async Task<UserTask?> Seen(string id, Viewer viewer)
    {
        await using var db = contexts.Create();
        return await viewer.TasksSeen(db).AsNoTracking().SingleOrDefaultAsync(t => t.Id == id);
    }

    /// <summary>Of each task its own, so that the list sent again does each once.</summary>
    static string? CommandOf(string? commandId, string taskId) =>
        commandId is null ? null : $"{commandId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(taskId)))[..16]}";

    static string NameOf(UserTask task) => task.Kpi is { } kpi ? $"{task.Name} · {kpi}" : task.Name;

    static string Words(SeveralAct act, Outcome outcome) => outcome switch
    {
        Outcome.Done => act switch { SeveralAct.Approve => "เห็นชอบแล้ว", SeveralAct.Remind => "ส่งอีเมลเตือนแล้ว", _ => "มอบงานแล้ว" },
        Outcome.Invalid invalid => invalid.Message,
        Outcome.Conflict conflict => conflict.Message,
        _ => "ไม่พบงานนี้ หรือท่านไม่มีสิทธิ์ในงานนี้",
    };
}
