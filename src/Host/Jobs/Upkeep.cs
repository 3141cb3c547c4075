using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Uploads;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Host.Jobs;

/// <summary>Once a night: drops messages that nobody waited for in their time, deliveries that are long over, files that stopped on their way in, and ids of commands that nobody will send again.</summary>
public sealed class Upkeep(ContextFactory contexts, UploadDesk uploads, TimeProvider clock)
{
    public const string Id = "upkeep";
    public const string EveryNight = "30 19 * * *";

    static readonly TimeSpan commandsKnownFor = TimeSpan.FromDays(60);

    public async Task Run(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        var forgotten = now - commandsKnownFor;
        await db.BufferedMessages.Where(m => m.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        // One that was written while its address was taken away has nobody to go to.
        await db.WebhookDeliveries.Where(d => (d.State != DeliveryState.Pending && d.CreatedAt < forgotten) || !db.Webhooks.Any(w => w.Id == d.WebhookId)).ExecuteDeleteAsync(cancel);
        await db.TakenCommands.Where(c => c.At < forgotten).ExecuteDeleteAsync(cancel);
        await uploads.Sweep(cancel);
    }
}
