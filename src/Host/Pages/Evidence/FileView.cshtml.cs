using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Previews;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using KpiRound = PaWorkflow.Host.Procedure.KpiRound;

namespace PaWorkflow.Host.Pages.Evidence;

/// <summary>One file of evidence, in the review's frame or a window of its own: what it says, what it was before, and where else it serves.</summary>
public sealed class FileViewPage(PaContext db, Vault vault, Catalogues catalogues, PdfCopies copies) : UnitPage
{
    /// <summary>Other places where the same bytes serve, named at most.</summary>
    const int MaxPlaces = 5;

    public EvidenceFile Shown { get; private set; } = null!;

    /// <summary>All that was ever given for the criterion, the newest first.</summary>
    public IReadOnlyList<EvidenceFile> Versions { get; private set; } = [];

    /// <summary>Elsewhere in the unit, the same file.</summary>
    public IReadOnlyList<EvidenceFile> Elsewhere { get; private set; } = [];

    public CountingWindow? Window { get; private set; }
    public Preview? Words { get; private set; }

    /// <summary>As pages, where the house can make them.</summary>
    public PdfView? Paper { get; private set; }

    /// <summary>The earlier file with which it is compared, and what changed since; null lines: one of them cannot be read.</summary>
    public EvidenceFile? Before { get; private set; }
    public IReadOnlyList<DiffPiece>? Changes { get; private set; }

    public string Extension => Path.GetExtension(Shown.FileName).TrimStart('.').ToLowerInvariant();
    public bool MayBePaper => copies.CanMake(Extension);
    public string Here => $"/evidence/files/{Shown.Id}";

    /// <param name="against">Id of an earlier file of the criterion.</param>
    /// <param name="as"><c>pdf</c>: as pages, not as words.</param>
    public async Task<IActionResult> OnGet(long id, long? against, string? @as, bool retry = false)
    {
        if (await EvidenceSight.Files(db, Viewer).AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) is not { } file) return NotFound();
        Shown = file;
        if (@as == "pdf" || (!UnitFiles.CanShow(file.ContentType) && !FilePreviews.CanCompare(file.FileName))) await LoadPaper(retry);
        if (ForPart) return Paper is null ? NotFound() : Partial("_PdfView", Paper);
        await LoadNames(db);
        Versions = await db.EvidenceFiles.AsNoTracking()
            .Where(f => f.UnitId == file.UnitId && f.Year == file.Year && f.Kpi == file.Kpi && f.Round == file.Round && f.Criterion == file.Criterion)
            .OrderByDescending(f => f.Id).Take(50).ToListAsync();
        Elsewhere = await EvidenceSight.Files(db, Viewer).AsNoTracking()
            .Where(f => f.Sha256 == file.Sha256 && f.Id != id && f.RemovedAt == null).OrderByDescending(f => f.Id).Take(MaxPlaces).ToListAsync();
        if (await db.Years.FindAsync(file.UnitId, file.Year) is { } year)
            Window = Expectations.RoundOf(catalogues.Of(year), new KpiRound(file.UnitId, file.Year, file.Kpi, file.Round)).Criteria.FirstOrDefault(c => c.Id == file.Criterion)?.Window;
        Before = Versions.FirstOrDefault(v => v.Id == against && v.Id != id);
        if (Before is not null) await Compare(Before);
        else if (Paper is null) Words = await FilePreviews.Of(vault, file);
        SecurityHeaders.AllowOwnFrame(Response, scripts: Before is null && (Paper is not null || file.ContentType == "application/pdf"));
        return Page();
    }

    async Task LoadPaper(bool retry)
    {
        if (!MayBePaper || !vault.Holds(Shown.Sha256)) return;
        var copy = await copies.Of(Shown.Sha256, Extension, retry);
        Paper = new(CanMake: true, copy.State, $"/files/evidence/{Shown.Id}/pdf", $"{Here}?as=pdf");
    }

    async Task Compare(EvidenceFile before)
    {
        if (await FilePreviews.Of(vault, before) is { } old && await FilePreviews.Of(vault, Shown) is { } now)
            Changes = InlineDiffBuilder.Diff(string.Join('\n', old.Lines), string.Join('\n', now.Lines), ignoreWhiteSpace: false).Lines;
    }
}
