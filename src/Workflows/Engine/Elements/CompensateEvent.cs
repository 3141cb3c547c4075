using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Compensation (10.7, 13.5.5): what a scope has completed is undone by the handlers of its activities, the last completed first; a
/// sub-process without a handler of its own by its compensation event sub-process, else by the handlers of what was done in it. The
/// throwing event waits until they have run.
/// </summary>
sealed partial class Turn
{
    /// <summary>Remembers a completed activity that can be compensated, by its own handler or by what it holds.</summary>
    void Remember(Token token, Activity activity)
    {
        if (activity.CompensationHandler is null && token.Inside.IsEmpty && CompensationOf(activity) is null) return;
        var scope = scopes[token.Scope];
        var item = scope.Repeats ? scope.Locals : null;
        if (scope.Repeats) scope = scopes[scope.Parent!.Value];
        var inside = activity.CompensationHandler is null ? token.Inside : [];
        Keep(scope with { Completed = scope.Completed.Add(new(activity.Id, token.InsideLocals ?? Variables.Empty, inside) { Item = item }) });
    }

    /// <summary>The event sub-process that compensates its sub-process in place of the handlers in it.</summary>
    SubProcess? CompensationOf(Activity activity) => activity is not SubProcess sub ? null
        : definition.EventSubProcesses(sub.Id).Where(e => e.Start.Event is CompensateEvent).Select(e => e.Process).FirstOrDefault();

    /// <summary>A throwing compensation event waits until the handlers have run.</summary>
    void Throw(Token token, CompensateEvent what)
    {
        var scope = scopes[token.Scope];
        var pending = Undone(scope, what).ToList();
        // From within an event sub-process, what its surrounding scope has done is compensated as well: it was done before.
        if (scope.ElementId is { } id && definition.Node(id) is SubProcess { Kind: SubProcessKind.Event }) pending.AddRange(Undone(scopes[scope.Parent!.Value], what));
        Queue(token with { Stage = Stage.Compensating, Pending = [.. pending] });
    }

    IReadOnlyList<PendingCompensation> Undone(Scope scope, CompensateEvent what)
    {
        var chosen = scope.Completed.Where(c => what.ActivityRef is null || c.ActivityId == what.ActivityRef).ToList();
        Keep(scope with { Completed = [.. scope.Completed.Except(chosen)] });
        return [.. Handlers(chosen, null)];
    }

    IEnumerable<PendingCompensation> Handlers(IEnumerable<Completed> completed, Variables? locals)
    {
        foreach (var one in completed.Reverse())
        {
            // The handler sees its own item of a repeated activity, and what the sub-process that is no more had for itself.
            var own = one.Item is { } item ? (locals ?? Variables.Empty).With(item) : locals;
            var activity = (Activity)definition.Node(one.ActivityId);
            if (activity is { CompensationHandler: { } handler, CompensationEvent: { } edge }) yield return new(edge, handler, own);
            else if (CompensationOf(activity) is { } process) yield return new(null, process.Id, (own ?? Variables.Empty).With(one.Locals)) { Inside = one.Inside };
            else foreach (var inner in Handlers(one.Inside, (own ?? Variables.Empty).With(one.Locals))) yield return inner;
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
        if (next.Event is null || next.Locals is { Count: > 0 })
        {
            var undoing = Open(definition.Node(next.Handler).ParentId!, token.Scope, token.Number, null, next.Locals ?? Variables.Empty) with { Undoes = true, Completed = next.Inside };
            Keep(undoing);
            scope = undoing.Number;
        }
        var handler = new Token(Number(), next.Handler, scope, Stage.Entering) { CompensatesFor = token.Number };
        if (next.Event is not { } edge)
        {
            Begin((SubProcess)definition.Node(next.Handler), handler with { Stage = Stage.Inside });
            return;
        }
        Record(handler with { ElementId = edge }, ElementEvent.Activated);
        Record(handler with { ElementId = edge }, ElementEvent.Completed);
        Queue(handler);
    }

    /// <summary>A handler has no way out: the token that asked for it goes on.</summary>
    void HandlerDone(Token token)
    {
        // Of a repeated one each instance was recorded.
        if (token.Loop is null) Record(token, ElementEvent.Completed);
        Disarm(token.Armed);
        DropLocal(token);
        tokens = tokens.Remove(token.Number);
        if (scopes[token.Scope].Owner == token.CompensatesFor && !tokens.Values.Any(t => t.Scope == token.Scope)) scopes = scopes.Remove(token.Scope);
        Queue(tokens[token.CompensatesFor!.Value]);
    }
}
