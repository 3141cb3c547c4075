using Hangfire;
using PaWorkflow.Host.Mail;

namespace PaWorkflow.Host.Jobs;

/// <summary>
/// What Hangfire calls, at each step that makes work and every quarter of a minute: timers, service tasks, starts, mail, until nothing
/// is left. All that must last is in our own tables; losing a call loses nothing.
/// </summary>
public sealed class Workers(JobWorker jobs, TimerWorker timers, StartWorker starts, MailDelivery mail)
{
    public const string SweepId = "sweep";
    public const string EveryQuarterMinute = "*/15 * * * * *";

    // One round at a time in this process: a second one would only queue at the same rows.
    static readonly SemaphoreSlim turn = new(1, 1);

    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            while (await jobs.Run(cancel) + await timers.Run(cancel) + await starts.Run(cancel) > 0) { }
            await mail.Run(cancel);
        }
        finally
        {
            turn.Release();
        }
    }
}
