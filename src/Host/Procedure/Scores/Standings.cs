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

/// <summary>Where all rounds of a unit's year stand.</summary>
/// <param name="Rounds">By round id.</param>
/// <param name="Frozen">What each KPI scored when its round was closed.</param>
/// <param name="AttachedAt">When the report went into SMART.</param>
public sealed record YearStanding(
    IReadOnlyDictionary<string, RoundStanding> Rounds, IReadOnlyDictionary<(string Round, string Kpi), KpiScore> Frozen, IReadOnlyDictionary<(string Round, string Kpi), DateTimeOffset> AttachedAt);

/// <summary>Scores whole rounds at once, with a handful of queries.</summary>
public sealed class Standings(Catalogues catalogues, TimeProvider clock)
{
    /// <summary>Null when the unit has no such year, or the year no such round.</summary>
    /// <param name="by">Scored by these KPI details instead of the year's own, to see what a change would do.</param>
    public async Task<RoundStanding?> Of(PaContext db, string unitId, int year, string roundId, Catalogue? by = null)
    {
        if (await db.Years.FindAsync(unitId, year) is not { } launched) return null;
        var catalogue = by ?? catalogues.Of(launched);
        if (!catalogue.Rounds.Any(r => r.Id == roundId)) return null;
        return (await OfYear(db, unitId, catalogue, await db.CalendarOf(unitId))).Rounds[roundId];
    }

    /// <summary>Two queries for all rounds, however many reports and files there are.</summary>
    public async Task<YearStanding> OfYear(PaContext db, string unitId, Catalogue catalogue, WorkingCalendar calendar)
    {
        var year = catalogue.FiscalYear.Number;
        var record = await Record(db, unitId, year);
        var proven = (await db.EvidenceFiles.Where(f => f.UnitId == unitId && f.Year == year && f.RemovedAt == null)
            .Select(f => new { f.Kpi, f.Round, f.Criterion }).Distinct().ToListAsync()).ToLookup(f => (f.Round, f.Kpi), f => f.Criterion);
        var frozen = record.Values.Where(r => r.Score is not null).ToDictionary(r => (r.Round, r.Kpi), r => r.Score!);
        return new(catalogue.Rounds.ToDictionary(r => r.Id, Standing, StringComparer.Ordinal), frozen, record.Values.Where(r => r.AttachedAt is not null).ToDictionary(r => (r.Round, r.Kpi), r => r.AttachedAt!.Value));

        RoundStanding Standing(ReportingRound round)
        {
            var total = record.Values.FirstOrDefault(r => r.Round == round.Id && r.Total is not null)?.Total;
            var (results, unfit) = (new Dictionary<string, KpiResult>(StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
            foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round.Id)))
            {
                var own = record.GetValueOrDefault((round.Id, kpi.Code));
                if (own is { Score.Missed: true })
                {
                    results[kpi.Code] = new() { Criteria = new Dictionary<string, CriterionResult>() };
                    continue;
                }
                var files = proven[(round.Id, kpi.Code)].ToHashSet(StringComparer.Ordinal);
                if (total is null && files.Count == 0 && own?.Results is null) continue;
                var missedFirst = kpi.FirstRoundMissed != FirstRoundMissedRule.NoRule && catalogue.Rounds[0].Id != round.Id
                    && (frozen.GetValueOrDefault((catalogue.Rounds[0].Id, kpi.Code)) is not { } first || first.Points < first.Max);
                (results[kpi.Code], unfit[kpi.Code]) = Expectations.Counted(catalogue, new(unitId, year, kpi.Code, round.Id), own?.Results, files,
                    own?.AttachedAt ?? clock.GetUtcNow(), missedFirst);
            }
            return new(catalogue, round, results, record.Values.Where(r => r.Round == round.Id && r.AttachedAt is not null).Select(r => r.Kpi).ToHashSet(StringComparer.Ordinal),
                unfit.Where(u => u.Value.Count > 0).ToDictionary(), Scoring.Score(catalogue, round.Id, new(results), calendar), total, calendar);
        }
    }

    sealed record KpiRecord(string Round, string Kpi, string? Results, DateTimeOffset? AttachedAt, KpiScore? Score, RoundTotal? Total);

    /// <summary>What is on record of each KPI's round: the report, its place in SMART, what was frozen.</summary>
    static async Task<Dictionary<(string Round, string Kpi), KpiRecord>> Record(PaContext db, string unitId, int year)
    {
        var known = db.KpiReports.Where(r => r.UnitId == unitId && r.Year == year).Select(r => new { r.Kpi, r.Round })
            .Union(db.SmartAttachments.Where(a => a.UnitId == unitId && a.Year == year).Select(a => new { a.Kpi, a.Round }))
            .Union(db.KpiScores.Where(s => s.UnitId == unitId && s.Year == year).Select(s => new { s.Kpi, s.Round }));
        var rows =
            from key in known
            from report in db.KpiReports.AsNoTracking().Where(r => r.UnitId == unitId && r.Year == year && r.Kpi == key.Kpi && r.Round == key.Round).DefaultIfEmpty()
            from attached in db.SmartAttachments.AsNoTracking().Where(a => a.UnitId == unitId && a.Year == year && a.Kpi == key.Kpi && a.Round == key.Round).DefaultIfEmpty()
            from score in db.KpiScores.AsNoTracking().Where(s => s.UnitId == unitId && s.Year == year && s.Kpi == key.Kpi && s.Round == key.Round).DefaultIfEmpty()
            from total in db.RoundTotals.AsNoTracking().Where(t => t.UnitId == unitId && t.Year == year && t.Round == key.Round).DefaultIfEmpty()
            select new { key.Kpi, key.Round, Results = report == null ? null : report.Results, AttachedAt = attached == null ? null : (DateTimeOffset?)attached.AttachedAt, Score = score, Total = total };
        return (await rows.ToListAsync()).Select(r => new KpiRecord(r.Round, r.Kpi, r.Results, r.AttachedAt, r.Score, r.Total)).ToDictionary(r => (r.Round, r.Kpi));
    }

    /// <summary>What may still be won in a round that is open.</summary>
    public IReadOnlyList<PointsAtRisk> Risks(RoundStanding standing) => standing.Frozen is not null ? []
        : Outlook.Of(standing.Catalogue, standing.Round.Id, standing.Results, standing.Attached, standing.Calendar, clock.GetUtcNow());

    /// <summary>The round with some KPIs' results exchanged, beside the round as it is.</summary>
    public (ScoreAnswer Now, ScoreAnswer Then) WhatIf(RoundStanding standing, IReadOnlyDictionary<string, KpiResult> changed) =>
        Outlook.WhatIf(standing.Catalogue, standing.Round.Id, standing.Results, changed, standing.Calendar);
}
