using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Host.Webhooks;

/// <summary>
/// What a try leaves behind: the delivery's mark, the next try, and in the end that it is given up, which the administrators are told.
/// After too many given up in a row the address is switched off.
/// </summary>
public sealed class WebhookMarks(Transaction transaction, Notices notices, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Deliveries given up in a row, after which nothing is sent until a person switches the address on.</summary>
    public const int MaxGivenUp = 3;

    /// <summary>Until the next try after 1, 2, 3 … failed ones; after the last it is given up.</summary>
    static readonly TimeSpan[] backOff = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    /// <summary>For all deliveries of an address where nobody was found, or that is in trouble.</summary>
    static readonly TimeSpan rest = TimeSpan.FromMinutes(1);

    /// <param name="until">By which the row is known as taken: a host that was stopped for longer changes nothing of what another has done meanwhile.</param>
    public Task Note(WebhookDelivery tried, DateTimeOffset until, SendResult result) => transaction.Run(async db =>
    {
        var delivery = await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Id == tried.Id && d.State == DeliveryState.Pending && d.ReadyAt == until);
        var webhook = await db.Webhooks.SingleOrDefaultAsync(w => w.Id == tried.WebhookId);
        if (delivery is null || webhook is null) return;
        var now = clock.GetUtcNow();
        (delivery.TriedAt, delivery.Status, delivery.Answer, delivery.Error) = (now, result.Status, result.Answer, Cut(result.Error));
        var failed = delivery.Attempts++;
        if (result.Error is null)
        {
            delivery.State = DeliveryState.Delivered;
            (webhook.GivenUp, webhook.RestsUntil) = (0, null);
            return;
        }
        webhook.RestsUntil = result.Status is null or 429 or >= 500 ? now + rest : null;
        if (failed < backOff.Length)
        {
            delivery.ReadyAt = now + backOff[failed];
            return;
        }
        delivery.State = DeliveryState.Failed;
        await GiveUp(db, webhook, delivery, now);
    });

    async Task GiveUp(PaContext db, Webhook webhook, WebhookDelivery delivery, DateTimeOffset now)
    {
        webhook.GivenUp++;
        var off = webhook.GivenUp >= MaxGivenUp && webhook.Active;
        if (off)
        {
            (webhook.Active, webhook.GivenUpAt) = (false, now);
            await db.WebhookDeliveries.Where(d => d.WebhookId == webhook.Id && d.State == DeliveryState.Pending && d.Id != delivery.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Held));
            await audit.Append(db, webhook.UnitId, "system", "webhook.given-up", webhook.Id, new { webhook.Address, webhook.GivenUp, delivery.Error });
        }
        // Of a row of failures the first is told, and that no more is tried.
        if (off || webhook.GivenUp == 1) await Tell(db, webhook, delivery, off, now);
    }

    async Task Tell(PaContext db, Webhook webhook, WebhookDelivery delivery, bool off, DateTimeOffset now)
    {
        var occasion = $"webhook:{delivery.Id}:{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        foreach (var person in await Notices.HoldersOf(db, webhook.UnitId, PostIds.Administrator))
        {
            notices.Tell(db, webhook.UnitId, person, MailKind.Notice, $"{occasion}:{person.Id}", off ? "เว็บฮุกถูกปิด เพราะส่งไม่สำเร็จหลายครั้ง" : "เว็บฮุกส่งไม่สำเร็จ", $"""
                เรียน {person.DisplayName}

                {(off ? $"ระบบปิดเว็บฮุกต่อไปนี้ เพราะส่งไม่สำเร็จติดต่อกัน {webhook.GivenUp} รายการ รายการที่รออยู่จะส่งเมื่อเปิดอีกครั้ง" : "ระบบลองส่งเหตุการณ์ต่อไปนี้หลายครั้งแล้วไม่สำเร็จ จึงเลิกลอง")}

                ที่อยู่ของผู้รับ: {webhook.Address}
                เหตุการณ์: {WebhookEvents.InThai(delivery.Event)} เมื่อ {ThaiDisplay.LongDateTime(delivery.CreatedAt)}
                สาเหตุล่าสุด: {delivery.Error}

                โปรดตรวจโปรแกรมของผู้รับ แล้ว{(off ? "เปิดเว็บฮุก" : "สั่งส่งใหม่")}ในหน้านี้
                """, $"/webhooks/{webhook.Id}");
        }
    }

    static string? Cut(string? error) => error is { Length: > WebhookDelivery.MaxError } ? error[..WebhookDelivery.MaxError] : error;
}
