using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Api;

/// <summary>Where a year stands: the KPIs that the asker sees, by round, with a fixed number of queries.</summary>
/// <param name="Overdue">Open tasks past their date among those that the asker sees.</param>
public sealed record BoardAnswer(int Year, string Title, IReadOnlyList<BoardAnswer.RoundAnswer> Rounds, IReadOnlyList<BoardAnswer.KpiRow> Kpis, int Overdue)
{
    /// <param name="Total">As it was frozen; null: the round is open, or the asker does not see the whole unit.</param>
    public sealed record RoundAnswer(string Id, string Name, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool Closed, decimal? Total);

    /// <param name="Holder">The person who collects it; null: nobody yet.</param>
    public sealed record KpiRow(string Code, string Name, decimal Weight, string? Holder, IReadOnlyList<Cell> Rounds);

    /// <param name="Task">The open task; null: none.</param>
    /// <param name="Form">Of the open task: <c>evidence</c>, <c>director-check</c>, <c>strategy-recheck</c> or <c>smart-attach</c>.</param>
    /// <param name="Returned">A check has sent the evidence back, and it was not sent in again.</param>
    /// <param name="Score">Out of 5: frozen, or else what the evidence of now is expected to reach; null: nothing was given.</param>
    public sealed record Cell(string Round, string? Task, string? Form, DateTimeOffset? DueAt, bool Returned, DateTimeOffset? AttachedAt, bool Missed, decimal? Score, bool Frozen);

    /// <summary>Null: the viewer's unit has no such year.</summary>
    public static async Task<BoardAnswer?> Of(PaContext db, Catalogues catalogues, Standings standings, int year, Viewer viewer, DateTimeOffset now)
    {
        if (await db.Years.FindAsync(viewer.UnitId, year) is not { } launched) return null;
        var catalogue = catalogues.Of(launched);
        var theirs = viewer.SeesWholeUnit ? [] : await viewer.KpisSeen(db).Where(h => h.Year == year).Select(h => h.Kpi).ToListAsync();
        var seen = catalogue.Kpis.Where(k => viewer.SeesWholeUnit || theirs.Contains(k.Code)).ToList();
        var codes = seen.ConvertAll(k => k.Code);
        var holders = await db.KpiHolders.Where(h => h.UnitId == viewer.UnitId && h.Year == year).ToDictionaryAsync(h => h.Kpi, h => h.PersonId);
        var open = await db.Tasks.Where(t => t.UnitId == viewer.UnitId && t.Year == year && t.State == UserTaskState.Open && (viewer.SeesWholeUnit || codes.Contains(t.Kpi!)))
            .Select(t => new { t.Id, t.Form, t.Kpi, t.Round, t.DueAt, Late = t.DueAt < now }).ToListAsync();
        var checks = (await db.CheckDecisions.Where(d => d.UnitId == viewer.UnitId && d.Year == year).OrderBy(d => d.Id).Select(d => new { d.Kpi, d.Round, d.Approved }).ToListAsync())
            .GroupBy(d => (d.Kpi, d.Round)).ToDictionary(g => g.Key, g => g.Last().Approved);
        var attached = await db.SmartAttachments.Where(a => a.UnitId == viewer.UnitId && a.Year == year).ToDictionaryAsync(a => (a.Kpi, a.Round), a => a.AttachedAt);
        var frozen = await db.KpiScores.AsNoTracking().Where(s => s.UnitId == viewer.UnitId && s.Year == year).ToDictionaryAsync(s => (s.Kpi, s.Round));
        var totals = await db.RoundTotals.Where(t => t.UnitId == viewer.UnitId && t.Year == year).ToDictionaryAsync(t => t.Round, t => t.Total);
        var expected = new Dictionary<(string, string), decimal>();
        foreach (var round in catalogue.Rounds.Where(r => !totals.ContainsKey(r.Id)))
        {
            foreach (var (kpi, answer) in (await standings.Of(db, viewer.UnitId, year, round.Id))!.Answer.Kpis) expected[(kpi, round.Id)] = answer.Score;
        }
        Cell CellOf(Kpi kpi, string round)
        {
            var (key, task) = ((kpi.Code, round), open.Find(t => t.Kpi == kpi.Code && t.Round == round));
            var score = frozen.GetValueOrDefault(key);
            return new(round, task?.Id, task?.Form, task?.DueAt, task?.Form == "evidence" && checks.TryGetValue(key, out var approved) && !approved, attached.TryGetValue(key, out var at) ? at : null,
                score is { Missed: true }, score is not null ? ScoreAnswer.Rounded(score.Score) : expected.TryGetValue(key, out var reached) ? ScoreAnswer.Rounded(reached) : null, score is not null);
        }
        return new(year, catalogue.Title,
            [.. catalogue.Rounds.Select(r => new RoundAnswer(r.Id, r.Name, r.OpensAt, r.ClosesAt, totals.ContainsKey(r.Id), viewer.SeesWholeUnit && totals.TryGetValue(r.Id, out var total) ? ScoreAnswer.Rounded(total) : null))],
            [.. seen.Select(k => new KpiRow(k.Code, k.Name, k.Weight, holders.GetValueOrDefault(k.Code), [.. catalogue.Rounds.Where(r => k.Rounds.ContainsKey(r.Id)).Select(r => CellOf(k, r.Id))]))],
            open.Count(t => t.Late));
    }
}
