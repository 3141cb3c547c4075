using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Evidence;

/// <summary>A year's evidence month by month, by the day that each paper bears: what is there, and which of the wanted months lack it.</summary>
public sealed class MonthsPage(PaContext db, Catalogues catalogues) : UnitPage
{
    /// <summary>One criterion's year.</summary>
    /// <param name="Wanted">The months of which something is asked.</param>
    /// <param name="Found">Month (its first day) → files.</param>
    /// <param name="Undated">Files that bear no day, or nobody has said which.</param>
    public sealed record Line(string Kpi, string Round, Criterion Criterion, IReadOnlySet<DateOnly> Wanted, IReadOnlyDictionary<DateOnly, int> Found, int Undated)
    {
        public int Missing(DateOnly today) => Wanted.Count(m => m <= today && !Found.ContainsKey(m));
    }

    public int Year { get; private set; }
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>October to September, each by its first day.</summary>
    public IReadOnlyList<DateOnly> Months { get; private set; } = [];

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Also those criteria of which nothing is asked by the month.</summary>
    public bool All { get; private set; }

    public async Task<IActionResult> OnGet(int? year, bool all = false)
    {
        All = all;
        Years = await db.Years.Where(y => y.UnitId == Viewer.UnitId).Select(y => y.Year).OrderByDescending(y => y).ToListAsync();
        if (Years.Count == 0) return Page();
        Year = year ?? Years[0];
        if (await db.Years.FindAsync(Viewer.UnitId, Year) is not { } launched) return NotFound();
        var october = new FiscalYear(Year).Start;
        Months = [.. Enumerable.Range(0, 12).Select(october.AddMonths)];
        var catalogue = catalogues.Of(launched);
        var seen = Viewer.SeesWholeUnit ? null : (await Viewer.KpisSeen(db).Where(h => h.Year == Year).Select(h => h.Kpi).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        // By the day, not by the month: few rows more, and the same on every database.
        var counted = (await db.EvidenceFiles.Where(f => f.UnitId == Viewer.UnitId && f.Year == Year && f.RemovedAt == null)
            .GroupBy(f => new { f.Kpi, f.Round, f.Criterion, f.DatedOn }).Select(g => new { g.Key.Kpi, g.Key.Round, g.Key.Criterion, g.Key.DatedOn, Files = g.Count() }).ToListAsync())
            .ToLookup(g => (g.Kpi, g.Round, g.Criterion));
        var lines = from kpi in catalogue.Kpis
                    where seen is null || seen.Contains(kpi.Code)
                    from round in kpi.Rounds
                    from criterion in round.Value.Criteria
                    let wanted = criterion.Evidence.SelectMany(e => e.Monthly?.Months ?? []).ToHashSet()
                    where all || wanted.Count > 0
                    let files = counted[(kpi.Code, round.Key, criterion.Id)].ToList()
                    select new Line(kpi.Code, round.Key, criterion, wanted,
                        files.Where(f => f.DatedOn is not null).GroupBy(f => new DateOnly(f.DatedOn!.Value.Year, f.DatedOn.Value.Month, 1)).ToDictionary(g => g.Key, g => g.Sum(f => f.Files)),
                        files.Where(f => f.DatedOn is null).Sum(f => f.Files));
        Lines = [.. lines];
        return Page();
    }
}
