using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Procedure.Scores;

/// <summary>Where a unit's round stands: what counts now, and what it scores.</summary>
/// <param name="Results">By KPI code, of the KPIs that have given something, and of all when the round is closed.</param>
/// <param name="Attached">Codes of the KPIs whose report is in SMART.</param>
/// <param name="Unfit">KPI code → criteria whose saved result no longer fits what they ask.</param>
/// <param name="Frozen">The total as it was frozen; null while the round is open.</param>
/// <param name="Calendar">The unit's working days, by which it was scored.</param>
public sealed record RoundStanding(
    Catalogue Catalogue, ReportingRound Round, IReadOnlyDictionary<string, KpiResult> Results, IReadOnlySet<string> Attached,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Unfit, ScoreAnswer Answer, RoundTotal? Frozen, WorkingCalendar Calendar);

/// <summary>Scores a whole round at once, with a handful of queries.</summary>
public sealed class Standings(Catalogues catalogues, TimeProvider clock)
{
    /// <summary>Null when the unit has no such year, or the year no such round.</summary>
    /// <param name="by">Scored by these KPI details instead of the year's own, to see what a change would do.</param>
    public async Task<RoundStanding?> Of(PaContext db, string unitId, int year, string roundId, Catalogue? by = null)
    {
        if (await db.Years.FindAsync(unitId, year) is not { } launched) return null;
        var catalogue = by ?? catalogues.Of(launched);
        if (catalogue.Rounds.FirstOrDefault(r => r.Id == roundId) is not { } round) return null;
        var calendar = await db.CalendarOf(unitId);
        var reports = await db.KpiReports.AsNoTracking().Where(r => r.UnitId == unitId && r.Year == year && r.Round == roundId).ToDictionaryAsync(r => r.Kpi, r => r.Results);
        var proven = (await db.EvidenceFiles.Where(f => f.UnitId == unitId && f.Year == year && f.Round == roundId && f.RemovedAt == null)
            .Select(f => new { f.Kpi, f.Criterion }).Distinct().ToListAsync()).ToLookup(f => f.Kpi, f => f.Criterion);
        var attached = await db.SmartAttachments.Where(a => a.UnitId == unitId && a.Year == year && a.Round == roundId).ToDictionaryAsync(a => a.Kpi, a => a.AttachedAt);
        var frozen = await db.KpiScores.AsNoTracking().Where(s => s.UnitId == unitId && s.Year == year).ToDictionaryAsync(s => (s.Round, s.Kpi));
        var total = await db.RoundTotals.AsNoTracking().SingleOrDefaultAsync(t => t.UnitId == unitId && t.Year == year && t.Round == roundId);
        var (results, unfit) = (new Dictionary<string, KpiResult>(StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(roundId)))
        {
            if (frozen.GetValueOrDefault((roundId, kpi.Code)) is { Missed: true })
            {
                results[kpi.Code] = new() { Criteria = new Dictionary<string, CriterionResult>() };
                continue;
            }
            var files = proven[kpi.Code].ToHashSet(StringComparer.Ordinal);
            if (total is null && files.Count == 0 && !reports.ContainsKey(kpi.Code)) continue;
            var missedFirst = kpi.FirstRoundMissed != FirstRoundMissedRule.NoRule && catalogue.Rounds[0].Id != roundId
                && (frozen.GetValueOrDefault((catalogue.Rounds[0].Id, kpi.Code)) is not { } first || first.Points < first.Max);
            (results[kpi.Code], unfit[kpi.Code]) = Expectations.Counted(catalogue, new(unitId, year, kpi.Code, roundId), reports.GetValueOrDefault(kpi.Code), files,
                attached.TryGetValue(kpi.Code, out var at) ? at : clock.GetUtcNow(), missedFirst);
        }
        return new(catalogue, round, results, attached.Keys.ToHashSet(StringComparer.Ordinal), unfit.Where(u => u.Value.Count > 0).ToDictionary(),
            Scoring.Score(catalogue, roundId, new(results), calendar), total, calendar);
    }

    /// <summary>What may still be won in a round that is open.</summary>
    public IReadOnlyList<PointsAtRisk> Risks(RoundStanding standing) => standing.Frozen is not null ? []
        : Outlook.Of(standing.Catalogue, standing.Round.Id, standing.Results, standing.Attached, standing.Calendar, clock.GetUtcNow());

    /// <summary>The round with some KPIs' results exchanged, beside the round as it is.</summary>
    public (ScoreAnswer Now, ScoreAnswer Then) WhatIf(RoundStanding standing, IReadOnlyDictionary<string, KpiResult> changed) =>
        Outlook.WhatIf(standing.Catalogue, standing.Round.Id, standing.Results, changed, standing.Calendar);
}
