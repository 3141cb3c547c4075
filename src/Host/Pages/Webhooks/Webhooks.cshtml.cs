using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Host.Pages.Webhooks;

/// <summary>The addresses that are told of the unit's events; for the administrator.</summary>
public sealed class WebhooksPage(PaContext db, WebhookDesk desk, WebhookOptions options) : UnitPage
{
    public IReadOnlyList<Webhook> Webhooks { get; private set; } = [];

    /// <summary>By webhook: how many deliveries wait or are held, and how many were given up.</summary>
    public IReadOnlyDictionary<(string Webhook, DeliveryState State), int> Counts { get; private set; } = new Dictionary<(string, DeliveryState), int>();

    /// <summary>A new secret, shown once on the answer to the post that made it.</summary>
    public string? Secret { get; private set; }

    public bool AllowPrivate => options.AllowPrivate;

    public IReadOnlyCollection<string> TypedEvents => Secret is null && Request.HasFormContentType ? [.. Request.Form["Events"].OfType<string>()] : [];

    public async Task<IActionResult> OnGet()
    {
        if (!WebhookDesk.MayManage(Viewer)) return NotFound();
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (outcome, secret) = await desk.Make(Typed("Address"), TypedEvents, Viewer, Command);
        Secret = secret;
        if (outcome is not Outcome.Done && !Note(outcome)) return NotFound();
        if (outcome is Outcome.Done && secret is null) Conflict = "เว็บฮุกนี้สร้างไว้แล้ว และรหัสลับแสดงเพียงครั้งเดียว — หากไม่ได้เก็บรหัสไว้ โปรดลบแล้วสร้างใหม่";
        await Load();
        return Page();
    }

    async Task Load()
    {
        Webhooks = await db.Webhooks.AsNoTracking().Where(w => w.UnitId == Viewer.UnitId).OrderBy(w => w.CreatedAt).ThenBy(w => w.Id).ToListAsync();
        var known = Webhooks.Select(w => w.Id).ToArray();
        Counts = await db.WebhookDeliveries.Where(d => known.Contains(d.WebhookId) && d.State != DeliveryState.Delivered).GroupBy(d => new { d.WebhookId, d.State })
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => (g.Key.WebhookId, g.Key.State), g => g.Count);
    }
}
