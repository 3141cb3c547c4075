using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Uploads;

/// <summary>Files that come in by parts: announced, gone on with after any break, and attached like any other once they are whole.</summary>
public sealed class UploadDesk(ContextFactory contexts, Transaction transaction, UploadParts parts, EvidenceDesk evidence, TimeProvider clock)
{
    /// <summary>Unfinished ones of one person: more is a program gone wrong, and each may fill the disk by <see cref="EvidenceDesk.MaxFileSize"/>.</summary>
    public const int MaxOpen = 50;

    /// <summary>After the last part has come.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <param name="length">Bytes of the whole file.</param>
    /// <returns>Done with the upload, or why it is refused: the same words as those of the plain form.</returns>
    public async Task<(Outcome Outcome, EvidenceUpload? Upload)> Begin(string taskId, string criterion, string fileName, long length, Viewer viewer)
    {
        EvidenceUpload? upload = null;
        var outcome = await Rejected.Catch(async () =>
        {
            var name = FileNames.Clean(fileName);
            if (FileKinds.Fault(name, length) is { } fault) throw Rejected.Invalid("Files", fault);
            if (length > EvidenceDesk.MaxFileSize) throw EvidenceDesk.TooLarge(name);
            upload = await transaction.Run(async db =>
            {
                await evidence.MayAttach(db, taskId, criterion, viewer);
                if (await db.EvidenceUploads.CountAsync(u => u.PersonId == viewer.PersonId && u.FinishedAt == null) >= MaxOpen)
                    throw Rejected.Invalid("Files", $"มีไฟล์ที่ส่งค้างอยู่ {MaxOpen} ไฟล์ — โปรดรอให้ส่งเสร็จหรือยกเลิกบางไฟล์ก่อน");
                var now = clock.GetUtcNow();
                var row = new EvidenceUpload
                {
                    Id = Guid.NewGuid().ToString("N"), UnitId = viewer.UnitId, PersonId = viewer.PersonId, TaskId = taskId, Criterion = criterion,
                    FileName = name, Length = length, CreatedAt = now, ExpiresAt = now + KeptFor,
                };
                parts.Create(row.Id);
                db.EvidenceUploads.Add(row);
                return row;
            });
        });
        return (outcome, upload);
    }

    /// <summary>Null: there is no such upload for the viewer, or it has expired.</summary>
    public async Task<EvidenceUpload?> Find(string id, Viewer viewer)
    {
        await using var db = contexts.Create();
        return await db.EvidenceUploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.PersonId == viewer.PersonId && u.UnitId == viewer.UnitId) is { } upload
            && (upload.FinishedAt is not null || (upload.ExpiresAt > clock.GetUtcNow() && parts.Length(id) is not null)) ? upload : null;
    }

    /// <summary>Bytes that have come.</summary>
    public long OffsetOf(EvidenceUpload upload) => upload.FinishedAt is not null ? upload.Length : parts.Length(upload.Id) ?? 0;

    /// <returns>Bytes that have come so far.</returns>
    /// <exception cref="PartRefused">The turn does not fit.</exception>
    public async Task<long> Append(EvidenceUpload upload, long offset, Stream content, PartSum? sum, CancellationToken cancel)
    {
        await using (var db = contexts.Create())
        {
            var until = clock.GetUtcNow() + KeptFor;
            await db.EvidenceUploads.Where(u => u.Id == upload.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.ExpiresAt, until), cancel);
        }
        return await parts.Append(upload.Id, offset, content, upload.Length, sum, cancel);
    }

    /// <summary>Attaches the whole file. One that is refused is dropped: it would be refused again.</summary>
    public async Task<Outcome> Finish(EvidenceUpload upload, Viewer viewer)
    {
        Outcome outcome;
        await using (var content = parts.Open(upload.Id))
        {
            outcome = await evidence.Attach(upload.TaskId, upload.Criterion, upload.FileName, content, viewer, async db =>
            {
                if (await db.EvidenceUploads.FindAsync(upload.Id) is not { FinishedAt: null } row) throw Rejected.Conflict(TaskDesk.Moved);
                row.FinishedAt = clock.GetUtcNow();
            });
        }
        if (outcome is Outcome.Done) parts.Delete(upload.Id);
        else await Drop(upload);
        return outcome;
    }

    public async Task Drop(EvidenceUpload upload)
    {
        await using var db = contexts.Create();
        await db.EvidenceUploads.Where(u => u.Id == upload.Id).ExecuteDeleteAsync();
        parts.Delete(upload.Id);
    }

    /// <summary>Throws away what nobody went on with.</summary>
    public async Task Sweep(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        foreach (var id in await db.EvidenceUploads.Where(u => u.ExpiresAt <= now).Select(u => u.Id).ToListAsync(cancel)) parts.Delete(id);
        await db.EvidenceUploads.Where(u => u.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        // A part whose row was never written, or is gone: files go by the machine's clock.
        foreach (var id in parts.Untouched((TimeProvider.System.GetUtcNow() - KeptFor).UtcDateTime).ToList())
        {
            if (!await db.EvidenceUploads.AnyAsync(u => u.Id == id, cancel)) parts.Delete(id);
        }
    }
}
