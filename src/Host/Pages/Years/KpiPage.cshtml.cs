using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Pages.Tasks;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using KpiRound = PaWorkflow.Host.Procedure.KpiRound;

namespace PaWorkflow.Host.Pages.Years;

/// <summary>One KPI of a year: what is asked, what was given, who decided what.</summary>
public sealed class KpiPage(PaContext db, Catalogues catalogues, Expectations expectations, YearBooks books) : UnitPage
{
    public int Year { get; private set; }
    public Kpi Kpi { get; private set; } = null!;
    public string Owner { get; private set; } = "";
    public IReadOnlyList<KpiRoundView> Rounds { get; private set; } = [];

    /// <summary>The steps of all rounds, as the board has them.</summary>
    public IReadOnlyList<BoardCell> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGet(int year, string code)
    {
        if (await db.Years.FindAsync(Viewer.UnitId, year) is not { } launched) return NotFound();
        var catalogue = catalogues.Of(launched);
        if (catalogue.Kpis.FirstOrDefault(k => k.Code == code) is not { } kpi || !await UnitFiles.Sees(db, Viewer, year, code)) return NotFound();
        (Year, Kpi) = (year, kpi);
        await LoadNames(db);
        Owner = NameOf((await db.KpiHolders.FindAsync(Viewer.UnitId, year, code))?.PersonId);
        var rounds = new List<KpiRoundView>();
        foreach (var round in catalogue.Rounds.Where(round => kpi.Rounds.ContainsKey(round.Id)))
            rounds.Add(await KpiRoundView.Load(db, new KpiRound(Viewer.UnitId, year, code, round.Id), catalogue, expectations));
        Rounds = rounds;
        if (await books.Open(db, Viewer, year) is { } book) Steps = BoardRow.Of(book).Single(r => r.Kpi.Code == code).Cells;
        return Page();
    }
}
