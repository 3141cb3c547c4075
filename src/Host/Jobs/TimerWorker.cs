using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Fires the timers that are due, each exactly once: whether it is still due is asked inside the step's transaction.</summary>
public sealed class TimerWorker(
    ContextFactory contexts, Transaction transaction, Stepper stepper, TimeProvider clock, ILogger<TimerWorker> log)
{
    const int Batch = 100;

    /// <summary>A timer whose step fails waits this long, so that it does not hold up the others.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public async Task<int> Run(CancellationToken cancel = default)
    {
        var fired = 0;
        while (await Due(cancel) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                if (await Fire(id, cancel)) fired++;
            }
        }
        return fired;
    }

    async Task<List<string>> Due(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        return await db.Timers.Where(t => t.DueAt <= now && (t.RetryAt == null || t.RetryAt <= now))
            .OrderBy(t => t.DueAt).ThenBy(t => t.Id).Select(t => t.Id).Take(Batch).ToListAsync(cancel);
    }

    async Task<bool> Fire(string id, CancellationToken cancel)
    {
        try
        {
            return await transaction.Run(async db =>
            {
                var instanceId = await db.Timers.Where(t => t.Id == id).Select(t => t.InstanceId).SingleOrDefaultAsync(cancel);
                if (instanceId is null) return false;
                await Stepper.Lock(db, instanceId);
                var timer = await db.Timers.FindAsync([id], cancel);
                if (timer is null || timer.DueAt > clock.GetUtcNow()) return false;
                if (await stepper.Take(db, timer.InstanceId, new FireTimer(id), "system") is not { } refused) return true;
                log.LogError("Timer {Timer} is due but the engine refuses it: {Reason}. Its row is removed.", id, refused);
                db.Timers.Remove(timer);
                return false;
            }, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Timer {Timer} failed.", id);
            await transaction.Run(async db =>
            {
                if (await db.Timers.FindAsync([id], cancel) is { } timer) timer.RetryAt = clock.GetUtcNow() + Pause;
            }, cancel);
            return false;
        }
    }
}
