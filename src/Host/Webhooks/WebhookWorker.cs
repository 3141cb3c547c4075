using Hangfire;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Host.Webhooks;

/// <summary>
/// What Hangfire calls every quarter of a minute: sends the deliveries that are ready. It runs beside the other workers, so that a slow
/// receiver keeps nobody waiting; and each address has a lane of its own, so that it keeps no other address waiting either.
/// </summary>
public sealed class WebhookWorker(ContextFactory contexts, WebhookSender sender, WebhookSecrets secrets, WebhookMarks marks, TimeProvider clock)
{
    public const string SweepId = "webhooks";

    /// <summary>Lanes at once, and deliveries of one lane before another address has its turn.</summary>
    const int Lanes = 8, InARow = 20;

    /// <summary>Longer than a try may take: by then a host that took a row and died has it no more.</summary>
    static readonly TimeSpan held = TimeSpan.FromMinutes(1);

    // One round at a time in this process.
    static readonly SemaphoreSlim turn = new(1, 1);

    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            for (var sent = 1; sent > 0;)
            {
                sent = 0;
                await Parallel.ForEachAsync(await Waiting(cancel), new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancel },
                    async (webhook, stop) => Interlocked.Add(ref sent, await Lane(webhook, stop)));
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The addresses for which something is ready.</summary>
    async Task<List<Webhook>> Waiting(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        return await db.Webhooks.AsNoTracking().Where(w => w.Active && (w.RestsUntil == null || w.RestsUntil <= now)
            && db.WebhookDeliveries.Any(d => d.WebhookId == w.Id && d.State == DeliveryState.Pending && d.ReadyAt <= now)).OrderBy(w => w.Id).ToListAsync(cancel);
    }

    /// <summary>Sends one address what is ready for it, in the order in which it came to be so, until a try fails.</summary>
    /// <returns>How many tries were made.</returns>
    async Task<int> Lane(Webhook webhook, CancellationToken cancel)
    {
        var sent = 0;
        foreach (var delivery in await Ready(webhook.Id, cancel))
        {
            if (await Take(delivery, cancel) is not { } until) continue;
            sent++;
            var result = secrets.Reveal(webhook.ProtectedSecret) is { } secret ? await sender.Send(delivery, webhook.Address, secret, clock.GetUtcNow(), cancel)
                : new(null, null, "ถอดรหัสลับของเว็บฮุกนี้ไม่ได้ เพราะกุญแจของระบบเปลี่ยนไป — โปรดลบแล้วสร้างใหม่");
            await marks.Note(delivery, until, result);
            if (result.Error is not null) break;
        }
        return sent;
    }

    async Task<List<WebhookDelivery>> Ready(string webhookId, CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        return await db.WebhookDeliveries.AsNoTracking().Where(d => d.WebhookId == webhookId && d.State == DeliveryState.Pending && d.ReadyAt <= now)
            .OrderBy(d => d.ReadyAt).ThenBy(d => d.Id).Take(InARow).ToListAsync(cancel);
    }

    /// <summary>Whoever moves the row on has it; another host that read the same finds it moved, and who finds the address switched off meanwhile leaves it.</summary>
    /// <returns>Until when it is held; null: it is not ours.</returns>
    async Task<DateTimeOffset?> Take(WebhookDelivery delivery, CancellationToken cancel)
    {
        await using var db = contexts.Create();
        // Databases keep microseconds, and the row is known again by this instant.
        var until = new DateTimeOffset((clock.GetUtcNow() + held).UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        var taken = await db.WebhookDeliveries
            .Where(d => d.Id == delivery.Id && d.State == DeliveryState.Pending && d.ReadyAt == delivery.ReadyAt && db.Webhooks.Any(w => w.Id == d.WebhookId && w.Active))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ReadyAt, until), cancel);
        return taken > 0 ? until : null;
    }
}
