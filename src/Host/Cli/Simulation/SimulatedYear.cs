using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>
/// Runs the year to its end: the workers do all that is ready, then the clock goes on to whatever comes next, a timer,
/// a job's next try or something that the staff mean to do. Where it stands is in the database, so a run that was killed goes on.
/// </summary>
public sealed class SimulatedYear(
    ContextFactory contexts, VirtualClock clock, Staff staff, JobWorker jobs, TimerWorker timers, MailDelivery mail)
{
    const string ClockSetting = "simulation.clock";

    /// <summary>The instant at which an earlier run was cut off; null when there was none.</summary>
    public static async Task<DateTimeOffset?> StandsAt(PaContext db) =>
        await db.Settings.FindAsync(ClockSetting) is { } setting
            ? DateTimeOffset.Parse(setting.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <param name="until">Stops before the first thing that would happen after this instant.</param>
    public async Task Run(Action<DateTimeOffset> progress, DateTimeOffset? until = null, CancellationToken cancel = default)
    {
        while (!cancel.IsCancellationRequested)
        {
            await Settle(cancel);
            var plans = await staff.Plans();
            if (plans is [var plan, ..] && plan.At <= clock.GetUtcNow())
            {
                await plan.Do();
                continue;
            }
            var next = Earliest(plans is [var first, ..] ? first.At : null, await NextDue(cancel));
            if (next is null || next > until) return;
            clock.MoveTo(next.Value);
            await Remember();
            progress(next.Value);
        }
    }

    /// <summary>All that is due at this instant is done.</summary>
    async Task Settle(CancellationToken cancel)
    {
        while (await jobs.Run(cancel) + await timers.Run(cancel) > 0) { }
        await mail.Run(cancel);
    }

    async Task<DateTimeOffset?> NextDue(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var timer = await db.Timers.MinAsync(t => (DateTimeOffset?)t.DueAt, cancel);
        var job = await db.Jobs.Where(j => j.State == JobState.Ready).MinAsync(j => (DateTimeOffset?)j.ReadyAt, cancel);
        return Earliest(timer, job);
    }

    async Task Remember()
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow().ToString("o", System.Globalization.CultureInfo.InvariantCulture);
        if (await db.Settings.FindAsync(ClockSetting) is { } setting) setting.Value = now;
        else db.Settings.Add(new Setting { Name = ClockSetting, Value = now });
        await db.SaveChangesAsync();
    }

    static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;
}
