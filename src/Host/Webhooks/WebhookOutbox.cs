using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Webhooks;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Webhooks;

/// <summary>Writes what addresses are to be told, in the transaction in which it happens: one row for each address that asked for the event.</summary>
public sealed class WebhookOutbox(TimeProvider clock)
{
    readonly ConditionalWeakTable<IDbContextTransaction, Dictionary<string, List<WebhookAsking>>> asked = [];

    public Task TaskOpened(PaContext db, UserTask task) => Write(db, task.UnitId, WebhookEvents.TaskOpened, () => FactsOf(task));

    public Task IncidentRaised(PaContext db, Incident incident) => Write(db, incident.UnitId, WebhookEvents.IncidentRaised,
        () => new { incident = incident.Id, instance = incident.InstanceId, element = incident.ElementId, incident.Cause });

    public Task RoundClosed(PaContext db, string unitId, int year, string round, decimal total) =>
        Write(db, unitId, WebhookEvents.RoundClosed, () => new { year, round, total });

    /// <summary>A task was handed in: the event of that, and what it decided of evidence or letters.</summary>
    public async Task TaskCompleted(PaContext db, UserTask task, TaskForm form, Viewer viewer)
    {
        await Write(db, task.UnitId, WebhookEvents.TaskCompleted, () => FactsOf(task, viewer.PersonId));
        if (form is CheckForm check)
        {
            await Write(db, task.UnitId, check.Approve ? WebhookEvents.EvidenceApproved : WebhookEvents.EvidenceReturned,
                () => new { task = task.Id, task.Year, task.Kpi, task.Round, stage = task.Post, by = viewer.PersonId, reason = check.Reason.Trim() });
        }
        // The letter was signed in this transaction, so that it is among what the transaction has read.
        if (form is SignatureForm { Approve: true } && db.Letters.Local.Where(l => l.InstanceId == task.InstanceId && l.SignedAt is not null).MaxBy(l => l.SignedAt) is { } letter)
            await Write(db, task.UnitId, WebhookEvents.LetterSigned, () => FactsOf(letter));
    }

    static object FactsOf(Letter letter) => new { letter = letter.Id, letter.Kind, letter.Number, letter.Subject, letter.Year, signedAt = letter.SignedAt, by = letter.SignedBy };

    static object FactsOf(UserTask task, string? by = null) =>
        new { task = task.Id, instance = task.InstanceId, element = task.ElementId, task.Name, task.Year, task.Kpi, task.Round, task.Post, task.Assignee, task.DueAt, by };

    async Task Write(PaContext db, string unitId, string name, Func<object> facts)
    {
        foreach (var webhook in (await Asking(db, unitId)).Where(w => w.AsksFor(name)))
        {
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now).ToString("N");
            db.WebhookDeliveries.Add(new WebhookDelivery
            {
                Id = id,
                WebhookId = webhook.Id,
                UnitId = unitId,
                Event = name,
                Body = JsonSerializer.Serialize(new { id, @event = name, at = now, unit = unitId, data = facts() }, body),
                CreatedAt = now,
                ReadyAt = now,
            });
        }
    }

    static readonly JsonSerializerOptions body = new(Variables.Json) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>
    /// The addresses of a unit, asked for once in a transaction: one step may open many tasks, and one commit may serve many steps. No
    /// host remembers them for longer, so that what another has changed counts at once.
    /// </summary>
    async Task<List<WebhookAsking>> Asking(PaContext db, string unitId)
    {
        if (db.Database.CurrentTransaction is not { } transaction) return await db.AskingOf(unitId);
        var known = asked.GetOrCreateValue(transaction);
        if (!known.TryGetValue(unitId, out var found)) known[unitId] = found = await db.AskingOf(unitId);
        return found;
    }
}
