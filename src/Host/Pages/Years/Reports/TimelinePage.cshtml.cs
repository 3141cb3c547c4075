using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Years.Reports;

/// <summary>The year on a line: closings, steps planned and done, meetings, holidays, as picture and list.</summary>
public sealed class TimelinePage(PaContext db, YearBooks books) : UnitPage
{
    public YearBook Book { get; private set; } = null!;
    public Chart Chart { get; private set; } = null!;

    public async Task<IActionResult> OnGet(int year)
    {
        if (await books.Open(db, Viewer, year) is not { } book) return NotFound();
        (Book, Chart) = (book, YearCharts.Timeline(book));
        return Page();
    }
}
