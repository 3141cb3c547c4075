using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Transaction sub-process (10.3.5.3, 13.3.4): as an embedded one, but a cancel end event gives it up: everything else in it ends,
/// what it has done is compensated, and it is left by its cancel boundary event.
/// </summary>
sealed partial class Turn
{
    /// <summary>A cancel end event: everything else in the transaction ends, then what it has done is compensated.</summary>
    void GiveUp(Token token)
    {
        CancelOthers(token);
        var scope = scopes[token.Scope];
        Disarm(scope.Armed);
        Keep(scope with { Armed = [], Completed = [] });
        Queue(token with { Stage = Stage.Compensating, Pending = [.. Handlers(scope.Completed, null)] });
    }

    /// <summary>The transaction ends by its cancel boundary event; without one, as if it had been completed.</summary>
    void EndTransaction(Token token)
    {
        var host = tokens[scopes[token.Scope].Owner!.Value];
        Record(token, ElementEvent.Completed);
        tokens = tokens.Remove(token.Number);
        if (IsInstance(host)) host = tokens[scopes[host.Scope].Owner!.Value];
        if (((Activity)definition.Node(host.ElementId)).Boundaries.Select(definition.Node).FirstOrDefault(b => EventOf(b) is CancelEvent) is { } boundary)
        {
            Interrupt(host, boundary.Id);
            return;
        }
        CancelInside(host);
        Queue(host with { Stage = Stage.Leaving });
    }
}
