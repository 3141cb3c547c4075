using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.EndToEnd;

/// <summary>What an address that asked for everything is told of a simulated year is what has happened in it.</summary>
public sealed class WebhookYear
{
    const string Name = "fy2564-one-stop-service.yaml";

    /// <summary>After the first round is closed.</summary>
    static readonly DateTimeOffset until = new(2021, 4, 1, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Every_event_of_half_a_year_is_written_once_and_none_besides()
    {
        var (data, cancel) = (Ground.Temporary(), TestContext.Current.CancellationToken);
        await using var simulation = await Simulation.Open(data, DatabaseChoice.EmbeddedIn(data), BuiltinCatalogues.Read(Name), BuiltinCatalogues.Text(Name), Name, seed: 1, cancel);
        await using (var before = simulation.Contexts.Create())
        {
            before.Webhooks.AddRange(Asking("all", "u01", true, [.. WebhookEvents.All.Select(e => e.Name)]), Asking("one", "u01", true, WebhookEvents.RoundClosed),
                Asking("off", "u01", false, WebhookEvents.TaskOpened), Asking("other", "u02", true, WebhookEvents.TaskOpened));
            await before.SaveChangesAsync(cancel);
        }
        await simulation.Launch([SampleUnit.Numbered(1)], null);
        await simulation.Year.Run(_ => { }, until, cancel);

        await using var db = simulation.Contexts.Create();
        var told = (await db.WebhookDeliveries.Where(d => d.WebhookId == "all").ToListAsync(cancel)).ToLookup(d => d.Event, d => JsonElement.Parse(d.Body).GetProperty("data"));
        List<string> Ids(string name, string id) => [.. told[name].Select(d => d.GetProperty(id).ToString()).Order(StringComparer.Ordinal)];

        var tasks = await db.Tasks.ToListAsync(cancel);
        Assert.Equal(tasks.Select(t => t.Id).Order(StringComparer.Ordinal), Ids(WebhookEvents.TaskOpened, "task"));
        Assert.Equal(tasks.Where(t => t.State == UserTaskState.Completed).Select(t => t.Id).Order(StringComparer.Ordinal), Ids(WebhookEvents.TaskCompleted, "task"));
        Assert.All(told[WebhookEvents.TaskCompleted], d => Assert.Equal(tasks.Single(t => t.Id == d.GetProperty("task").GetString()).CompletedBy, d.GetProperty("by").GetString()));
        foreach (var (name, approved) in new[] { (WebhookEvents.EvidenceApproved, true), (WebhookEvents.EvidenceReturned, false) })
        {
            var decisions = (await db.CheckDecisions.Where(d => d.Approved == approved).ToListAsync(cancel)).Select(d => $"{d.Kpi} {d.Stage} {d.By}").Order(StringComparer.Ordinal).ToList();
            Assert.NotEmpty(decisions);
            Assert.Equal(decisions, told[name].Select(d => $"{d.GetProperty("kpi")} {d.GetProperty("stage")} {d.GetProperty("by")}").Order(StringComparer.Ordinal));
        }
        var signed = await db.Letters.Where(l => l.SignedAt != null).ToListAsync(cancel);
        Assert.NotEmpty(signed);
        Assert.Equal(signed.Select(l => $"{l.Id} {l.Number}").Order(StringComparer.Ordinal), told[WebhookEvents.LetterSigned].Select(d => $"{d.GetProperty("letter")} {d.GetProperty("number")}").Order(StringComparer.Ordinal));
        var total = await db.RoundTotals.SingleAsync(cancel);
        var closed = Assert.Single(told[WebhookEvents.RoundClosed]);
        Assert.Equal(("5m", 2564, Math.Round(total.Total, 4, MidpointRounding.AwayFromZero)), (closed.GetProperty("round").GetString(), closed.GetProperty("year").GetInt32(), closed.GetProperty("total").GetDecimal()));
        Assert.Empty(told[WebhookEvents.IncidentRaised]);
        Assert.Equal(WebhookEvents.RoundClosed, (await db.WebhookDeliveries.SingleAsync(d => d.WebhookId == "one", cancel)).Event);
        Assert.False(await db.WebhookDeliveries.AnyAsync(d => d.WebhookId == "off" || d.WebhookId == "other", cancel));
    }

    static Webhook Asking(string id, string unit, bool active, params string[] events) => new()
    {
        Id = id, UnitId = unit, Address = "https://receiver.invalid/", Events = Webhook.Joined(events), ProtectedSecret = "", Active = active, CreatedAt = until, CreatedBy = "tests",
    };
}
