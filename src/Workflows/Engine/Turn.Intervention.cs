using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>What an officer may do with an instance that does not go on by itself: mend variables, skip, move.</summary>
sealed partial class Turn
{
    string? Set(int scope, Variables variables)
    {
        if (!scopes.TryGetValue(scope, out var found)) return $"There is no scope {scope}.";
        Keep(found with { Locals = found.Locals.With(variables) });
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
