using System.Collections.Immutable;
using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>What an officer may do with an instance that does not go on by itself: mend variables and times, skip, move.</summary>
sealed partial class Turn
{
    string? Correct(Correction correction) => correction switch
    {
        SetVariables set => Set(set.Scope, set.Variables),
        SetItems set => Set(set.Token, set.Items),
        Reschedule set => Set(set.Id, set.Times),
        _ => throw new InvalidOperationException($"'{correction.GetType().Name}' is no correction that the engine knows."),
    };

    string? Set(int scope, Variables variables)
    {
        if (!scopes.TryGetValue(scope, out var found)) return $"There is no scope {scope}.";
        Keep(found with { Locals = found.Locals.With(variables) });
        return null;
    }

    string? Set(int number, ImmutableArray<JsonElement> items)
    {
        if (tokens.GetValueOrDefault(number) is not { Loop: { } loop } body) return $"The token {number} repeats nothing.";
        if (items.Length != loop.Items.Length) return $"'{body.ElementId}' repeats over {loop.Items.Length} items, not over {items.Length}.";
        Keep(body with { Loop = loop with { Items = items } });
        return null;
    }

    string? Set(string id, ImmutableArray<DateTimeOffset> times)
    {
        if (times.Zip(times.Skip(1)).Any(pair => pair.First >= pair.Second)) return $"The times of '{id}' do not follow each other.";
        if (tokens.Values.FirstOrDefault(t => t.TaskId == id || t.TimerId == id) is { } waiting)
        {
            var isTask = waiting.TaskId == id;
            if (times.Length > 1 || (times.IsEmpty && !isTask)) return $"'{waiting.ElementId}' waits for one instant, not for {times.Length}.";
            effects.Add(isTask ? new UserTaskRescheduled(id, times.IsEmpty ? null : times[0]) : new TimerSet(id, waiting.ElementId, times[0]));
            return null;
        }
        if (AllArmed().Find(a => a.Armed.TimerId == id) is not { Armed: { } armed } found) return $"No task and no timer '{id}' is open.";
        var node = definition.Node(armed.ElementId);
        if (armed.Interval is not null || (times.Length > 1 && EventOf(node) is TimerEvent { Timer.Kind: not TimerKind.Cycle })) return $"'{node.Id}' does not fire by a list of instants.";
        if (times.IsEmpty && node is not (BoundaryEvent or StartEvent)) return $"'{node.Id}' waits for nothing else.";
        ImmutableArray<Armed> Set(ImmutableArray<Armed> all) =>
            times is [var first, .. var later] ? all.Replace(armed, armed with { DueAt = first, Later = later }) : all.Remove(armed);
        if (found.Host is { } host) Keep(host with { Armed = Set(host.Armed) });
        else Keep(scopes[found.Scope] with { Armed = Set(scopes[found.Scope].Armed) });
        effects.Add(times.IsEmpty ? new TimerCleared(id) : new TimerSet(id, node.Id, times[0]));
        return null;
    }

    string? Skip(int number, Variables variables)
    {
        var token = tokens.GetValueOrDefault(number);
        if (Intervention.AgainstSkip(definition, token) is { } obstacle) return InWords(obstacle, number, token, null);
        Release(token!);
        CancelHandlers(token!);
        Write(Innermost(token!), variables);
        Queue(token! with
        {
            Stage = Stage.Leaving,
            TaskId = null,
            JobId = null,
            TimerId = null,
            SubscriptionId = null,
            IncidentId = null,
            Retry = null,
            Trouble = null,
            Pending = [],
        });
        return null;
    }

    string? Move(int number, string target)
    {
        var token = tokens.GetValueOrDefault(number);
        if (Intervention.AgainstMove(definition, token, token is not null && IsInstance(token), target) is { } obstacle) return InWords(obstacle, number, token, target);
        // The new token keeps the scope open while the old one ends. A join would wait for flows that nobody comes by.
        var moved = new Token(Number(), target, token!.Scope, definition.Node(target) is ParallelGateway or InclusiveGateway ? Stage.Passing : Stage.Entering);
        Keep(moved);
        Cancel(token);
        moving.Enqueue(moved.Number);
        return null;
    }

    static string InWords(InterventionObstacle obstacle, int number, Token? token, string? target) => obstacle switch
    {
        InterventionObstacle.NoSuchToken => $"There is no token {number}.",
        InterventionObstacle.NoWork => $"'{token!.ElementId}' has no work to skip; move the token to where it shall go on.",
        InterventionObstacle.NoSuchElement => $"There is no element '{target}'.",
        InterventionObstacle.OneOfSeveral => $"'{token!.ElementId}' is one instance of several; move the activity as a whole.",
        InterventionObstacle.NoPlace => $"No token can be moved to '{target}' from '{token!.ElementId}'.",
        _ => $"'{target}' stands in another sub-process than '{token!.ElementId}'.",
    };
}
