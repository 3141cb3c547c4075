using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Escalation (10.5.5.5, 13.5.7): caught like an error, but the catcher decides whether what it was thrown in goes on. One that nobody
/// catches is passed over.
/// </summary>
sealed partial class Turn
{
    void Throw(Token token, FlowNode node, EscalationEvent escalation)
    {
        var caught = Catcher(token, atActivity: false, escalation);
        if (caught is null)
        {
            Leave(token, node);
            return;
        }
        Record(token, ElementEvent.Completed);
        if (caught.Event is BoundaryEvent { Interrupting: true } or StartEvent { Interrupting: true })
        {
            tokens = tokens.Remove(token.Number);
            Catch(caught);
            return;
        }
        // Done before anything comes of it; the token still holds the scope open meanwhile.
        Catch(caught);
        foreach (var flow in Choose(node, token)) Place(flow.Target, token.Scope, flow.Id);
        Remove(token);
    }
}
