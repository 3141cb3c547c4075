using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Jobs;

/// <summary>Starts the procedures that begin at a time, and hands messages that came early to those who wait by now.</summary>
public sealed class StartWorker(ContextFactory contexts, Transaction transaction, Stepper stepper, TimeProvider clock, ILogger<StartWorker> log)
{
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var started = 0;
        foreach (var (unit, process, element) in await Due(cancel))
        {
            try
            {
                started += await transaction.Run(async db =>
                {
                    // Two workers: the row version lets one of them start it.
                    var start = await db.StartSubscriptions.FindAsync([unit, process, element], cancel);
                    return start is not null && await stepper.StartDue(db, start) ? 1 : 0;
                }, cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "{Process} of {Unit} did not start at '{Element}'.", process, unit, element);
            }
        }
        return started + (await AnyKept(cancel) ? await transaction.Run(stepper.DeliverKept, cancel) : 0);
    }

    async Task<bool> AnyKept(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        return await db.BufferedMessages.AnyAsync(cancel);
    }

    async Task<List<(string Unit, string Process, string Element)>> Due(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        var due = await db.StartSubscriptions.Where(s => s.DueAt <= now).OrderBy(s => s.DueAt).Select(s => new { s.UnitId, s.ProcessId, s.ElementId }).ToListAsync(cancel);
        return [.. due.Select(s => (s.UnitId, s.ProcessId, s.ElementId))];
    }
}
