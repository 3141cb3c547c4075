using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Letters.Signing;

/// <summary>
/// Where a numbered letter gets its signed copy: the PDF with the signer's electronic signature, or the scan of what was signed by hand.
/// Whoever presses sign has signed for the procedure already; the copy is what goes out of the house.
/// </summary>
public sealed class SealDesk(Transaction transaction, ContextFactory contexts, Vault vault, PdfCopies copies, AuditTrail audit, TimeProvider clock)
{
    public const long MaxScan = 20L * 1024 * 1024;

    /// <summary>Only who signed the letter signs its PDF.</summary>
    public static bool MaySeal(Letter letter, Viewer viewer) => IsSigned(letter) && letter.SignedBy == viewer.PersonId && letter.SignedHow != SignedHow.Certificate;

    /// <summary>The signer, or who keeps the registers, files the signed copy.</summary>
    public static bool MayUpload(Letter letter, Viewer viewer) =>
        IsSigned(letter) && letter.SignedHow != SignedHow.Certificate && (letter.SignedBy == viewer.PersonId || LetterDesk.KeepsRegisters(viewer));

    static bool IsSigned(Letter letter) => letter.SignedAt is not null && letter.State is LetterState.Signed or LetterState.Circulated or LetterState.Filed;

    /// <summary>Makes the letter's PDF, signs it and keeps it.</summary>
    public async Task<Outcome> Seal(long letterId, SigningKey key, Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = contexts.Create();
        var letter = await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.Id == letterId && l.UnitId == viewer.UnitId, cancel);
        if (letter is null || letter.SignedBy != viewer.PersonId) return new Outcome.NotFound();
        if (!MaySeal(letter, viewer)) return new Outcome.Conflict("หนังสือนี้มีลายมือชื่ออิเล็กทรอนิกส์แล้ว หรือยังไม่ได้ลงนามในระบบ จึงไม่มีการเปลี่ยนแปลง");
        byte[] signed;
        try
        {
            signed = await Signed(letter, key, cancel);
        }
        catch (PdfFault fault)
        {
            return new Outcome.Conflict($"ลงลายมือชื่ออิเล็กทรอนิกส์ไม่ได้ เพราะทำไฟล์ PDF ไม่สำเร็จ โปรดลองอีกครั้ง หรือแนบสำเนาที่ลงนามแล้วแทน ({fault.Message})");
        }
        return await Keep(letterId, (await vault.Store(signed, cancel)).Sha256, SignedHow.Certificate, viewer, new { key.Name, key.Certificate.Issuer, key.Certificate.Thumbprint });
    }

    async Task<byte[]> Signed(Letter letter, SigningKey key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mark = new SignatureMark(key.Name, ThaiDisplay.InBangkok(now), key.Certificate.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, forIssuer: true));
        var drawn = await copies.Now((await vault.Store(mark.ToDocx(), cancel)).Sha256, "docx", cancel);
        var pdf = await copies.Now(letter.DocxSha256, "docx", cancel);
        var name = System.Text.Json.Nodes.JsonNode.Parse(letter.Data)?["head"]?["signerName"]?.GetValue<string>();
        return PdfSigner.Sign(pdf, key, drawn, SignaturePlace.In(pdf, name), now, $"หนังสือที่ {letter.Number}");
    }

    /// <summary>Keeps the signed copy that was made elsewhere: a PDF, or a picture of the paper.</summary>
    public async Task<Outcome> Upload(long letterId, string fileName, Stream content, Viewer viewer)
    {
        StoredFile? stored = null;
        var extension = Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
        var outcome = await Rejected.Catch(async () =>
        {
            var name = FileNames.Clean(fileName);
            if (extension is not ("pdf" or "jpg" or "jpeg" or "png")) throw Rejected.Invalid("Signed", "สำเนาที่ลงนามต้องเป็น PDF, JPG หรือ PNG — โปรดสแกนหรือถ่ายภาพหนังสือแล้วเลือกใหม่");
            try
            {
                stored = await vault.Store(content, MaxScan, file =>
                {
                    if (FileKinds.Fault(name, file) is { } fault) throw Rejected.Invalid("Signed", fault);
                });
            }
            catch (FileTooLarge)
            {
                throw Rejected.Invalid("Signed", $"ไฟล์ “{name}” ใหญ่เกิน {MaxScan / 1024 / 1024} MB — โปรดลดขนาดแล้วเลือกใหม่");
            }
        });
        return outcome is Outcome.Done ? await Keep(letterId, stored!.Sha256, SignedHow.Uploaded, viewer, new { fileName }) : outcome;
    }

    Task<Outcome> Keep(long letterId, string sha256, SignedHow how, Viewer viewer, object what) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var letter = await db.Letters.SingleOrDefaultAsync(l => l.Id == letterId && l.UnitId == viewer.UnitId) ?? throw Rejected.NotFound();
        if (!(how == SignedHow.Certificate ? MaySeal(letter, viewer) : MayUpload(letter, viewer)))
            throw Rejected.Conflict("หนังสือนี้เปลี่ยนไปแล้ว จึงไม่ได้เก็บสำเนาที่ลงนาม — โปรดเปิดดูสถานะล่าสุด");
        (letter.SignedSha256, letter.SignedHow) = (sha256, how);
        await audit.Append(db, viewer.UnitId, viewer.PersonId, "letter.sealed", letter.Number ?? letter.Kind, new { how, sha256, what });
    }));
}
