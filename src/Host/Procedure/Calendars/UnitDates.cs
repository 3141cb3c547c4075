using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>What a change of a unit's calendar, or of a year's KPI details, moves in all that runs there.</summary>
/// <param name="Corrections">By instance id, in the order in which instances are held.</param>
/// <param name="Closings">Dates of the department that fall on a day off now.</param>
public sealed record UnitDates(string UnitId, IReadOnlyList<(string InstanceId, IReadOnlyList<Correction> Corrections)> Corrections, IReadOnlyList<DateMove> Moves, IReadOnlyList<ClosingOff> Closings)
{
    /// <summary>Ids of the unit's running instances, in the order in which they are held.</summary>
    public static Task<List<string>> Running(PaContext db, string unitId) =>
        db.Instances.Where(i => i.UnitId == unitId && i.Status == InstanceStatus.Active).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();

    /// <summary>Works out what another calendar moves; nothing is changed.</summary>
    public static async Task<UnitDates> Of(PaContext db, ProcessDefinitions definitions, Catalogues catalogues, string unitId, WorkingCalendar before, WorkingCalendar after, DateTimeOffset now) =>
        await Of(db, definitions, unitId, await Running(db, unitId), before, after, year => (catalogues.Of(year), catalogues.Of(year)), now);

    /// <summary>Works out what newer KPI details move in the year's own instance; nothing is changed.</summary>
    public static async Task<UnitDates> Of(PaContext db, ProcessDefinitions definitions, AgreementYear year, Catalogue before, Catalogue after, WorkingCalendar calendar, DateTimeOffset now) =>
        await Of(db, definitions, year.UnitId, (await Running(db, year.UnitId)).Where(id => id == year.InstanceId).ToList(), calendar, calendar, _ => (before, after), now);

    static async Task<UnitDates> Of(
        PaContext db, ProcessDefinitions definitions, string unitId, List<string> running, WorkingCalendar before, WorkingCalendar after,
        Func<AgreementYear, (Catalogue Before, Catalogue After)> details, DateTimeOffset now)
    {
        var changed = before.Holidays.Select(h => h.Date).ToHashSet();
        changed.SymmetricExceptWith(after.Holidays.Select(h => h.Date));
        var years = await db.Years.Where(y => y.UnitId == unitId && running.Contains(y.InstanceId)).ToDictionaryAsync(y => y.InstanceId);
        var holders = (await db.PostHoldings.AsNoTracking().Where(h => h.UnitId == unitId).Select(h => new { h.Post, h.PersonId }).ToListAsync()).ToLookup(h => h.Post, h => h.PersonId, StringComparer.Ordinal);
        var (corrections, moves, closings) = (new List<(string, IReadOnlyList<Correction>)>(), new List<DateMove>(), new List<ClosingOff>());
        foreach (var id in running)
        {
            var row = (await db.Instances.FindAsync(id))!;
            var (state, definition) = (StateJson.Read(row.State), await definitions.Get(db, row.ProcessId, row.ProcessVersion));
            var planned = FreeDays.Corrections(state, new(row.Year), changed, after).ToList();
            var rounds = new List<(RoundDate, IReadOnlyList<string>)>();
            if (years.GetValueOrDefault(id) is { } year)
            {
                var (known, catalogue) = details(year);
                var chosen = ChosenDates.Read(year.ChosenDates);
                var dates = new PlannedDates(new(known, before, chosen), new(catalogue, after, chosen), year.LaunchedAt, await PlannedAt(db, id), now);
                planned.AddRange(dates.Corrections(state));
                foreach (var date in dates.Rounds(state)) rounds.Add((date, await Concerned(db, year, catalogue, date, holders)));
                closings.AddRange(FallingOff(catalogue, before, after, now));
            }
            var tasks = await Tasks(db, id);
            var timers = await db.Timers.AsNoTracking().Where(t => t.InstanceId == id).ToDictionaryAsync(t => t.Id, StringComparer.Ordinal);
            var found = new InstanceDates(row, definition, tasks, timers, await Begun(db, state), holders, after, now).Of(planned, rounds);
            if (found.Corrections.Count > 0) corrections.Add((id, found.Corrections));
            moves.AddRange(found.Moves);
        }
        return new(unitId, corrections,
            [.. moves.OrderBy(m => m.Year).ThenBy(m => m.From).ThenBy(m => m.Kpi, StringComparer.Ordinal).ThenBy(m => m.InstanceId, StringComparer.Ordinal).ThenBy(m => m.Subject, StringComparer.Ordinal)], closings);
    }

