using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>
/// Fires the timers that are due, many in one transaction, each exactly once: it is claimed with its instance, and its row
/// goes with the step. Several workers share the timers of one database.
/// </summary>
public sealed class TimerWorker(Transaction transaction, Stepper stepper, TimeProvider clock, ILogger<TimerWorker> log)
{
    const int Batch = 100;

    /// <summary>A timer whose step fails waits this long, so that it does not hold up the others.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Runs until nothing is due any more but what other workers have claimed, and tells how many timers were fired.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var (fired, claimed) = (0, new List<string>());
        do
        {
            fired += await FireAll(claimed, cancel);
        }
        while (claimed.Count > 0);
        return fired;
    }

    /// <param name="claimed">Is filled with the timers that were found due.</param>
    async Task<int> FireAll(List<string> claimed, CancellationToken cancel)
    {
        claimed.Clear();
        try
        {
            return await transaction.Run(async db =>
            {
                claimed.Clear();
                var (fired, timers) = (0, await db.Claim(clock.GetUtcNow(), Batch));
                claimed.AddRange(timers.Select(t => t.Id));
                var unsaved = new HashSet<string>(StringComparer.Ordinal);
                foreach (var timer in timers)
                {
                    // An earlier one of the same instance may have cleared it or set it anew.
                    if (db.Entry(timer).State is EntityState.Deleted or EntityState.Detached || timer.DueAt > clock.GetUtcNow()) continue;
                    // A second step of an instance finds in the tables what the first has done.
                    if (!unsaved.Add(timer.InstanceId)) await db.SaveChangesAsync(cancel);
                    if (await stepper.Take(db, timer.InstanceId, new FireTimer(timer.Id), "system") is { } refused) throw new InvalidOperationException(refused);
                    fired++;
                }
                return fired;
            }, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && claimed.Count > 0)
        {
            log.LogWarning(fault, "{Count} timers did not fire together; each is tried alone.", claimed.Count);
        }
        var each = 0;
        foreach (var id in claimed)
        {
            if (await Fire(id, cancel)) each++;
        }
        return each;
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
