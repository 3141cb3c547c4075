using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Event-based gateway (10.6.6, 13.4.4): waits for all the events that follow it; the first to happen is passed, the others are
/// given up.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, EventBasedGateway gateway)
    {
        Record(token, ElementEvent.Activated);
        Keep(token with { Stage = Stage.Choosing, Armed = [.. gateway.Outgoing.Select(flow => Arm(definition.Flow(flow).Target, token.Scope)).OfType<Armed>()] });
    }

    void Chosen(Token gateway, string chosen)
    {
        Disarm(gateway.Armed);
        Record(gateway, ElementEvent.Completed);
        tokens = tokens.Remove(gateway.Number);
        Place(chosen, gateway.Scope, stage: Stage.Passing);
    }
}