    /// <summary>All tasks of an instance without their variables, which are large.</summary>
    static Task<List<UserTask>> Tasks(PaContext db, string instanceId) => db.Tasks.AsNoTracking().Where(t => t.InstanceId == instanceId).OrderBy(t => t.Id).Select(t => new UserTask
    {
        Id = t.Id, InstanceId = t.InstanceId, UnitId = t.UnitId, Year = t.Year, ElementId = t.ElementId, Name = t.Name, Assignee = t.Assignee, Post = t.Post,
        Kpi = t.Kpi, Round = t.Round, Properties = "", Variables = "", DueAt = t.DueAt, CreatedAt = t.CreatedAt, HeldSince = t.HeldSince, State = t.State,
    }).ToListAsync();

    /// <summary>When the worker has set a KPI's deadlines last.</summary>
    static async Task<Func<string, string, DateTimeOffset?>> PlannedAt(PaContext db, string instanceId)
    {
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.InstanceId == instanceId && j.Topic == "deadlines" && j.State == JobState.Done && j.EndedAt != null)
            .Select(j => new { j.Variables, j.EndedAt }).ToListAsync();
        var latest = new Dictionary<(string?, string?), DateTimeOffset>();
        foreach (var job in jobs.OrderBy(j => j.EndedAt))
        {
            var seen = Variables.Parse(job.Variables);
            latest[(seen.Text("kpi.code"), seen.Text("round.id"))] = job.EndedAt!.Value;
        }
        return (kpi, round) => latest.TryGetValue((kpi, round), out var at) ? at : null;
    }

    /// <summary>When the tokens that wait for a time but have no task came to where they stand.</summary>
    static async Task<Dictionary<int, DateTimeOffset>> Begun(PaContext db, InstanceState state)
    {
        var waiting = state.Tokens.Where(t => t.TaskId is null && (t.TimerId is not null || t.Armed.Any(a => a.TimerId is not null)))
            .ToDictionary(t => $"{state.InstanceId}:{t.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", t => t, StringComparer.Ordinal);
        if (waiting.Count == 0) return [];
        var ids = waiting.Keys.ToList();
        var entered = await db.History.AsNoTracking().Where(h => h.InstanceId == state.InstanceId && ids.Contains(h.TokenId) && h.Event == ElementEvent.Activated)
            .Select(h => new { h.TokenId, h.ElementId, h.At }).ToListAsync();
        return entered.Where(h => waiting[h.TokenId].ElementId == h.ElementId).GroupBy(h => waiting[h.TokenId].Number).ToDictionary(g => g.Key, g => g.Max(h => h.At));
    }

    /// <summary>A round's last call concerns those who still have to report in it, and the strategy unit; its follow-up the strategy unit.</summary>
    static async Task<IReadOnlyList<string>> Concerned(PaContext db, AgreementYear year, Catalogue catalogue, RoundDate date, ILookup<string, string> holders)
    {
        var people = holders[PostIds.Strategy].ToHashSet(StringComparer.Ordinal);
        if (date.IsLastCall)
        {
            var kpis = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(date.Round)).Select(k => k.Code).ToList();
            people.UnionWith(await db.KpiHolders.Where(h => h.UnitId == year.UnitId && h.Year == year.Year && kpis.Contains(h.Kpi)
                && !db.SmartAttachments.Any(a => a.UnitId == h.UnitId && a.Year == h.Year && a.Kpi == h.Kpi && a.Round == date.Round)).Select(h => h.PersonId).ToListAsync());
        }
        return [.. people.Order(StringComparer.Ordinal)];
    }

    static IEnumerable<ClosingOff> FallingOff(Catalogue catalogue, WorkingCalendar before, WorkingCalendar after, DateTimeOffset now)
    {
        var year = catalogue.FiscalYear.Number;
        var own = catalogue.Kpis.SelectMany(k => k.Rounds.Values.Where(r => r.HasOwnClosing).Select(r => new ClosingOff(year, k.Code, r.Round, r.ClosesAt)));
        return catalogue.Rounds.Select(r => new ClosingOff(year, null, r.Id, r.ClosesAt)).Prepend(new(year, null, null, catalogue.SmartKeyingClosesAt)).Concat(own)
            .Where(c => c.ClosesAt > now && DateOnly.FromDateTime(c.ClosesAt.DateTime) is var date && before.IsWorkingDay(date) && !after.IsWorkingDay(date)).OrderBy(c => c.ClosesAt);
    }
}
