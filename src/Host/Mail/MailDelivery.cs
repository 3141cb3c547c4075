using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Mail;

/// <summary>Delivers the pending mails of the outbox, each marked as soon as the server has taken it.</summary>
public sealed class MailDelivery(
    ContextFactory contexts, Transaction transaction, IMailTransport transport, MailOptions options, TimeProvider clock, ILogger<MailDelivery> log)
{
    const int Batch = 200;

    /// <summary>Minutes until the next try after 1, 2, 3 … failed ones; the last one repeats.</summary>
    static readonly int[] BackOff = [1, 5, 15, 60, 240];

    /// <summary>Sends what is ready and tells how many went out.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var sent = 0;
        while (true)
        {
            var ready = await Ready(cancel);
            foreach (var mail in ready)
            {
                if (await Deliver(mail, cancel)) sent++;
            }
            if (ready.Count < Batch) return sent;
        }
    }

    async Task<List<OutgoingMail>> Ready(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        return await db.Mails.AsNoTracking().Where(m => m.State == MailState.Pending && m.ReadyAt <= now)
            .OrderBy(m => m.Id).Take(Batch).ToListAsync(cancel);
    }

    async Task<bool> Deliver(OutgoingMail mail, CancellationToken cancel)
    {
        try
        {
            await transport.Send(MailMessage.Of(mail, options), cancel);
            await Mark(mail.Id, row => (row.State, row.SentAt, row.LastError) = (MailState.Sent, clock.GetUtcNow(), null));
            return true;
        }
        catch (Exception fault) when (fault is MailRefused or FormatException)
        {
            await Mark(mail.Id, row => (row.State, row.LastError) = (MailState.Refused, fault.Message));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "Mail {Mail} did not go out, it is tried again later.", mail.Id);
            await Mark(mail.Id, row =>
            {
                row.ReadyAt = clock.GetUtcNow().AddMinutes(BackOff[Math.Min(row.Attempts, BackOff.Length - 1)]);
                row.LastError = fault.Message;
            });
        }
        return false;
    }

    Task Mark(long id, Action<OutgoingMail> change) => transaction.Run(async db =>
    {
        var row = (await db.Mails.FindAsync(id))!;
        if (row.State != MailState.Pending) return;
        change(row);
        row.Attempts++;
    });
}
