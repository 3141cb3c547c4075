using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Runs the service tasks that are ready, each in the transaction that moves its token.</summary>
public sealed class JobWorker(
    ContextFactory contexts, Transaction transaction, Stepper stepper, JobTopics topics, TimeProvider clock, ILogger<JobWorker> log)
{
    const int Batch = 50;
    const string Actor = "system";

    /// <summary>Minutes until the next try after 1, 2, 3 failed ones; after the last one the fault becomes an incident.</summary>
    static readonly int[] BackOff = [1, 5, 15];

    /// <summary>Runs until nothing is ready any more and tells how many jobs were done.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var done = 0;
        while (await Ready(cancel) is { Count: > 0 } ready)
        {
            foreach (var id in ready)
            {
                if (await Work(id, cancel)) done++;
            }
        }
        return done;
    }

    async Task<List<string>> Ready(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        return await db.Jobs.Where(j => j.State == JobState.Ready && j.ReadyAt <= now)
            .OrderBy(j => j.ReadyAt).ThenBy(j => j.Id).Select(j => j.Id).Take(Batch).ToListAsync(cancel);
    }

    async Task<bool> Work(string id, CancellationToken cancel)
    {
        try
        {
            return await transaction.Run(async db =>
            {
                // The instance is locked before the job is read: of two workers the second finds it done.
                var instanceId = await db.Jobs.Where(j => j.Id == id).Select(j => j.InstanceId).SingleAsync(cancel);
                await Stepper.Lock(db, instanceId);
                var job = (await db.Jobs.FindAsync([id], cancel))!;
                if (job.State != JobState.Ready) return false;
                var result = await topics.Of(job.Topic)(db, job, cancel);
                if (await stepper.Take(db, job.InstanceId, new CompleteJob(job.Id, result), Actor) is { } refused)
                    throw new InvalidOperationException($"The engine refuses the job: {refused}");
                return true;
            }, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Job {Job} failed.", id);
            await Failed(id, fault, cancel);
            return false;
        }
    }

    Task Failed(string id, Exception fault, CancellationToken cancel) => transaction.Run(async db =>
    {
        var job = (await db.Jobs.FindAsync([id], cancel))!;
        if (job.State != JobState.Ready) return;
        job.LastError = fault.Message.Length <= 4000 ? fault.Message : fault.Message[..4000];
        if (++job.Attempts <= BackOff.Length)
        {
            job.ReadyAt = clock.GetUtcNow().AddMinutes(BackOff[job.Attempts - 1]);
            return;
        }
        await stepper.Take(db, job.InstanceId, new FailJob(job.Id, null, fault.Message), Actor);
        job.State = JobState.Failed;
    }, cancel);
}
