using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Pdf;

/// <summary>PDFs of documents in the vault: asked for by a page, made in their turn by <see cref="PdfWorker"/>, kept by the document's hash.</summary>
public sealed class PdfCopies(ContextFactory contexts, Transaction transaction, Vault vault, WarmOffice office, PdfWake queue, TimeProvider clock)
{
    /// <summary>Everything but PDF works without LibreOffice.</summary>
    public bool CanMake(string extension) => office.Office.Installed && Office.FilterOf(extension) is not null;

    /// <summary>The state of a document's PDF; what nobody has asked for yet is asked for now.</summary>
    /// <param name="again">One that failed is tried once more.</param>
    public async Task<PdfCopy> Of(string sha256, string extension, bool again = false)
    {
        await using (var db = contexts.Create())
        {
            if (await db.PdfCopies.AsNoTracking().SingleOrDefaultAsync(c => c.SourceSha256 == sha256) is { } known && !(again && known.State == PdfState.Failed)) return known;
        }
        var copy = await transaction.Run(async db =>
        {
            var copy = await db.PdfCopies.FindAsync(sha256);
            if (copy is null) db.PdfCopies.Add(copy = new() { SourceSha256 = sha256, Extension = extension, State = PdfState.Asked, AskedAt = clock.GetUtcNow() });
            else if (copy.State == PdfState.Failed) (copy.State, copy.Attempts, copy.AskedAt) = (PdfState.Asked, 0, clock.GetUtcNow());
            return copy;
        });
        queue.Come();
        return copy;
    }

    /// <summary>The PDF at once, for who cannot wait for the queue: it is to be signed.</summary>
    /// <exception cref="PdfFault">There is none to be had; the message says why.</exception>
    public async Task<byte[]> Now(string sha256, string extension, CancellationToken cancel = default)
    {
        await using var source = vault.Open(sha256);
        var converted = await office.Convert(source, extension, cancel);
        return converted.Pdf ?? throw new PdfFault(converted.Fault!);
    }
}

/// <summary>No PDF could be made.</summary>
public sealed class PdfFault(string message) : Exception(message);

/// <summary>Tells the workers that a PDF is wanted.</summary>
public sealed record PdfWake(Action Come);
