using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Years.Reports;

/// <summary>How a year does: what may be lost and when, what lies on which desk, what was on time, what it will come to. For those who see the whole unit.</summary>
public sealed class ReportsPage(PaContext db, YearBooks books) : UnitPage
{
    public YearBook Book { get; private set; } = null!;
    public DeskWork Desks { get; private set; } = null!;
    public Chart Forecast { get; private set; } = null!;
    public Chart Risks { get; private set; } = null!;
    public Chart Load { get; private set; } = null!;
    public IReadOnlyList<Chart> OnTime { get; private set; } = [];
    public Chart Durations { get; private set; } = null!;

    /// <summary>Desks with more work than time in some week, the worst first.</summary>
    public IEnumerable<(DeskLoad Desk, DeskWeek Worst)> Over =>
        Desks.Loads.Where(d => d.Worst is not null).Select(d => (d, d.Worst!)).OrderByDescending(d => d.Item2.Behind).ThenByDescending(d => d.Item2.Minutes - d.Item2.Capacity);

    public async Task<IActionResult> OnGet(int year)
    {
        if (!Viewer.SeesWholeUnit || await books.Open(db, Viewer, year) is not { } book) return NotFound();
        Book = book;
        Desks = await DeskWork.Of(db, book, Viewer.UnitId);
        (Forecast, Risks, Load, Durations) = (YearCharts.Forecasts(book), YearCharts.Risks(book), YearCharts.Load(Desks), YearCharts.Durations(book));
        OnTime = YearCharts.OnTime(book, Desks);
        return Page();
    }
}
