using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>The times that follow from the variables as they stand; see <see cref="Timetable"/>.</summary>
sealed partial class Turn
{
    /// <summary>A due date that is another so many days later follows from the moment, not from the variables alone.</summary>
    static readonly TimeSpan aWhile = TimeSpan.FromDays(40);

    public IEnumerable<AwaitedTime> Times(Func<Token?, DateTimeOffset> begun)
    {
        foreach (var token in tokens.Values)
        {
            var (node, at) = (definition.Node(token.ElementId), begun(token));
            if (token.TaskId is { } task && node is UserTask work && Try(() => InstantOf(work.DueDate, Seen(token), at)) is { } due)
                yield return new(task, node.Id, token.Number, [due]);
            if (token.TimerId is { } timer && TimesOf(node, token.Scope, timer, token.Number, at) is { } waited) yield return waited;
        }
        foreach (var (host, scope, armed) in AllArmed())
        {
            if (armed is { TimerId: { } timer, Interval: null }
                && TimesOf(definition.Node(armed.ElementId), host is null ? scope : Innermost(host), timer, host?.Number, begun(host)) is { } waited) yield return waited;
        }
    }

    AwaitedTime? TimesOf(FlowNode node, int scope, string timer, int? token, DateTimeOffset at)
    {
        if (EventOf(node) is not TimerEvent { Timer: var definition }) return null;
        return Try(() => Timing.Of(definition, Seen(scope), at, scripts)) is { Interval: null } schedule
            ? new(timer, node.Id, token, [schedule.DueAt, .. schedule.Later.Order()]) : null;
    }

    public IEnumerable<TaskAhead> Ahead()
    {
        foreach (var scope in scopes.Values.Where(s => s.Number == 0 || s.Content is not null))
        {
            foreach (var task in definition.In(scope.Content).OfType<UserTask>().Where(t => t.DueDate is not null && !StandsAt(t, scope.Number)))
            {
                var seen = Seen(scope.Number);
                if (Try(() => InstantOf(task.DueDate, seen, now)) is not { } due || Try(() => InstantOf(task.DueDate, seen, now + aWhile)) != due) continue;
                yield return new(task.Id, task.Name ?? task.Id, scope.Number, due, Try(() => People(task, seen)) ?? [], Try(() => ListOf(task.CandidateGroups, seen)) ?? []);
            }
        }
    }

    bool StandsAt(UserTask task, int scope) => tokens.Values.Any(t => t.ElementId == task.Id && (t.Scope == scope || scopes[t.Scope].Parent == scope));

    /// <summary>The one who is named, or of a task for each of a list those in the list.</summary>
    IReadOnlyList<string> People(UserTask task, Variables seen) => task switch
    {
        { Assignee: null } => [],
        { Loop: MultiInstance { Collection: { } all, ElementVariable: { } name }, Assignee: { } assignee } when assignee.Script == name => ListOf(all, seen),
        _ => TextOf(task.Assignee, seen) is { } person ? [person] : [],
    };

    /// <summary>What an expression cannot say now is not known.</summary>
    static T? Try<T>(Func<T?> work)
    {
        try
        {
            return work();
        }
        catch (ExpressionFault)
        {
            return default;
        }
    }
}
