using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Intermediate throwing event (10.5.4, 13.5.2): makes its result happen and goes on; without a result it marks a point.</summary>
sealed partial class Turn
{
    void Enter(Token token, ThrowEvent thrown)
    {
        Record(token, ElementEvent.Activated);
        Make(token, thrown, thrown.Event, thrown.Topic);
    }

    /// <summary>The closed map from an event to what it makes happen, thrown on the way or at the end.</summary>
    void Make(Token token, FlowNode node, EventDefinition? what, string? topic)
    {
        switch (what)
        {
            case null: Leave(token, node); break;
            case MessageEvent: CreateJob(token, topic!); break;
            case SignalEvent signal: Throw(token, node, signal); break;
            case LinkEvent link: Throw(token, node, link); break;
            case EscalationEvent escalation: Throw(token, node, escalation); break;
            case ErrorEvent error: Throw(token, node, error); break;
            case CompensateEvent compensation: Throw(token, compensation); break;
            case CancelEvent: GiveUp(token); break;
            case TerminateEvent: Terminate(token, node); break;
            default: throw new InvalidOperationException($"The engine cannot make a {what.GetType().Name} happen.");
        }
    }
}
