using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Pages.Years.Changes;

/// <summary>All versions of a year's KPI details: what each has otherwise, why, and who has acknowledged it.</summary>
public sealed class ChangesPage(PaContext db, Catalogues catalogues) : UnitPage
{
    /// <param name="Differences">From the version before; none for the first.</param>
    /// <param name="Letter">The notice, with who was asked to acknowledge it.</param>
    public sealed record Entry(CatalogueVersion Version, IReadOnlyList<Difference> Differences, Letter? Letter);

    public int Year { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGet(int year)
    {
        if (await db.Years.FindAsync(Viewer.UnitId, year) is not { } launched) return NotFound();
        if (!Viewer.SeesWholeUnit && !await Viewer.KpisSeen(db).AnyAsync(h => h.Year == year)) return NotFound();
        Year = year;
        await LoadNames(db);
        var versions = await db.CatalogueVersions.AsNoTracking().Where(v => v.UnitId == Viewer.UnitId && v.Year == year).OrderBy(v => v.Version).ToListAsync();
        var instances = versions.Select(v => v.InstanceId).OfType<string>().ToList();
        var letters = (await db.Letters.AsNoTracking().Include(l => l.Acknowledgements).Where(l => l.InstanceId != null && instances.Contains(l.InstanceId)).ToListAsync()).ToLookup(l => l.InstanceId);
        Entries = [.. versions.Select((version, n) => new Entry(version,
            n == 0 ? [] : CatalogueChanges.Between(catalogues.Of(versions[n - 1]), catalogues.Of(version)), version.InstanceId is { } id ? letters[id].FirstOrDefault() : null)).Reverse()];
        return Page();
    }
}
