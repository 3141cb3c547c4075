using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Host.Pages.Webhooks;

/// <summary>One address with its deliveries, newest first; for the administrator.</summary>
public sealed class WebhookPage(PaContext db, WebhookDesk desk) : UnitPage
{
    const int Shown = 100;

    public Webhook Webhook { get; private set; } = null!;
    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSwitch(string id, bool active) =>
        await Answer(id, await desk.Switch(id, active, Viewer, Command), $"/webhooks/{id}", active ? "เปิดเว็บฮุกแล้ว" : "ปิดเว็บฮุกแล้ว");

    public async Task<IActionResult> OnPostRemove(string id) => await Answer(id, await desk.Remove(id, Viewer, Command), "/webhooks", "ลบเว็บฮุกแล้ว");

    public async Task<IActionResult> OnPostRetry(string id, string delivery) =>
        await Answer(id, await desk.Retry(delivery, Viewer, Command), $"/webhooks/{id}", "ตั้งให้ส่งใหม่แล้ว ระบบจะส่งภายในหนึ่งนาที");

    public static (string Word, string Tone) StateOf(WebhookDelivery delivery) => delivery switch
    {
        { State: DeliveryState.Delivered } => ("ส่งถึงแล้ว", "chip-done"),
        { State: DeliveryState.Failed } => ("ส่งไม่สำเร็จ", "chip-late"),
        { State: DeliveryState.Held } => ("รอเปิดเว็บฮุก", ""),
        { Attempts: > 0 } => ("รอลองใหม่", "chip-soon"),
        _ => ("รอส่ง", ""),
    };

    async Task<IActionResult> Answer(string id, Outcome outcome, string next, string done)
    {
        if (outcome is Outcome.Done)
        {
            Say(done);
            return LocalRedirect(next);
        }
        return Note(outcome) && await Load(id) ? Page() : NotFound();
    }

    async Task<bool> Load(string id)
    {
        if (!WebhookDesk.MayManage(Viewer) || await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.UnitId == Viewer.UnitId) is not { } webhook) return false;
        Webhook = webhook;
        Deliveries = await db.WebhookDeliveries.AsNoTracking().Where(d => d.WebhookId == id).OrderByDescending(d => d.Id).Take(Shown).ToListAsync();
        return true;
    }
}
