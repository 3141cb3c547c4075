using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.EngineSpeed;

/// <summary>What is measured: whole steps, as the desks take them — state, task rows, history, mail and audit entry in one transaction.</summary>
sealed class Steps(Ground ground)
{
    readonly GroupCommit commits = ground.House.GetRequiredService<GroupCommit>();
    readonly Stepper stepper = ground.House.GetRequiredService<Stepper>();
    readonly AuditTrail audit = ground.House.GetRequiredService<AuditTrail>();
    readonly Queue<UserTask> open = new();
    int started;

    public Task Start()
    {
        var id = $"three-{Interlocked.Increment(ref started):d7}";
        return commits.Run(null, null, async db =>
        {
            await stepper.Start(db, "three-tasks", new StartInstance(id, id, Variables.Of(new { owner = Ground.Owner })), Ground.Unit, 2564, Ground.Owner);
            await audit.Append(db, Ground.Unit, Ground.Owner, "instance.started", id);
        });
    }

    /// <summary>Completes the task that has been open longest; its follower is left for a later call.</summary>
    public async Task Complete()
    {
        UserTask task;
        lock (open) task = open.Dequeue();
        var refused = await commits.Run(task.InstanceId, task.Id, async db =>
        {
            var reason = await stepper.Take(db, task.InstanceId, new CompleteTask(task.Id, Variables.Of(new { approved = true })), Ground.Owner);
            await audit.Append(db, Ground.Unit, Ground.Owner, $"task.{task.Form}", task.Name, new { task = task.Id, task.ElementId });
            return reason;
        });
        if (refused is not null) throw new InvalidOperationException(refused);
    }

    /// <summary>Reads what is open, so that the next completions have their tasks.</summary>
    public async Task<int> Gather()
    {
        await using var db = ground.Contexts.Create();
        open.Clear();
        foreach (var task in await db.Tasks.AsNoTracking().Where(t => t.UnitId == Ground.Unit && t.State == UserTaskState.Open).OrderBy(t => t.CreatedAt).ToListAsync()) open.Enqueue(task);
        return open.Count;
    }
}
