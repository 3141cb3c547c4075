using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Where a person completes a task: the domain's change and the token's move commit together.</summary>
public sealed class TaskDesk(Transaction transaction, Stepper stepper, TaskSteps steps, AuditTrail audit, Wake wake)
{
    public async Task<Outcome> Complete(string taskId, TaskForm form, Viewer viewer)
    {
        var outcome = await Rejected.Catch(() => transaction.Run(async db =>
        {
            var task = await OpenTask(db, taskId, viewer);
            var result = await steps.Take(db, task, form, viewer);
            if (await stepper.Take(db, task.InstanceId, new CompleteTask(task.Id, result), viewer.PersonId) is not null)
                throw Rejected.Conflict(Moved);
            await audit.Append(db, task.UnitId, viewer.PersonId, $"task.{task.Form}",
                task.Kpi is { } kpi ? $"{kpi}/{task.Round}" : task.Name, new { task = task.Id, task.ElementId, form = (object)form });
        }));
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    internal const string Moved = "งานนี้มีผู้ดำเนินการหรือถูกยกเลิกไปแล้ว จึงไม่มีการเปลี่ยนแปลงใด ๆ — โปรดเปิดดูสถานะล่าสุด";

    /// <summary>The task, if it is open and the viewer's to do; its instance is locked for the rest of the transaction.</summary>
    internal static async Task<UserTask> OpenTask(PaContext db, string taskId, Viewer viewer)
    {
        var instanceId = await db.Tasks.Where(t => t.Id == taskId && t.UnitId == viewer.UnitId).Select(t => t.InstanceId).SingleOrDefaultAsync()
            ?? throw Rejected.NotFound();
        await Stepper.Lock(db, instanceId);
        var task = (await db.Tasks.FindAsync(taskId))!;
        if (!viewer.MayWork(task)) throw Rejected.NotFound();
        return task.State == UserTaskState.Open ? task : throw Rejected.Conflict(Moved);
    }
}
