using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Years;

/// <summary>Leads to the newest year of the unit.</summary>
public sealed class YearsPage(PaContext db) : UnitPage
{
    public async Task<IActionResult> OnGet()
    {
        var newest = await db.Years.Where(y => y.UnitId == Viewer.UnitId).MaxAsync(y => (int?)y.Year);
        return newest is { } year ? LocalRedirect($"/years/{year}") : Page();
    }
}
