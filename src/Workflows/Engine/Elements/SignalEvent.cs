using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Signal (10.5.5.6): reaches everyone who waits for it at that moment, in this instance and in the unit's others, and nobody who
/// comes later.
/// </summary>
sealed partial class Turn
{
    string SubscribeSignal(string elementId, string signal)
    {
        var subscription = Id();
        effects.Add(new SignalSubscribed(subscription, elementId, signal));
        return subscription;
    }

    void Throw(Token token, FlowNode node, SignalEvent signal)
    {
        var flows = Choose(node, token);
        Record(token, ElementEvent.Completed);
        foreach (var flow in flows) Place(flow.Target, token.Scope, flow.Id);
        tokens = tokens.Remove(token.Number);
        // Heard in its own scope too, which ends only then.
        effects.Add(new SignalThrown(signal.Name, Variables.Empty));
        Broadcast(signal.Name, Variables.Empty);
        Close(token.Scope);
    }

    string? Broadcast(string name, Variables variables)
    {
        var waiting = tokens.Values.Where(t => t.Stage == Stage.Signal && definition.Node(t.ElementId) is CatchEvent { Event: SignalEvent signal } && signal.Name == name).ToList();
        var armed = AllArmed().Where(a => EventOf(definition.Node(a.Armed.ElementId)) is SignalEvent signal && signal.Name == name).ToList();
        if (waiting.Count + armed.Count == 0) return $"Nothing waits for the signal '{name}'.";
        foreach (var token in waiting) Received(token, variables);
        foreach (var (host, scope, one) in armed)
        {
            // What came before may have cancelled it.
            if (AllArmed().Find(a => a.Armed.SubscriptionId == one.SubscriptionId) is not { Armed: not null } still) continue;
            Write(still.Host is { } there ? Innermost(there) : still.Scope, variables);
            Happen(still.Host, still.Scope, still.Armed, next: null);
        }
        return null;
    }
}
