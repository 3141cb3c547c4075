using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Runs the service tasks that are ready, each in the transaction that moves its token; short ones share one.</summary>
public sealed class JobWorker(
    ContextFactory contexts, Transaction transaction, GroupCommit commits, Stepper stepper, JobTopics topics, TimeProvider clock, ILogger<JobWorker> log)
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
            while (ready.Count > 0)
            {
                // In the order in which they became ready: short ones up to the next long one go together.
                var together = ready.TakeWhile(j => JobTopics.IsShort(j.Topic)).ToList();
                if (together.Count == 0) together.Add(ready[0]);
                ready.RemoveRange(0, together.Count);
                done += (await Task.WhenAll(together.Select(job => Work(job, cancel)))).Count(it => it);
            }
        }
        return done;
    }

    sealed record Waiting(string Id, string InstanceId, string Topic);

    async Task<List<Waiting>> Ready(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        return await db.Jobs.Where(j => j.State == JobState.Ready && j.ReadyAt <= now)
            .OrderBy(j => j.ReadyAt).ThenBy(j => j.Id).Select(j => new Waiting(j.Id, j.InstanceId, j.Topic)).Take(Batch).ToListAsync(cancel);
    }

    async Task<bool> Work(Waiting waiting, CancellationToken cancel)
    {
        try
        {
            return await (JobTopics.IsShort(waiting.Topic)
                ? commits.Run(waiting.InstanceId, null, db => Work(db, waiting, cancel), cancel)
                : transaction.Run(db => Work(db, waiting, cancel), cancel));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Job {Job} failed.", waiting.Id);
            await Failed(waiting.Id, fault, cancel);
            return false;
        }
    }

    async Task<bool> Work(PaContext db, Waiting waiting, CancellationToken cancel)
    {
        // The instance is locked before the job is read: of two workers the second finds it done.
        await Stepper.Lock(db, waiting.InstanceId);
        var job = (await db.Jobs.FindAsync([waiting.Id], cancel))!;
        if (job.State != JobState.Ready) return false;
        var result = await topics.Of(job.Topic)(db, job, cancel);
        if (await stepper.Take(db, job.InstanceId, new CompleteJob(job.Id, result), Actor) is { } refused)
            throw new InvalidOperationException($"The engine refuses the job: {refused}");
        return true;
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
