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
        if (!tokens.TryGetValue(number, out var token)) return $"There is no token {number}.";
        if (token.Retry == Stage.Leaving || definition.Node(token.ElementId) is ExclusiveGateway or ParallelGateway or InclusiveGateway or EventBasedGateway)
            return $"'{token.ElementId}' has no work to skip; move the token to where it shall go on.";
        Release(token);
        CancelHandlers(token);
        Write(Innermost(token), variables);
        Queue(token with
        {
            Stage = Stage.Leaving,
            TaskId = null,
            JobId = null,
            TimerId = null,
            SubscriptionId = null,
            IncidentId = null,
            Retry = null,
            Pending = [],
        });
        return null;
    }

    string? Move(int number, string target)
    {
        if (!tokens.TryGetValue(number, out var token)) return $"There is no token {number}.";
        if (definition.Find(target) is not { } node) return $"There is no element '{target}'.";
        if (IsInstance(token)) return $"'{token.ElementId}' is one instance of several; move the activity as a whole.";
        if (token.CompensatesFor is not null || node is StartEvent or BoundaryEvent or SubProcess { Kind: SubProcessKind.Event } or Activity { IsForCompensation: true })
            return $"No token can be moved to '{target}' from '{token.ElementId}'.";
        if (node.ParentId != definition.Node(token.ElementId).ParentId) return $"'{target}' stands in another sub-process than '{token.ElementId}'.";
        // The new token keeps the scope open while the old one ends. A join would wait for flows that nobody comes by.
        var moved = new Token(Number(), target, token.Scope, node is ParallelGateway or InclusiveGateway ? Stage.Passing : Stage.Entering);
        Keep(moved);
        Cancel(token);
        moving.Enqueue(moved.Number);
        return null;
    }
}
