using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// When what an instance waits for would fall due if that were worked out now, from its variables as they stand. Beside the times
/// that are set it tells what a change of variables asks to be set anew (<see cref="Reschedule"/>). Nothing is changed.
/// </summary>
public static class Timetable
{
    /// <summary>Open tasks that have a due date, and timers but for those that repeat by an interval.</summary>
    /// <param name="begun">When the token (null: a scope's event sub-process) began to wait: that is the script's present, and durations count from there.</param>
    public static IReadOnlyList<AwaitedTime> Of(ProcessDefinition definition, InstanceState state, Func<Token?, DateTimeOffset> begun) =>
        [.. new Turn(definition, state, DateTimeOffset.UnixEpoch).Times(begun)];

    /// <summary>
    /// Tasks of running scopes at which no token stands now and whose due date is known already, because it follows from the variables
    /// alone and not from the moment at which they will be begun. They may be done already, or never be reached.
    /// </summary>
    public static IReadOnlyList<TaskAhead> Ahead(ProcessDefinition definition, InstanceState state, DateTimeOffset now) =>
        [.. new Turn(definition, state, now).Ahead()];
}

/// <param name="Id">Of a task or a timer.</param>
/// <param name="Token">At which the task is open, or beside which the timer is set; null for an event sub-process.</param>
/// <param name="Times">Ascending: of a task its due date, of a timer all times after <c>begun</c>; those that have fired are among them.</param>
public sealed record AwaitedTime(string Id, string ElementId, int? Token, ImmutableArray<DateTimeOffset> Times);

/// <param name="People">Who is named for it; empty where that is not known yet or it goes to a post.</param>
/// <param name="Groups">The posts whose holders may do it.</param>
public sealed record TaskAhead(string ElementId, string Name, int Scope, DateTimeOffset DueAt, IReadOnlyList<string> People, IReadOnlyList<string> Groups);
