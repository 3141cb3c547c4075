using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Web;

/// <summary>Downloads from the vault. What the viewer may not see does not exist for them: 404.</summary>
static class UnitFiles
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapUnitFiles(this WebApplication app)
    {
        var files = app.MapGroup("/files");
        files.MapGet("/evidence/{id:long}", Evidence);
        files.MapGet("/evidence/{id:long}/view", EvidenceView);
        files.MapGet("/evidence/{id:long}/pdf", EvidencePdf);
        files.MapGet("/letters/{id:long}", LetterFile);
        files.MapGet("/letters/{id:long}/pdf", LetterPdf);
        files.MapGet("/letters/{id:long}/signed", LetterSigned);
        files.MapGet("/bundles/{id:long}", Bundle);
        files.MapGet("/proof/{year:int}/{kpi}/{round}", Proof);
    }

    /// <summary>Kinds whose first bytes were checked at the upload and that a browser shows without running anything.</summary>
    public static bool CanShow(string contentType) => contentType is "application/pdf" or "image/png" or "image/jpeg";

    internal static async Task<IResult> Evidence(long id, ViewerOf request, PaContext db, Vault vault) =>
        await Find(id, request, db) is { } file ? Download(vault, file.Sha256, file.ContentType, file.FileName) : Results.NotFound();

    static async Task<IResult> EvidenceView(long id, ViewerOf request, PaContext db, Vault vault, HttpResponse response)
    {
        if (await Find(id, request, db) is not { } file || !CanShow(file.ContentType) || !vault.Holds(file.Sha256)) return Results.NotFound();
        return Inline(vault, file.Sha256, file.ContentType, file.FileName, response);
    }

    /// <summary>The pages that were made of an office file, as far as they have been.</summary>
    static async Task<IResult> EvidencePdf(long id, ViewerOf request, PaContext db, Vault vault, PdfCopies copies, HttpResponse response)
    {
        if (await Find(id, request, db) is not { } file) return Results.NotFound();
        var extension = Path.GetExtension(file.FileName).TrimStart('.').ToLowerInvariant();
        if (!copies.CanMake(extension)) return Results.NotFound();
        var sha256 = (await copies.Of(file.Sha256, extension)).PdfSha256;
        return sha256 is not null && vault.Holds(sha256) ? Inline(vault, sha256, "application/pdf", Path.ChangeExtension(file.FileName, "pdf"), response) : Results.NotFound();
    }

    static IResult Inline(Vault vault, string sha256, string contentType, string name, HttpResponse response)
    {
        SecurityHeaders.AllowOwnFrame(response);
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(vault.Open(sha256), contentType, enableRangeProcessing: true);
    }

    static async Task<EvidenceFile?> Find(long id, ViewerOf request, PaContext db)
    {
        return await EvidenceSight.Files(db, (await request.Request())!).AsNoTracking().SingleOrDefaultAsync(f => f.Id == id);
    }

    internal static async Task<IResult> LetterFile(long id, ViewerOf request, PaContext db, Vault vault)
    {
        var viewer = (await request.Request())!;
        var letter = await LettersOf(db, viewer).SingleOrDefaultAsync(l => l.Id == id);
        return letter is null ? Results.NotFound() : Download(vault, letter.DocxSha256, Docx, LetterNames.FileOf(letter, "docx"));
    }

    /// <summary>The signed PDF, else the PDF of the document as far as it has been made.</summary>
    internal static async Task<IResult> LetterPdf(long id, ViewerOf request, PaContext db, Vault vault, PdfCopies copies, HttpResponse response)
    {
        var viewer = (await request.Request())!;
        if (await LettersOf(db, viewer).SingleOrDefaultAsync(l => l.Id == id) is not { } letter || !copies.CanMake("docx")) return Results.NotFound();
        var sealedPdf = letter.SignedHow == SignedHow.Certificate ? letter.SignedSha256 : null;
        var sha256 = sealedPdf ?? (await copies.Of(letter.DocxSha256, "docx")).PdfSha256;
        if (sha256 is null || !vault.Holds(sha256)) return Results.NotFound();
        return Inline(vault, sha256, "application/pdf", LetterNames.FileOf(letter, "pdf"), response);
    }

    internal static async Task<IResult> LetterSigned(long id, ViewerOf request, PaContext db, Vault vault)
    {
        var viewer = (await request.Request())!;
        if (await LettersOf(db, viewer).SingleOrDefaultAsync(l => l.Id == id) is not { SignedSha256: { } sha256 } letter || !vault.Holds(sha256)) return Results.NotFound();
        var head = new byte[4];
        await using (var file = vault.Open(sha256)) await file.ReadExactlyAsync(head);
        var (type, extension) = head switch { [0x25, 0x50, ..] => ("application/pdf", "pdf"), [0x89, ..] => ("image/png", "png"), _ => ("image/jpeg", "jpg") };
        return Download(vault, sha256, type, LetterNames.FileOf(letter, extension));
    }

    /// <summary>All letters for those who see the whole unit and for the clerk; for others what went to everyone or to them, and the papers of the KPIs that they see.</summary>
    public static IQueryable<Letter> LettersOf(PaContext db, Viewer viewer)
    {
        var letters = db.Letters.AsNoTracking().Where(l => l.UnitId == viewer.UnitId);
        // A group head reads what is to be signed; who stands in signs it.
        string[] read = ["appointment-order", "reporting-guideline"];
        var reads = viewer.Holds(PostIds.GroupHead) || viewer.Acting is not null;
        return viewer.SeesWholeUnit || viewer.Holds(PostIds.Clerk)
            ? letters : letters.Where(l => l.Kind == "meeting-invitation" || l.CreatedBy == viewer.PersonId || (reads && (l.CreatedBy != null || read.Contains(l.Kind))) || l.Acknowledgements.Any(a => a.PersonId == viewer.PersonId)
                || viewer.KpisSeen(db).Any(h => h.Year == l.Year && h.Kpi == l.Kpi));
    }

    internal static async Task<IResult> Bundle(long id, ViewerOf request, PaContext db, Vault vault)
    {
        var viewer = (await request.Request())!;
        var bundle = await db.SmartBundles.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.UnitId == viewer.UnitId);
        return bundle is not null && await Sees(db, viewer, bundle.Year, bundle.Kpi)
            ? Download(vault, bundle.Sha256, "application/zip", bundle.FileName) : Results.NotFound();
    }

    internal static async Task<IResult> Proof(int year, string kpi, string round, ViewerOf request, PaContext db, Vault vault)
    {
        var viewer = (await request.Request())!;
        var proof = await db.SmartAttachments.FindAsync(viewer.UnitId, year, kpi, round);
        return proof is not null && await Sees(db, viewer, year, kpi)
            ? Download(vault, proof.ProofSha256, FileKinds.ContentTypeOf(proof.ProofFileName), proof.ProofFileName) : Results.NotFound();
    }

    /// <summary>Whether the KPI is among those that the viewer sees, or one whose task has been handed to them.</summary>
    public static async Task<bool> Sees(PaContext db, Viewer viewer, int year, string kpi) =>
        viewer.SeesWholeUnit || await viewer.KpisSeen(db).AnyAsync(h => h.Year == year && h.Kpi == kpi)
        || await viewer.OpenTasks(db).AnyAsync(t => t.Year == year && t.Kpi == kpi);

    static IResult Download(Vault vault, string sha256, string contentType, string name) => vault.Holds(sha256)
        ? Results.Stream(vault.Open(sha256), contentType, name, enableRangeProcessing: true) : Results.NotFound();
}
