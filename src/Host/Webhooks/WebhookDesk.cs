using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Host.Webhooks;

/// <summary>Where the administrator says which addresses are told of the unit's events, and has a delivery tried anew.</summary>
public sealed class WebhookDesk(Transaction transaction, WebhookSecrets secrets, WebhookOptions options, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Of one unit.</summary>
    public const int MaxWebhooks = 20;

    public static bool MayManage(Viewer viewer) => viewer.Holds(PostIds.Administrator);

    /// <returns>Done with the secret, which is shown once; null where the command was done before.</returns>
    public async Task<(Outcome Outcome, string? Secret)> Make(string address, IReadOnlyCollection<string> events, Viewer viewer, string? commandId)
    {
        if (!MayManage(viewer)) return (new Outcome.NotFound(), null);
        var (secret, id) = ("", "");
        var chosen = events.Distinct().Order(StringComparer.Ordinal).ToList();
        var (outcome, answer) = await transaction.Once(viewer, commandId, $"webhook.made {address} {string.Join(',', chosen)}", clock.GetUtcNow(), async db =>
        {
            var faults = new List<FieldFault>();
            if (Targets.Fault(address.Trim(), options.AllowPrivate) is { } fault) faults.Add(new("Address", fault));
            if (chosen.Count == 0 || !chosen.TrueForAll(WebhookEvents.Knows)) faults.Add(new("Events", "โปรดเลือกเหตุการณ์อย่างน้อยหนึ่งอย่าง"));
            if (faults.Count > 0) throw Rejected.Invalid(faults);
            if (await db.Webhooks.CountAsync(w => w.UnitId == viewer.UnitId) >= MaxWebhooks) throw Rejected.Invalid("Address", $"มีเว็บฮุกครบ {MaxWebhooks} รายการแล้ว — โปรดลบรายการที่ไม่ใช้ก่อน");
            var now = clock.GetUtcNow();
            (secret, id) = (WebhookSecrets.New(), Guid.CreateVersion7(now).ToString("N"));
            db.Webhooks.Add(new Webhook
            {
                Id = id,
                UnitId = viewer.UnitId,
                Address = address.Trim(),
                Events = Webhook.Joined(chosen),
                ProtectedSecret = secrets.Protect(secret),
                CreatedAt = now,
                CreatedBy = viewer.PersonId,
            });
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "webhook.made", id, new { address = address.Trim(), events = chosen });
            return id;
        });
        // A race that was lost to the same command leaves a secret of a row that was never stored.
        return (outcome, outcome is Outcome.Done && answer == id ? secret : null);
    }

    /// <summary>Switched off, nothing is written for it and what waits goes out only when it is on again.</summary>
    public Task<Outcome> Switch(string id, bool active, Viewer viewer, string? commandId) => Change($"webhook.switched {id} {active}", viewer, commandId, async db =>
    {
        var webhook = await Find(db, id, viewer);
        if (webhook.Active == active) throw Rejected.Conflict(active ? "เว็บฮุกนี้เปิดอยู่แล้ว" : "เว็บฮุกนี้ปิดอยู่แล้ว");
        (webhook.Active, webhook.GivenUp, webhook.GivenUpAt, webhook.RestsUntil) = (active, 0, null, null);
        var (from, to) = active ? (DeliveryState.Held, DeliveryState.Pending) : (DeliveryState.Pending, DeliveryState.Held);
        await db.WebhookDeliveries.Where(d => d.WebhookId == id && d.State == from).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, to));
        await audit.Append(db, viewer.UnitId, viewer.PersonId, "webhook.switched", id, new { webhook.Address, active });
    });

    /// <summary>Takes the address away, with its deliveries.</summary>
    public Task<Outcome> Remove(string id, Viewer viewer, string? commandId) => Change($"webhook.removed {id}", viewer, commandId, async db =>
    {
        var webhook = await Find(db, id, viewer);
        await db.WebhookDeliveries.Where(d => d.WebhookId == id).ExecuteDeleteAsync();
        db.Webhooks.Remove(webhook);
        await audit.Append(db, viewer.UnitId, viewer.PersonId, "webhook.removed", id, new { webhook.Address });
    });

    /// <summary>Has one delivery tried at once, and as often as a new one.</summary>
    public Task<Outcome> Retry(string deliveryId, Viewer viewer, string? commandId) => Change($"webhook.retried {deliveryId}", viewer, commandId, async db =>
    {
        var delivery = await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Id == deliveryId && d.UnitId == viewer.UnitId) ?? throw Rejected.NotFound();
        if (delivery.State == DeliveryState.Delivered) throw Rejected.Conflict("รายการนี้ส่งถึงแล้ว จึงไม่ส่งซ้ำ");
        var webhook = await Find(db, delivery.WebhookId, viewer);
        if (!webhook.Active) throw Rejected.Conflict("เว็บฮุกนี้ปิดอยู่ จึงไม่ได้ส่ง — โปรดเปิดเว็บฮุกก่อน");
        webhook.RestsUntil = null;
        (delivery.State, delivery.Attempts, delivery.ReadyAt) = (DeliveryState.Pending, 0, clock.GetUtcNow());
        await audit.Append(db, viewer.UnitId, viewer.PersonId, "webhook.retried", delivery.WebhookId, new { delivery = deliveryId });
    });

    async Task<Outcome> Change(string content, Viewer viewer, string? commandId, Func<PaContext, Task> change)
    {
        if (!MayManage(viewer)) return new Outcome.NotFound();
        return (await transaction.Once(viewer, commandId, content, clock.GetUtcNow(), async db =>
        {
            await change(db);
            return "done";
        })).Outcome;
    }

    static async Task<Webhook> Find(PaContext db, string id, Viewer viewer) =>
        await db.Webhooks.SingleOrDefaultAsync(w => w.Id == id && w.UnitId == viewer.UnitId) ?? throw Rejected.NotFound();
}
