using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Procedure.Reports;

/// <summary>A year as far as the viewer sees it: what board, reports, timeline and their workbook are made of.</summary>
/// <param name="Years">The unit's years, the newest first.</param>
/// <param name="Incidents">Steps that the system could not do and that wait for somebody; 0 for those who do not see the whole unit.</param>
/// <param name="WaitsForDepartment">The procedure waits for the department's word on the KPI details.</param>
/// <param name="Overdue">Tasks of the year, whatever procedure they belong to, that are open after their due time; of the KPIs seen for those who do not see the whole unit.</param>
/// <param name="Catalogue">Of all KPIs.</param>
/// <param name="Seen">With the KPIs that the viewer sees alone: shares and weights are within these.</param>
/// <param name="Owners">Name of the KPI's holder, by code, of the KPIs seen.</param>
/// <param name="OwnerIds">Person id of the same.</param>
/// <param name="Members">The unit's people.</param>
/// <param name="Procedure">The steps of the version of the procedure on which the year runs, by key.</param>
/// <param name="Tasks">Of the year's own procedure, without the cancelled ones, in the order in which they came; of the KPIs seen.</param>
public sealed record YearBook(
    AgreementYear Launched, IReadOnlyList<int> Years, int Incidents, bool WaitsForDepartment, int Overdue, Catalogue Catalogue, Catalogue Seen, WorkingCalendar Calendar,
    IReadOnlyDictionary<string, string> Owners, IReadOnlyDictionary<string, string> OwnerIds, IReadOnlyList<Member> Members,
    IReadOnlyDictionary<string, StepStandard> Procedure, IReadOnlyList<StepTask> Tasks, YearStanding Standing, DateTimeOffset Now)
{
    public int Year => Launched.Year;

    public bool IsClosed(string round) => Standing.Rounds[round].Frozen is not null;

    /// <summary>The first round that is not closed; the last one when all are.</summary>
    public ReportingRound Current => Catalogue.Rounds.FirstOrDefault(r => !IsClosed(r.Id)) ?? Catalogue.Rounds[^1];

    /// <summary>What may still be won in a round, of the KPIs seen: the most for each working day left first.</summary>
    public IReadOnlyList<PointsAtRisk> Risks(string round) => IsClosed(round) ? []
        : Outlook.Of(Seen, round, Standing.Rounds[round].Results, Standing.Rounds[round].Attached, Calendar, Now);

    /// <summary>The score as it was frozen, or else as the evidence of today has it; null where nothing was given.</summary>
    public decimal? ScoreOf(string kpi, string round) => Standing.Frozen.GetValueOrDefault((round, kpi))?.Score
        ?? (Standing.Rounds[round].Answer.Kpis.TryGetValue(kpi, out var answer) ? answer.Score : null);

    public KpiOutlook OutlookOf(Kpi kpi, string round) => KpiOutlook.Of(Seen, round, kpi, ScoreOf(kpi.Code, round), Risks(round));

    /// <summary>Of all tasks seen.</summary>
    public Punctuality Punctuality => Agreements.Punctuality.Sum(Tasks.Select(t => t.Punctuality(Now)));

    /// <summary>The whole unit's for those who see it; else of the KPIs seen, without the unit's penalty.</summary>
    public Forecast ForecastOf(string round)
    {
        var standing = Standing.Rounds[round];
        var whole = Seen.Kpis.Count == Catalogue.Kpis.Count;
        if (standing.Frozen is { } frozen && whole) return Forecast.Frozen(frozen.Total, Seen.Kpis.Count(k => k.Rounds.ContainsKey(round)));
        return Forecast.Of(Seen, round, whole ? standing.Answer : standing.Answer with { LatePenalty = 0 }, Risks(round), Punctuality) with { IsFrozen = standing.Frozen is not null };
    }

    /// <summary>All steps as they are planned, of the KPIs seen.</summary>
    public IReadOnlyList<PlannedStep> Plan { get; } = YearPlan.Of(Seen, Calendar, Launched.LaunchedAt, Procedure, ChosenDates.Read(Launched.ChosenDates));

    /// <summary>The steps of a KPI's round that the procedure has, in its order.</summary>
    public IReadOnlyList<string> RoundSteps { get; } = [.. Agreements.RoundSteps.All.Where(Procedure.ContainsKey)];

    /// <summary>The KPIs seen that have a round and no results in it, in the catalogue's order: they are not scored yet.</summary>
    public IEnumerable<Kpi> Unscored(string round) => Seen.Kpis.Where(k => k.Rounds.ContainsKey(round) && ScoreOf(k.Code, round) is null);

    /// <summary>The tasks of a planned step, in the order in which they came: more than one where it was done again.</summary>
    public IEnumerable<StepTask> TasksOf(PlannedStep step) => step.Kpi is { } kpi
        ? Tasks.Where(t => t.Kpi == kpi && t.Round == step.Round && t.Form == step.Key)
        : Tasks.Where(t => t.Kpi is null && t.Round == step.Round && t.ElementId == StepWords.ElementOf(step.Key));

    /// <summary>Evidence that a check has sent back and that was not sent in again.</summary>
    public bool IsReturned(StepTask task) => task is { IsOpen: true, Form: Agreements.RoundSteps.Evidence } && Tasks.Any(t => t.Kpi == task.Kpi && t.Round == task.Round && t.Form == task.Form && t.IsDone);

    /// <summary>When a step was done; null while it is not, or has to be done again because the report came back.</summary>
    public DateTimeOffset? DoneAt(PlannedStep step)
    {
        if (TasksOf(step).LastOrDefault() is not { IsDone: true } last) return null;
        var before = step.Kpi is null ? [] : Agreements.RoundSteps.All.TakeWhile(s => s != step.Key).ToList();
        return Tasks.Any(t => t.IsOpen && t.Kpi == step.Kpi && t.Round == step.Round && before.Contains(t.Form ?? "")) ? null : last.EndedAt;
    }
}

