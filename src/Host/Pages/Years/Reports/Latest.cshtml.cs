using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Years.Reports;

/// <summary>Leads to the reports of the unit's newest year; before there is one, to the page that says so.</summary>
public sealed class LatestPage(PaContext db) : UnitPage
{
    public async Task<IActionResult> OnGet()
    {
        if (!Viewer.SeesWholeUnit) return NotFound();
        var newest = await db.Years.Where(y => y.UnitId == Viewer.UnitId).MaxAsync(y => (int?)y.Year);
        return LocalRedirect(newest is { } year ? $"/years/{year}/reports" : "/years");
    }
}
