using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Compensation (10.7, 13.5.5): what a scope has completed is undone by the handlers of its activities, the last completed first; a
/// sub-process without a handler of its own by those of what was done in it. The throwing event waits until they have run.
/// </summary>
sealed partial class Turn
{
    /// <summary>Remembers a completed activity that can be compensated, by its own handler or by what it holds.</summary>
    void Remember(Token token, Activity activity)
    {
        if (activity.CompensationHandler is null && token.Inside.IsEmpty) return;
        var scope = scopes[token.Scope];
        if (scope.Repeats) scope = scopes[scope.Parent!.Value];
        var inside = activity.CompensationHandler is null ? token.Inside : [];
        Keep(scope with { Completed = scope.Completed.Add(new(activity.Id, token.InsideLocals ?? Variables.Empty, inside)) });
    }

    /// <summary>A throwing compensation event waits until the handlers have run.</summary>
    void Throw(Token token, CompensateEvent what)
    {
        var scope = scopes[token.Scope];
        // From within an event sub-process, what its surrounding scope has done is compensated.
        if (scope.ElementId is { } id && definition.Node(id) is SubProcess { Kind: SubProcessKind.Event }) scope = scopes[scope.Parent!.Value];
        var chosen = scope.Completed.Where(c => what.ActivityRef is null || c.ActivityId == what.ActivityRef).ToList();
        Keep(scope with { Completed = [.. scope.Completed.Except(chosen)] });
        Queue(token with { Stage = Stage.Compensating, Pending = [.. Handlers(chosen, null)] });
    }

    IEnumerable<PendingCompensation> Handlers(IEnumerable<Completed> completed, Variables? locals)
    {
        foreach (var one in completed.Reverse())
        {
            if (definition.Node(one.ActivityId) is Activity { CompensationHandler: { } handler, CompensationEvent: { } edge }) yield return new(edge, handler, locals);
            else foreach (var inner in Handlers(one.Inside, (locals ?? Variables.Empty).With(one.Locals))) yield return inner;
        }
    }

    void CompensateNext(Token token)
    {
        if (token.Pending is not [var next, .. var rest])
        {
            if (definition.Node(token.ElementId) is EndEvent { Event: CancelEvent }) EndTransaction(token);
            else Leave(token, definition.Node(token.ElementId));
            return;
        }
        Keep(token with { Pending = rest });
        var scope = token.Scope;
        if (next.Locals is { Count: > 0 } locals) scope = Open(definition.Node(next.Handler).ParentId!, token.Scope, token.Number, null, locals).Number;
        var handler = new Token(Number(), next.Handler, scope, Stage.Entering) { CompensatesFor = token.Number };
        Record(handler with { ElementId = next.Event }, ElementEvent.Activated);
        Record(handler with { ElementId = next.Event }, ElementEvent.Completed);
        Queue(handler);
    }

    /// <summary>A handler has no way out: the token that asked for it goes on.</summary>
    void HandlerDone(Token token)
    {
        Record(token, ElementEvent.Completed);
        Disarm(token.Armed);
        DropLocal(token);
        tokens = tokens.Remove(token.Number);
        if (scopes[token.Scope].Owner == token.CompensatesFor && !tokens.Values.Any(t => t.Scope == token.Scope)) scopes = scopes.Remove(token.Scope);
        Queue(tokens[token.CompensatesFor!.Value]);
    }
}
