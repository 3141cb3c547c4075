using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Pages.Years;

/// <summary>Where a year stands: KPI by round.</summary>
public sealed class BoardPage(PaContext db, Catalogues catalogues, Standings standings, YearDesk desk) : UnitPage
{
    public sealed record Row(Kpi Kpi, string Owner, IReadOnlyList<BoardCell> Cells);

    public AgreementYear Launched { get; private set; } = null!;
    public Catalogue Catalogue { get; private set; } = null!;
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Steps 1–5, open, most pressing first.</summary>
    public IReadOnlyList<UserTask> YearTasks { get; private set; } = [];

    public IReadOnlyList<RoundTotal> Totals { get; private set; } = [];

    /// <summary>What to do next in the current round: the most to be won for each working day left.</summary>
    public IReadOnlyList<PointsAtRisk> Risks { get; private set; } = [];

    const int RisksShown = 3;

    /// <summary>The procedure waits for the department's word on the KPI details, and the viewer may note it.</summary>
    public bool MayConfirm { get; private set; }

    /// <summary>The first round whose scores are not frozen, late or not; the last one when all are.</summary>
    public ReportingRound Current => Catalogue.Rounds.FirstOrDefault(r => !closed.Contains(r.Id)) ?? Catalogue.Rounds[^1];

    public bool IsClosed(string round) => closed.Contains(round);

    HashSet<string> closed = [];

    public int Overdue { get; private set; }

    /// <summary>Steps that the system could not do and that wait for somebody to see to them.</summary>
    public int Incidents { get; private set; }

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
        if (await db.Years.FindAsync(Viewer.UnitId, year) is not { } launched) return false;
        Launched = launched;
        Catalogue = catalogues.Of(launched);
        await LoadNames(db);
        Years = await db.Years.Where(y => y.UnitId == Viewer.UnitId).OrderByDescending(y => y.Year).Select(y => y.Year).ToListAsync();
        var holders = await db.KpiHolders.AsNoTracking().Where(h => h.UnitId == Viewer.UnitId && h.Year == year).ToDictionaryAsync(h => h.Kpi, h => h.PersonId);
        var open = await db.Tasks.AsNoTracking().Where(t => t.UnitId == Viewer.UnitId && t.Year == year && t.State == UserTaskState.Open)
            .OrderBy(t => t.DueAt).ToListAsync();
        Incidents = Viewer.SeesWholeUnit ? await db.Incidents.CountAsync(i => i.InstanceId == launched.InstanceId && i.ResolvedAt == null) : 0;
        closed = (await db.RoundTotals.Where(t => t.UnitId == Viewer.UnitId && t.Year == year).Select(t => t.Round).ToListAsync()).ToHashSet();
        var theirs = Viewer.SeesWholeUnit ? [] : await Viewer.KpisSeen(db).Where(h => h.Year == year).Select(h => h.Kpi).ToListAsync();
        var seen = Catalogue.Kpis.Where(kpi => Viewer.SeesWholeUnit || theirs.Contains(kpi.Code)).ToList();
        var cells = await Cells(year, open, seen);
        Rows = [.. seen.Select(kpi => new Row(kpi, NameOf(holders.GetValueOrDefault(kpi.Code)), cells(kpi)))];
        if (Viewer.SeesWholeUnit)
        {
            YearTasks = [.. open.Where(t => t.Kpi is null)];
            Totals = await db.RoundTotals.AsNoTracking().Where(t => t.UnitId == Viewer.UnitId && t.Year == year).OrderBy(t => t.FrozenAt).ToListAsync();
        }
        Overdue = open.Count(t => t.DueAt < Now && (Viewer.SeesWholeUnit || seen.Exists(kpi => kpi.Code == t.Kpi)));
        MayConfirm = Viewer.MayLaunch
            && await db.Subscriptions.AnyAsync(s => s.InstanceId == launched.InstanceId && s.MessageName == YearDesk.KpiDetailsConfirmed);
        return true;
    }

    /// <summary>One query for each kind of row; expected scores of the rounds that are open.</summary>
    async Task<Func<Kpi, IReadOnlyList<BoardCell>>> Cells(int year, List<UserTask> open, List<Kpi> seen)
    {
        var checks = (await db.CheckDecisions.AsNoTracking().Where(d => d.UnitId == Viewer.UnitId && d.Year == year).OrderBy(d => d.Id).ToListAsync())
            .GroupBy(d => (d.Kpi, d.Round)).ToDictionary(g => g.Key, g => g.Last());
        var attached = await db.SmartAttachments.AsNoTracking().Where(a => a.UnitId == Viewer.UnitId && a.Year == year).ToDictionaryAsync(a => (a.Kpi, a.Round));
        var frozen = await db.KpiScores.AsNoTracking().Where(s => s.UnitId == Viewer.UnitId && s.Year == year).ToDictionaryAsync(s => (s.Kpi, s.Round));
        var expected = new Dictionary<(string, string), decimal>();
        foreach (var round in Catalogue.Rounds.Where(r => !closed.Contains(r.Id)))
        {
            var standing = (await standings.Of(db, Viewer.UnitId, year, round.Id))!;
            foreach (var (kpi, answer) in standing.Answer.Kpis) expected[(kpi, round.Id)] = answer.Score;
            if (round.Id == Current.Id) Risks = [.. standings.Risks(standing).Where(r => seen.Exists(kpi => kpi.Code == r.Kpi)).Take(RisksShown)];
        }
        return kpi => [.. Catalogue.Rounds.Select(round => (kpi.Code, round.Id)).Select(key => BoardCell.Of(
            open.Find(t => t.Kpi == key.Code && t.Round == key.Id), checks.GetValueOrDefault(key), attached.GetValueOrDefault(key),
            frozen.GetValueOrDefault(key), expected.TryGetValue(key, out var score) ? score : null, Now))];
    }

    /// <summary>Weighted mean of the scores known so far in a round, out of 5; null when there are none.</summary>
    public decimal? Weighted(string round)
    {
        var index = Catalogue.Rounds.ToList().FindIndex(r => r.Id == round);
        var known = Rows.Where(row => row.Cells[index].Score is not null).ToList();
        var weights = known.Sum(row => row.Kpi.Weight);
        return weights == 0 ? null : known.Sum(row => row.Kpi.Weight * row.Cells[index].Score!.Value) / weights;
    }

    public int Attached(string round)
    {
        var index = Catalogue.Rounds.ToList().FindIndex(r => r.Id == round);
        return Rows.Count(row => row.Cells[index].Tone == "done");
    }
}
