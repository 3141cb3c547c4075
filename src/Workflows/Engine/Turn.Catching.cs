using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Who catches what is thrown from within: errors and escalations go outwards, scope by scope (13.5.7).</summary>
sealed partial class Turn
{
    /// <summary>Who catches: a boundary event of a token's activity, or an event sub-process of a scope.</summary>
    sealed record Caught(Token? Host, int Scope, FlowNode Event);

    /// <summary>Looks outwards from a token for the nearest catcher; one that names the code goes before one that catches all.</summary>
    /// <param name="atActivity">Whether the boundary events of the token's own activity count.</param>
    Caught? Catcher(Token from, bool atActivity, EventDefinition what)
    {
        for (var (token, counts) = (from, atActivity); ; counts = true)
        {
            if (IsInstance(token)) token = tokens[scopes[token.Scope].Owner!.Value];
            var node = definition.Node(token.ElementId);
            if (counts && node is Activity activity
                && Best(activity.Boundaries.Select(definition.Node), what) is { } boundary) return new(token, token.Scope, boundary);
            var scope = scopes[token.Scope];
            // What fails within an event sub-process is not caught by its neighbours.
            if (node is not SubProcess { Kind: SubProcessKind.Event } && scope is { Undoes: false, Repeats: false }
                && Best(definition.EventSubProcesses(scope.Content).Select(sub => sub.Start), what) is { } start) return new(null, scope.Number, start);
            if (scope.Owner is not { } owner) return null;
            token = tokens[owner];
        }
    }

    static FlowNode? Best(IEnumerable<FlowNode> candidates, EventDefinition what)
    {
        FlowNode? any = null;
        foreach (var node in candidates)
        {
            var (fits, exact) = (EventOf(node), what) switch
            {
                (ErrorEvent caught, ErrorEvent thrown) => (caught.Code is null || caught.Code == thrown.Code, caught.Code is not null),
                (EscalationEvent caught, EscalationEvent thrown) => (caught.Code is null || caught.Code == thrown.Code, caught.Code is not null),
                _ => (false, false),
            };
            if (fits && exact) return node;
            if (fits) any ??= node;
        }
        return any;
    }

    void Catch(Caught caught)
    {
        switch (caught.Event)
        {
            case BoundaryEvent { Interrupting: true }:
                Interrupt(caught.Host!, caught.Event.Id);
                break;
            case BoundaryEvent:
                Place(caught.Event.Id, caught.Scope);
                break;
            default:
                StartEventSubProcess(caught.Scope, (StartEvent)caught.Event);
                break;
        }
    }
}
