using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Pages.Years;

/// <summary>Where a year stands: a row for each KPI, a cell for each step of each round.</summary>
public sealed class BoardPage(PaContext db, YearBooks books, YearDesk desk) : UnitPage
{
    const int RisksShown = 3;

    public YearBook Book { get; private set; } = null!;
    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];
    public Forecast Forecast { get; private set; } = null!;
    public Chart Progress { get; private set; } = null!;

    /// <summary>What to do next in the current round: the most to be won for each working day left.</summary>
    public IReadOnlyList<PointsAtRisk> Risks { get; private set; } = [];

    public int Year => Book.Year;
    public ReportingRound Current => Book.Current;

    /// <summary>Of the rounds that are closed; only for those who see the whole unit.</summary>
    public IEnumerable<RoundTotal> Totals => Viewer.SeesWholeUnit ? Book.Catalogue.Rounds.Select(r => Book.Standing.Rounds[r.Id].Frozen).OfType<RoundTotal>() : [];

    /// <summary>Steps 1–5, open, most pressing first.</summary>
    public IEnumerable<StepTask> YearTasks => Book.Tasks.Where(t => t is { IsOpen: true, Kpi: null }).OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue);

    /// <summary>The procedure waits for the department's word on the KPI details, and the viewer may note it.</summary>
    public bool MayConfirm => Viewer.MayLaunch && Book.WaitsForDepartment;

    public int Attached => Book.Seen.Kpis.Count(k => Book.Standing.Rounds[Current.Id].Attached.Contains(k.Code));

    public IEnumerable<Kpi> OfCurrent => Book.Seen.Kpis.Where(k => k.Rounds.ContainsKey(Current.Id));

    /// <summary>Points of the current round that close within a few working days.</summary>
    public decimal Pressing { get; private set; }

    public async Task<IActionResult> OnGet(int year) => await Load(year) ? Page() : NotFound();

    public async Task<IActionResult> OnPostConfirm(int year)
    {
        var outcome = await desk.ConfirmKpiDetails(year, Viewer);
        if (outcome is Outcome.Done)
        {
            Say("บันทึกการยืนยันรายละเอียดตัวชี้วัดจาก กพร. แล้ว");
            return LocalRedirect($"/years/{year}");
        }
        return Note(outcome) && await Load(year) ? Page() : NotFound();
    }

    async Task<bool> Load(int year)
    {
        if (await books.Open(db, Viewer, year) is not { } book) return false;
        Book = book;
        Rows = BoardRow.Of(book);
        Forecast = book.ForecastOf(book.Current.Id);
        Progress = YearCharts.Progress(book);
        var risks = book.Risks(book.Current.Id);
        Risks = [.. risks.Take(RisksShown)];
        Pressing = risks.Where(r => r.DaysLeft <= YearTables.PressingDays).Sum(r => r.Gain);
        return true;
    }
}
