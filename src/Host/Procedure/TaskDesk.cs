using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Where a person completes a task: the domain's change and the token's move commit together.</summary>
public sealed class TaskDesk(
    ContextFactory contexts, Transaction transaction, GroupCommit commits, Stepper stepper, TaskSteps steps, WebhookOutbox webhooks, AuditTrail audit, Wake wake, TimeProvider clock)
{
    /// <param name="commandId">The sender's own: the same form sent again is answered as the first time and changes nothing.</param>
    public async Task<Outcome> Complete(string taskId, TaskForm form, Viewer viewer, string? commandId = null)
    {
        if (commandId is { Length: 0 or > 100 }) return new Outcome.Invalid("commandId", "รหัสคำสั่งต้องยาว 1–100 ตัวอักษร");
        // A signed letter is rendered and filed meanwhile: nobody else waits for that.
        var outcome = await Rejected.Catch(async () => await (form is SignatureForm or LetterMendForm
            ? transaction.Run(db => Once(db, taskId, form, viewer, commandId))
            : commits.Run(await InstanceOf(taskId, viewer), taskId, db => Once(db, taskId, form, viewer, commandId))));
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    async Task Once(PaContext db, string taskId, TaskForm form, Viewer viewer, string? commandId)
    {
        try
        {
            await db.Once(viewer.UnitId, commandId, Command(taskId, form, viewer), clock.GetUtcNow(), async () =>
            {
                await Complete(db, taskId, form, viewer);
                return "done";
            });
        }
        catch (CommandIdUsed)
        {
            throw Rejected.Conflict(Moved);
        }
    }

    /// <summary>What the sender's id stands for: the same form by the same person, and nothing else under it.</summary>
    static string Command(string taskId, TaskForm form, Viewer viewer) =>
        $"task.complete {taskId} {Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<object>(new { viewer.PersonId, form = (object)form }, Variables.Json)))}";

    async Task Complete(PaContext db, string taskId, TaskForm form, Viewer viewer)
    {
        var task = await OpenTask(db, taskId, viewer);
        var result = await steps.Take(db, task, form, viewer);
        if (await stepper.Take(db, task.InstanceId, new CompleteTask(task.Id, result), viewer.PersonId) is not null)
            throw Rejected.Conflict(Moved);
        await audit.Append(db, task.UnitId, viewer.PersonId, $"task.{task.Form}",
            task.Kpi is { } kpi ? $"{kpi}/{task.Round}" : task.Name, new { task = task.Id, task.ElementId, form = (object)form });
        await webhooks.TaskCompleted(db, task, form, viewer);
    }

    async Task<string> InstanceOf(string taskId, Viewer viewer)
    {
        await using var db = contexts.Create();
        return await InstanceOf(db, taskId, viewer);
    }

    internal const string Moved = "งานนี้มีผู้ดำเนินการหรือถูกยกเลิกไปแล้ว จึงไม่มีการเปลี่ยนแปลงใด ๆ — โปรดเปิดดูสถานะล่าสุด";

    /// <summary>The task, if it is open and the viewer's to do; its instance is locked for the rest of the transaction.</summary>
    internal static async Task<UserTask> OpenTask(PaContext db, string taskId, Viewer viewer)
    {
        // What a group commit has read stands already: its instance was locked before.
        if (db.Tracked<UserTask>(taskId) is null) await Stepper.Lock(db, await InstanceOf(db, taskId, viewer));
        var task = (await db.TaskOf(taskId))!;
        if (task.UnitId != viewer.UnitId || !viewer.MayWork(task)) throw Rejected.NotFound();
        return task.State == UserTaskState.Open ? task : throw Rejected.Conflict(Moved);
    }

    static async Task<string> InstanceOf(PaContext db, string taskId, Viewer viewer) =>
        await db.Tasks.Where(t => t.Id == taskId && t.UnitId == viewer.UnitId).Select(t => t.InstanceId).SingleOrDefaultAsync()
            ?? throw Rejected.NotFound();
}
