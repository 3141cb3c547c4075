using System.Collections.Immutable;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;
using UserTask = PaWorkflow.Storage.Processes.UserTask;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>
/// What a change of the calendar moves in one running instance: its planned dates first, then the open tasks and timers whose time,
/// worked out from the variables as they were, is the one that is stored. All that is needed is at hand; nothing is asked or changed.
/// </summary>
/// <param name="tasks">All tasks that the instance has had.</param>
/// <param name="timers">Those that are set.</param>
/// <param name="begun">When tokens that have no task came to stand where they do, by number; where one is missing it is taken to be the start.</param>
/// <param name="holders">Ids of the people who hold a post.</param>
sealed class InstanceDates(
    InstanceRow row, ProcessDefinition definition, IReadOnlyList<UserTask> tasks, IReadOnlyDictionary<string, TimerRow> timers,
    IReadOnlyDictionary<int, DateTimeOffset> begun, ILookup<string, string> holders, WorkingCalendar after, DateTimeOffset now)
{
    readonly InstanceState state = StateJson.Read(row.State);

    /// <param name="planned">Corrections of the variables.</param>
    /// <param name="rounds">Dates of rounds to come, with those whom they concern.</param>
    /// <returns>What sets the instance right in one step, and what people should know of it.</returns>
    public (IReadOnlyList<Correction> Corrections, IReadOnlyList<DateMove> Moves) Of(IReadOnlyList<Correction> planned, IEnumerable<(RoundDate Date, IReadOnlyList<string> People)> rounds)
    {
        if (planned.Count == 0 || ProcessEngine.Advance(definition, state, new Together([.. planned]), now) is not Step.Taken { State: var changed }) return ([], []);
        var (corrections, moves) = (planned.ToList(), new List<DateMove>());
        var open = tasks.Where(t => t.State == UserTaskState.Open).ToDictionary(t => t.Id, StringComparer.Ordinal);
        var anew = Timetable.Of(definition, changed, Begun).ToDictionary(t => t.Id, StringComparer.Ordinal);
        var waits = Timetable.Of(definition, state, Begun);
        foreach (var time in waits)
        {
            if (!anew.TryGetValue(time.Id, out var becomes)) continue;
            if (open.TryGetValue(time.Id, out var task))
            {
                if (task.DueAt != time.Times[0] || task.DueAt <= now) continue;
                var due = Replanning.Due(task.DueAt!.Value, becomes.Times[0], now, after);
                if (due == task.DueAt) continue;
                corrections.Add(new Reschedule(task.Id, [due]));
                moves.Add(MoveOf(task, time.Id, DateKind.Due, task.Name, task.DueAt.Value, due, Doers(task)));
            }
            else if (timers.ContainsKey(time.Id) && Moved(time, becomes) is { } times)
            {
                corrections.Add(new Reschedule(time.Id, times));
                if (First(time, times) is not { } first) continue;
                var about = About(time);
                moves.Add(MoveOf(about.Task, time.Id, KindOf(time.ElementId), about.Name, first.From, first.To, about.People));
            }
        }
        moves.AddRange(Ahead(changed));
        foreach (var (date, people) in rounds.Where(r => r.Date.IsLastCall || IsToCome(r.Date.Round)))
        {
            var (kind, name) = date.IsLastCall ? (DateKind.LastCall, "วันสุดท้ายที่รับหลักฐานล่าช้า") : (DateKind.Planned, NameOf("monitor", "ติดตามและเร่งรัดการรายงาน"));
            // The timers that wait for the last call say the same as the round.
            if (date.IsLastCall) moves.RemoveAll(m => m.Kind == DateKind.Other && m.From == date.From && m.To == date.To);
            moves.Add(new(row.Id, row.Year, $"{kind}:{date.Round}", kind, name, null, date.Round, date.From, date.To, people));
        }
        return (corrections, moves);
    }

    DateTimeOffset Begun(Token? token) =>
        token is { TaskId: { } id } && tasks.FirstOrDefault(t => t.Id == id) is { } task ? task.CreatedAt
        : token is not null && begun.TryGetValue(token.Number, out var at) ? at : row.StartedAt;

    /// <summary>The instants for which a timer is set, as the engine or the row keeps them.</summary>
    ImmutableArray<DateTimeOffset> Stored(AwaitedTime time) =>
        state.Tokens.SelectMany(t => t.Armed).Concat(state.Scopes.SelectMany(s => s.Armed)).FirstOrDefault(a => a.TimerId == time.Id) is { } armed
            ? [armed.DueAt, .. armed.Later] : [timers[time.Id].DueAt];

    /// <summary>The new instants; null where the timer does not stand as planned, or nothing changes.</summary>
    ImmutableArray<DateTimeOffset>? Moved(AwaitedTime time, AwaitedTime becomes)
    {
        var stored = Stored(time);
        var (toCome, planned) = (stored.Where(t => t > now).ToList(), time.Times.Where(t => t > now).ToList());
        if (toCome.Count == 0 || !toCome.SequenceEqual(planned)) return null;
        var isList = EventOf(time.ElementId) is TimerEvent { Timer.Kind: TimerKind.Cycle };
        var moved = isList ? [.. becomes.Times.Where(t => t > now)] : NotPast(becomes);
        if (moved.SequenceEqual(toCome) || (moved.IsEmpty && definition.Node(time.ElementId) is not BoundaryEvent)) return null;
        // What is due by now is fired all the same.
        return [.. stored.Where(t => t <= now), .. moved];
    }

    /// <summary>The first instant to come that moves; null where there are only more of them.</summary>
    (DateTimeOffset From, DateTimeOffset? To)? First(AwaitedTime time, ImmutableArray<DateTimeOffset> moved)
    {
        var (old, anew) = (Stored(time).Where(t => t > now).ToList(), moved.Where(t => t > now).ToList());
        var at = old.Index().FirstOrDefault(o => o.Index >= anew.Count || anew[o.Index] != o.Item, (-1, default));
        return at.Item1 < 0 ? null : (at.Item2, at.Item1 < anew.Count ? anew[at.Item1] : null);
    }

    ImmutableArray<DateTimeOffset> NotPast(AwaitedTime time) => [.. time.Times.Select(t => Replanning.NotPast(t, now, after))];

    /// <summary>Due dates of tasks that have not been there yet.</summary>
    IEnumerable<DateMove> Ahead(InstanceState changed)
    {
        var anew = Timetable.Ahead(definition, changed, now).ToDictionary(t => (t.ElementId, t.Scope));
        foreach (var task in Timetable.Ahead(definition, state, now))
        {
            if (task.DueAt <= now || !anew.TryGetValue((task.ElementId, task.Scope), out var becomes) || becomes.DueAt == task.DueAt) continue;
            var seen = PlannedDates.Seen(state, state.Scopes.First(s => s.Number == task.Scope));
            var (kpi, round) = (seen.Text("kpi.code"), seen.Text("round.id"));
            if (tasks.Any(t => t.ElementId == task.ElementId && t.Kpi == kpi && t.Round == round)) continue;
            yield return new(row.Id, row.Year, $"{task.ElementId}@{task.Scope}", DateKind.Planned, task.Name, kpi, round, task.DueAt, becomes.DueAt,
                Distinct(task.People.Concat(task.Groups.SelectMany(g => holders[g]))));
        }
    }

    /// <summary>What a timer is about: the task at whose edge it stands, with those who do it; of a part with several tasks in it all of theirs.</summary>
    (UserTask? Task, string Name, IReadOnlyList<string> People) About(AwaitedTime time)
    {
        var element = definition.Node(time.ElementId) is BoundaryEvent boundary ? boundary.AttachedTo : time.ElementId;
        var token = state.Tokens.FirstOrDefault(t => t.Number == time.Token);
        var within = tasks.Where(t => t.State == UserTaskState.Open && state.Tokens.FirstOrDefault(o => o.TaskId == t.Id) is { } at && (at.Number == token?.Number || IsWithin(at, token?.Number))).ToList();
        return (within.Select(t => (t.Kpi, t.Round)).Distinct().Count() == 1 ? within[0] : null, NameOf(element, element), Distinct(within.SelectMany(Doers)));
    }

    bool IsWithin(Token token, int? around)
    {
        for (var scope = state.Scopes.FirstOrDefault(s => s.Number == token.Scope); scope is not null; scope = state.Scopes.FirstOrDefault(s => s.Number == scope.Parent))
        {
            if (scope.Owner is { } owner && owner == around) return true;
        }
        return false;
    }

    bool IsToCome(string round) => state.Scopes.All(s => s.Locals.Text("round.id") != round) && tasks.All(t => t.Round != round);

    DateMove MoveOf(UserTask? task, string subject, DateKind kind, string name, DateTimeOffset from, DateTimeOffset? to, IReadOnlyList<string> people) =>
        new(row.Id, row.Year, subject, kind, name, task?.Kpi, task?.Round, from, to, people);

    IReadOnlyList<string> Doers(UserTask task) => task.Assignee is { } person ? [person] : Distinct(holders[task.Post ?? ""]);

    static IReadOnlyList<string> Distinct(IEnumerable<string> people) => [.. people.Distinct().Order(StringComparer.Ordinal)];

    string NameOf(string element, string otherwise) => definition.Find(element)?.Name is { Length: > 0 } name ? name : otherwise;

    /// <summary>By what happens when the timer fires: the worker that it leads to.</summary>
    DateKind KindOf(string element) => definition.Node(element).Outgoing.Select(f => definition.Node(definition.Flow(f).Target)).OfType<EndEvent>().FirstOrDefault()?.Topic switch
    {
        "remind" => DateKind.Reminder,
        "escalate" => DateKind.Escalation,
        _ => DateKind.Other,
    };

    EventDefinition? EventOf(string element) => definition.Node(element) switch
    {
        BoundaryEvent boundary => boundary.Event,
        StartEvent start => start.Event,
        CatchEvent wait => wait.Event,
        _ => null,
    };
}
