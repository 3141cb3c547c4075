using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.EndToEnd;

/// <summary>The staff stop working in the middle of a round: the round closes all the same, and everyone concerned learns of it.</summary>
public sealed class MissedRoundTests
{
    static readonly DateTimeOffset stop = new(2021, 2, 3, 9, 0, 0, TimeSpan.FromHours(7));
    static readonly DateTimeOffset afterLastCall = new(2021, 3, 12, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task What_is_not_in_SMART_at_the_last_call_scores_nothing_and_its_owner_is_told()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Ground.Temporary();
        var name = "fy2564-one-stop-service.yaml";
        await using var simulation = await Simulation.Open(data, DatabaseChoice.EmbeddedIn(data), BuiltinCatalogues.Read(name), BuiltinCatalogues.Text(name), name, seed: 1, cancel);
        await simulation.Launch([SampleUnit.Numbered(1)], passwordHash: null);
        await simulation.Year.Run(_ => { }, stop, cancel);

        await WithoutStaff(simulation, cancel);

        await using var db = simulation.Contexts.Create();
        var attached = await db.SmartAttachments.CountAsync(a => a.Round == "5m", cancel);
        var scores = await db.KpiScores.Where(s => s.Round == "5m").ToListAsync(cancel);
        Assert.Equal(6, scores.Count);
        Assert.Equal(6 - attached, scores.Count(s => s.Missed));
        Assert.All(scores.Where(s => s.Missed), s => Assert.Equal(0m, s.Score));
        Assert.Equal(0, await db.Tasks.CountAsync(t => t.Round == "5m" && t.State == UserTaskState.Open, cancel));
        Assert.Equal(0, await db.Incidents.CountAsync(cancel));

        var missed = scores.First(s => s.Missed);
        var owner = (await db.KpiHolders.FindAsync([missed.UnitId, missed.Year, missed.Kpi], cancel))!.PersonId;
        Assert.True(await db.Mails.AnyAsync(m => m.PersonId == owner && m.Kind == MailKind.Notice && m.Subject.StartsWith("ไม่ทันปิดรับ"), cancel));
        var expectation = await simulation.Services.GetRequiredService<Expectations>().Of(db, new KpiRound(missed.UnitId, missed.Year, missed.Kpi, "5m"));
        Assert.Equal(0m, expectation.Score);
        Assert.Contains("ไม่ได้แนบในระบบ SMART", expectation.Explanation, StringComparison.Ordinal);

        // One reminder after a standstill, whatever was missed; and every superior hears of each late task once.
        Assert.Equal(0, (await db.Mails.Where(m => m.Kind == MailKind.Escalation).GroupBy(m => new { m.PersonId, m.Subject }).Select(g => g.Count()).ToListAsync(cancel)).Count(n => n > 1));
    }

    /// <summary>The clock goes on and the workers work, but nobody does a task.</summary>
    static async Task WithoutStaff(Simulation simulation, CancellationToken cancel)
    {
        var workers = simulation.Services.GetRequiredService<Workers>();
        while (true)
        {
            await workers.Run(cancel);
            await using var db = simulation.Contexts.Create();
            var next = await db.Timers.MinAsync(t => (DateTimeOffset?)t.DueAt, cancel);
            if (next is null || next > afterLastCall) return;
            simulation.Clock.MoveTo(next.Value);
        }
    }
}