/// <summary>Someone of the unit.</summary>
/// <param name="Posts">Those held in the unit.</param>
public sealed record Member(string Id, string Name, IReadOnlyList<string> Posts);

/// <summary>Opens a year with six queries, whatever the database holds besides; one more where this process has not yet read the version of the procedure.</summary>
public sealed class YearBooks(Catalogues catalogues, Standings standings, ProcessDefinitions definitions, TimeProvider clock)
{
    /// <summary>Null when the viewer's unit has no such year.</summary>
    public async Task<YearBook?> Open(PaContext db, Viewer viewer, int year)
    {
        var (unit, now) = (viewer.UnitId, clock.GetUtcNow());
        var posts = Web.ThaiDisplay.Posts.ToArray();
        // Overdue tasks are counted in two parts, for each of which there is an index. Texts of other years stay in the database.
        var years = await db.Years.AsNoTracking().Where(y => y.UnitId == unit).OrderByDescending(y => y.Year).Select(y => new
        {
            y.Year,
            Yaml = y.Year == year ? y.CatalogueYaml : "",
            y.CatalogueName,
            y.InstanceId,
            y.LaunchedAt,
            y.LaunchedBy,
            y.BriefingDate,
            y.BriefingPlace,
            y.KeyedAt,
            y.ConfirmedAt,
            Process = db.Instances.Where(i => i.Id == y.InstanceId).Select(i => i.ProcessId).FirstOrDefault(),
            Version = db.Instances.Where(i => i.Id == y.InstanceId).Select(i => (int?)i.ProcessVersion).FirstOrDefault(),
            Incidents = y.Year == year ? db.Incidents.Count(i => i.UnitId == unit && i.ResolvedAt == null && i.InstanceId == y.InstanceId) : 0,
            Waits = y.Year == year && db.Subscriptions.Any(s => s.InstanceId == y.InstanceId && s.MessageName == YearDesk.KpiDetailsConfirmed),
            Overdue = y.Year == year
                ? db.Tasks.Count(t => t.UnitId == unit && t.State == UserTaskState.Open && t.Post == null && t.DueAt < now && t.Year == year)
                    + db.Tasks.Count(t => t.UnitId == unit && t.State == UserTaskState.Open && posts.Contains(t.Post) && t.DueAt < now && t.Year == year)
                : 0,
        }).ToListAsync();
        if (years.Find(y => y.Year == year) is not { } found) return null;
        var launched = new AgreementYear
        {
            UnitId = unit,
            Year = year,
            CatalogueYaml = found.Yaml,
            CatalogueName = found.CatalogueName,
            InstanceId = found.InstanceId,
            LaunchedAt = found.LaunchedAt,
            LaunchedBy = found.LaunchedBy,
            BriefingDate = found.BriefingDate,
            BriefingPlace = found.BriefingPlace,
            KeyedAt = found.KeyedAt,
            ConfirmedAt = found.ConfirmedAt,
        };
        var catalogue = catalogues.Of(launched);
        var procedure = found is { Process: { } process, Version: { } version } ? await definitions.Get(db, process, version) : null;
        var seenKpis = viewer.KpisSeen(db).Where(h => h.Year == year);
        var people = await db.Users.Where(p => p.UnitId == unit).OrderBy(p => p.Id).Select(p => new
        {
            p.Id,
            p.DisplayName,
            Posts = p.Posts.Where(h => h.UnitId == unit).Select(h => h.Post).ToList(),
            Kpis = seenKpis.Where(h => h.PersonId == p.Id).Select(h => h.Kpi).ToList(),
        }).ToListAsync();
        var owners = people.SelectMany(p => p.Kpis.Select(kpi => (Kpi: kpi, Person: p))).ToList();
        var seen = viewer.SeesWholeUnit ? catalogue : catalogue with { Kpis = [.. catalogue.Kpis.Where(k => owners.Exists(o => o.Kpi == k.Code))] };
        var tasks = await db.Tasks.Where(t => t.InstanceId == launched.InstanceId && t.State != UserTaskState.Cancelled).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id)
            .Select(t => new StepTask(t.Id, t.ElementId, t.Name, t.Form, t.Kpi, t.Round, t.Step, t.StandardMinutes, t.Assignee,
                db.Users.Where(p => p.Id == t.Assignee).Select(p => p.DisplayName).FirstOrDefault(), t.Post, t.CompletedBy, t.DueAt, t.CreatedAt, t.State, t.EndedAt)).ToListAsync();
        if (!viewer.SeesWholeUnit) tasks.RemoveAll(t => !seen.Kpis.Any(k => k.Code == t.Kpi));
        var calendar = await db.CalendarOf(unit);
        return new(launched, [.. years.Select(y => y.Year)], viewer.SeesWholeUnit ? found.Incidents : 0, found.Waits,
            viewer.SeesWholeUnit ? found.Overdue : tasks.Count(t => t.IsOpen && t.DueAt < now), catalogue, seen, calendar,
            owners.ToDictionary(o => o.Kpi, o => o.Person.DisplayName), owners.ToDictionary(o => o.Kpi, o => o.Person.Id), [.. people.Select(p => new Member(p.Id, p.DisplayName, p.Posts))],
            procedure is null ? new Dictionary<string, StepStandard>() : StepWords.StandardsOf(procedure), tasks,
            await standings.OfYear(db, unit, catalogue, calendar), now);
    }
}
