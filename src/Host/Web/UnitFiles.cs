using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
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
        files.MapGet("/letters/{id:long}", LetterFile);
        files.MapGet("/bundles/{id:long}", Bundle);
        files.MapGet("/proof/{year:int}/{kpi}/{round}", Proof);
    }

    /// <summary>Kinds whose first bytes were checked at the upload and that a browser shows without running anything.</summary>
    public static bool CanShow(string contentType) => contentType is "application/pdf" or "image/png" or "image/jpeg";

    static async Task<IResult> Evidence(long id, ViewerOf request, PaContext db, Vault vault) =>
        await Find(id, request, db) is { } file ? Download(vault, file.Sha256, file.ContentType, file.FileName) : Results.NotFound();

    static async Task<IResult> EvidenceView(long id, ViewerOf request, PaContext db, Vault vault, HttpResponse response)
    {
        if (await Find(id, request, db) is not { } file || !CanShow(file.ContentType) || !vault.Holds(file.Sha256)) return Results.NotFound();
        SecurityHeaders.AllowOwnFrame(response);
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(vault.Open(file.Sha256), file.ContentType, enableRangeProcessing: true);
    }

    static async Task<EvidenceFile?> Find(long id, ViewerOf request, PaContext db)
    {
        var viewer = (await request.Request())!;
        var file = await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.UnitId == viewer.UnitId);
        return file is not null && (file.UploadedBy == viewer.PersonId || await Sees(db, viewer, file.Year, file.Kpi)) ? file : null;
    }

    static async Task<IResult> LetterFile(long id, ViewerOf request, PaContext db, Vault vault)
    {
        var viewer = (await request.Request())!;
        var letter = await LettersOf(db, viewer).SingleOrDefaultAsync(l => l.Id == id);
        return letter is null ? Results.NotFound() : Download(vault, letter.DocxSha256, Docx, LetterNames.FileOf(letter, "docx"));
    }

    /// <summary>All letters for those who see the whole unit and for the clerk; for others what went to everyone or to them, and the papers of the KPIs that they see.</summary>
    public static IQueryable<Letter> LettersOf(PaContext db, Viewer viewer)
    {
        var letters = db.Letters.AsNoTracking().Where(l => l.UnitId == viewer.UnitId);
        return viewer.SeesWholeUnit || viewer.Holds(PostIds.Clerk)
            ? letters : letters.Where(l => l.Kind == "meeting-invitation" || l.Acknowledgements.Any(a => a.PersonId == viewer.PersonId)
                || viewer.KpisSeen(db).Any(h => h.Year == l.Year && h.Kpi == l.Kpi));
    }

    static async Task<IResult> Bundle(long id, ViewerOf request, PaContext db, Vault vault)
    {
        var viewer = (await request.Request())!;
        var bundle = await db.SmartBundles.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.UnitId == viewer.UnitId);
        return bundle is not null && await Sees(db, viewer, bundle.Year, bundle.Kpi)
            ? Download(vault, bundle.Sha256, "application/zip", bundle.FileName) : Results.NotFound();
    }

    static async Task<IResult> Proof(int year, string kpi, string round, ViewerOf request, PaContext db, Vault vault)
    {
        var viewer = (await request.Request())!;
        var proof = await db.SmartAttachments.FindAsync(viewer.UnitId, year, kpi, round);
        return proof is not null && await Sees(db, viewer, year, kpi)
            ? Download(vault, proof.ProofSha256, FileKinds.ContentTypeOf(proof.ProofFileName), proof.ProofFileName) : Results.NotFound();
    }

    /// <summary>Whether the KPI is among those that the viewer sees.</summary>
    public static async Task<bool> Sees(PaContext db, Viewer viewer, int year, string kpi) =>
        viewer.SeesWholeUnit || await viewer.KpisSeen(db).AnyAsync(h => h.Year == year && h.Kpi == kpi);

    static IResult Download(Vault vault, string sha256, string contentType, string name) => vault.Holds(sha256)
        ? Results.Stream(vault.Open(sha256), contentType, name, enableRangeProcessing: true) : Results.NotFound();
}
