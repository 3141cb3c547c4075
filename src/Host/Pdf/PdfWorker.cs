using Hangfire;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Pdf;

/// <summary>What Hangfire calls when a PDF was asked for, and every minute: makes those that wait, the oldest first.</summary>
public sealed class PdfWorker(ContextFactory contexts, Transaction transaction, Vault vault, WarmOffice office, TimeProvider clock)
{
    public const string SweepId = "pdf";
    public const string EveryMinute = "* * * * *";
    const int MaxAttempts = 3;

    // One converter, one worker: the others would only queue at it.
    static readonly SemaphoreSlim turn = new(1, 1);

    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        if (!office.Office.Installed) return;
        await turn.WaitAsync(cancel);
        try
        {
            while (await Next(cancel) is { } wanted) await Make(wanted, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<PdfCopy?> Next(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        return await db.PdfCopies.AsNoTracking().Where(c => c.State == PdfState.Asked).OrderBy(c => c.AskedAt).FirstOrDefaultAsync(cancel);
    }

    async Task Make(PdfCopy wanted, CancellationToken cancel)
    {
        Converted converted;
        if (vault.Holds(wanted.SourceSha256))
        {
            await using var source = vault.Open(wanted.SourceSha256);
            converted = await office.Convert(source, wanted.Extension, cancel);
        }
        else converted = new(null, "The document is not in the vault.");
        var made = converted.Pdf is { } pdf ? (await vault.Store(pdf, cancel)).Sha256 : null;
        await transaction.Run(async db =>
        {
            // Another host may have been faster: its copy stands.
            if (await db.PdfCopies.FindAsync([wanted.SourceSha256], cancel) is not { State: PdfState.Asked } copy) return;
            copy.Attempts++;
            if (made is not null) (copy.State, copy.PdfSha256, copy.Fault, copy.DoneAt) = (PdfState.Done, made, null, clock.GetUtcNow());
            else
            {
                copy.Fault = converted.Fault is { Length: > PdfCopy.MaxFault } fault ? fault[..PdfCopy.MaxFault] : converted.Fault;
                if (copy.Attempts >= MaxAttempts) copy.State = PdfState.Failed;
            }
        }, cancel);
    }
}
