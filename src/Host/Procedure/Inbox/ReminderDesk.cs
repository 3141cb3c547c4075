using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>Where somebody who waits for a task reminds who has it: once a day for each task, whoever asks.</summary>
public sealed class ReminderDesk(Transaction transaction, Notices notices, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome> Remind(string taskId, string words, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        if (await viewer.TasksSeen(db).Where(t => t.Id == taskId).Select(t => t.InstanceId).SingleOrDefaultAsync() is not { } instance) throw Rejected.NotFound();
        await Stepper.Lock(db, instance);
        var task = (await db.TaskOf(taskId))!;
        if (task.State != UserTaskState.Open) throw Rejected.Conflict("งานนี้เสร็จหรือถูกยกเลิกไปแล้ว");
        if (task.Holder == viewer.PersonId) throw Rejected.Conflict("งานนี้อยู่กับท่านเอง");
        if (!await MayRemind(db, task, viewer)) throw Rejected.Conflict("ท่านดูงานนี้ได้ แต่ไม่ใช่ผู้ติดตามงานนี้");
        var morning = ThaiDisplay.FromBangkok(ThaiDisplay.InBangkok(clock.GetUtcNow()).Date);
        if (await db.TaskNotes.AnyAsync(n => n.TaskId == task.Id && n.At >= morning && n.Kind == NoteKind.Reminder))
            throw Rejected.Conflict("วันนี้เตือนงานนี้ไปแล้ว เตือนได้อีกครั้งในวันพรุ่งนี้");
        if (words.Trim() is { Length: > TaskNote.MaxText }) throw Rejected.Invalid("Reason", $"ข้อความยาวเกิน {TaskNote.MaxText} ตัวอักษร");
        var said = words.Trim().Length > 0 ? $"{viewer.DisplayName}: {words.Trim()}" : $"ผู้ติดตามงาน: {viewer.DisplayName}";
        db.TaskNotes.Add(new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), UnitId = task.UnitId, TaskId = task.Id, Kind = NoteKind.Reminder, By = viewer.PersonId, Text = words.Trim(), At = clock.GetUtcNow(),
        });
        await notices.Remind(db, task, $"asked:{task.Id}:{ThaiDisplay.Today(clock):yyyy-MM-dd}", said);
        await audit.Append(db, task.UnitId, viewer.PersonId, "task.reminded", HoldingDesk.SubjectOf(task), new { task = task.Id, words = words.Trim() });
    }));

    /// <summary>Those who carry the year, and who waits: the holder of the KPI, or who handed in what came before.</summary>
    static async Task<bool> MayRemind(PaContext db, UserTask task, Viewer viewer) =>
        viewer.Holds(PostIds.Strategy) || viewer.Holds(PostIds.Director) || viewer.HeadsGroup is not null || task.ReceivedFrom == viewer.PersonId
        || (task.Kpi is { } kpi && await db.KpiHolders.AnyAsync(h => h.UnitId == task.UnitId && h.Year == task.Year && h.Kpi == kpi && h.PersonId == viewer.PersonId));
}
