using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Shelf;

/// <summary>A copy of a catalogue for the next fiscal year: what was moved is shown before it is taken.</summary>
public sealed class NextYearPage(PaContext db, Catalogues catalogues) : UnitPage
{
    public ShelvedCatalogue From { get; private set; } = null!;
    public NextYearCopy Copy { get; private set; } = null!;

    /// <summary>Dates that would have fallen on a day off.</summary>
    public IReadOnlyList<Moved> OffDays => [.. Copy.Dates.Where(d => d.Why is not null)];

    public IReadOnlyList<Moved> Plain => [.. Copy.Dates.Where(d => d.Why is null)];

    public async Task<IActionResult> OnGet(string kind, string name)
    {
        if (await CatalogueShelf.Find(db, catalogues, Viewer, kind, name) is not { } found) return NotFound();
        (From, Copy) = (found, NextYear.Of(found.Catalogue, await db.CalendarOf(Viewer.UnitId)));
        return Page();
    }
}
