using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>How events are waited for beside the work, and happen (13.5).</summary>
sealed partial class Turn
{
    internal static EventDefinition? EventOf(FlowNode node) => node switch
    {
        BoundaryEvent boundary => boundary.Event,
        StartEvent start => start.Event,
        CatchEvent wait => wait.Event,
        ReceiveTask receive => new MessageEvent(receive.MessageName),
        _ => null,
    };

    /// <summary>Sets what the event needs from outside; null for a timer that says never, and for what is only thrown from within.</summary>
    Armed? Arm(string elementId, int scope) => EventOf(definition.Node(elementId)) switch
    {
        TimerEvent { Timer: var timer } => Arm(elementId, scope, timer),
        MessageEvent message => new(elementId) { SubscriptionId = Subscribe(elementId, message.Name) },
        SignalEvent signal => new(elementId) { SubscriptionId = SubscribeSignal(elementId, signal.Name) },
        ConditionalEvent => new(elementId),
        _ => null,
    };

    void Disarm(ImmutableArray<Armed> armed)
    {
        foreach (var one in armed)
        {
            if (one.TimerId is { } timer) effects.Add(new TimerCleared(timer));
            if (one.SubscriptionId is { } subscription) effects.Add(new Unsubscribed(subscription));
        }
    }

    /// <summary>Everything that is armed, with its token or scope, in the order in which it came about.</summary>
    List<(Token? Host, int Scope, Armed Armed)> AllArmed() =>
        [.. tokens.Values.SelectMany(t => t.Armed.Select(a => ((Token?)t, t.Scope, a))),
            .. scopes.Values.SelectMany(s => s.Armed.Select(a => ((Token?)null, s.Number, a)))];

    /// <summary>An armed event happens: at the edge of an activity, behind a gateway, or as the start of an event sub-process.</summary>
    /// <param name="next">Of a timer that will fire again.</param>
    void Happen(Token? host, int scope, Armed armed, Schedule? next)
    {
        switch (definition.Node(armed.ElementId))
        {
            case BoundaryEvent { Interrupting: true } boundary:
                Interrupt(host!, boundary.Id);
                break;
            case BoundaryEvent boundary:
                Keep(host! with { Armed = Again(host.Armed, armed, next) });
                Place(boundary.Id, scope);
                break;
            case StartEvent start:
                if (!start.Interrupting) Keep(scopes[scope] with { Armed = Again(scopes[scope].Armed, armed, next) });
                StartEventSubProcess(scope, start);
                break;
            case var chosen:
                Chosen(host!, chosen.Id);
                break;
        }
    }

    /// <summary>What is armed after a non-interrupting event has happened.</summary>
    ImmutableArray<Armed> Again(ImmutableArray<Armed> all, Armed armed, Schedule? next)
    {
        // Messages, signals and conditions may come again; a timer only as its cycle says.
        if (armed.TimerId is not { } timer) return all;
        if (next is null)
        {
            effects.Add(new TimerCleared(timer));
            return all.Remove(armed);
        }
        effects.Add(new TimerSet(timer, armed.ElementId, next.DueAt));
        return all.Replace(armed, Scheduled(armed, next));
    }
}
