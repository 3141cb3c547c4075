using System.Collections.Immutable;
using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>How events are waited for beside the work, happen, and are caught (BPMN 2.0.2, 13.5).</summary>
sealed partial class Turn
{
    // --- Arming ------------------------------------------------------------------

    static EventDefinition? EventOf(FlowNode node) => node switch
    {
        BoundaryEvent boundary => boundary.Event,
        StartEvent start => start.Event,
        CatchEvent wait => wait.Event,
        ReceiveTask receive => new MessageEvent(receive.MessageName),
        _ => null,
    };

    /// <summary>Sets what the event needs from outside; null for a timer that says never, and for what is only thrown from within.</summary>
    Armed? Arm(string elementId, int scope)
    {
        switch (EventOf(definition.Node(elementId)))
        {
            case TimerEvent { Timer: var timer }:
                if (Timing.Of(timer, Seen(scope), now) is not { } schedule) return null;
                var armed = Scheduled(new(elementId) { TimerId = Id() }, schedule);
                effects.Add(new TimerSet(armed.TimerId!, elementId, armed.DueAt));
                return armed;
            case MessageEvent message:
                return new(elementId) { SubscriptionId = Subscribe(elementId, message.Name) };
            case SignalEvent signal:
                return new(elementId) { SubscriptionId = SubscribeSignal(elementId, signal.Name) };
            case ConditionalEvent:
                return new(elementId);
            default:
                return null;
        }
    }

    static Armed Scheduled(Armed armed, Schedule schedule) =>
        armed with { DueAt = schedule.DueAt, Later = schedule.Later, Interval = schedule.Interval, Left = schedule.Left };

    ImmutableArray<Armed> ArmBoundaries(Token token, Activity activity) =>
        [.. activity.Boundaries.Select(id => Arm(id, Innermost(token))).OfType<Armed>()];

    void ArmEventSubProcesses(int scope)
    {
        var armed = definition.EventSubProcesses(scopes[scope].Content).Select(sub => Arm(sub.Start.Id, scope)).OfType<Armed>().ToImmutableArray();
        Keep(scopes[scope] with { Armed = armed });
    }

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

    // --- Happening -------------------------------------------------------------------

    string? Fire(string timerId)
    {
        if (tokens.Values.FirstOrDefault(t => t.TimerId == timerId) is { } waiting)
        {
            effects.Add(new TimerCleared(timerId));
            Queue(waiting with { Stage = Stage.Leaving, TimerId = null });
            return null;
        }
        if (AllArmed().Find(a => a.Armed.TimerId == timerId) is not { Armed: { } armed } found) return $"No timer '{timerId}' is set.";
        if (armed.DueAt > now) return $"The timer '{timerId}' is due at {armed.DueAt:O}.";
        var next = new Schedule(armed.DueAt, armed.Later, armed.Interval, armed.Left).Next(now);
        Happen(found.Host, found.Scope, armed, next);
        return null;
    }

    string? Correlate(string subscriptionId, Variables variables)
    {
        if (tokens.Values.FirstOrDefault(t => t.SubscriptionId == subscriptionId && t.Stage == Stage.Message) is { } waiting)
        {
            Received(waiting, variables);
            return null;
        }
        if (AllArmed().Find(a => a.Armed.SubscriptionId == subscriptionId) is not { Armed: { } armed } found)
            return $"Nothing waits for the message as '{subscriptionId}'.";
        Write(found.Host is { } host ? Innermost(host) : found.Scope, variables);
        Happen(found.Host, found.Scope, armed, next: null);
        return null;
    }

    void Received(Token waiting, Variables variables)
    {
        effects.Add(new Unsubscribed(waiting.SubscriptionId!));
        Write(Innermost(waiting), variables);
        Queue(waiting with { Stage = Stage.Leaving, SubscriptionId = null });
    }

    /// <summary>Everyone in the instance who waits for the signal now gets it; nobody who comes later.</summary>
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
                Disarm(host!.Armed);
                Record(host, ElementEvent.Completed);
                tokens = tokens.Remove(host.Number);
                Place(chosen.Id, host.Scope, stage: Stage.Passing);
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

    void Interrupt(Token host, string boundary)
    {
        // The new token keeps the scope open while the activity ends.
        var number = Number();
        Keep(new Token(number, boundary, host.Scope, Stage.Entering));
        Cancel(host);
        moving.Enqueue(number);
    }

    void StartEventSubProcess(int scope, StartEvent start)
    {
        var sub = definition.Node(start.ParentId!);
        var token = new Token(Number(), sub.Id, scope, Stage.Inside);
        if (start.Interrupting)
        {
            Disarm(scopes[scope].Armed);
            Keep(scopes[scope] with { Armed = [] });
            foreach (var other in InScope(scope)) if (tokens.ContainsKey(other.Number)) Cancel(other);
        }
        Keep(token);
        Record(token, ElementEvent.Activated);
        var inside = Open(sub.Id, scope, token.Number, sub.Id, Variables.Empty);
        ArmEventSubProcesses(inside.Number);
        Place(start.Id, inside.Number);
    }

    /// <summary>Conditions are looked at when everything waits: each that has become true happens.</summary>
    bool CheckConditions()
    {
        var before = moving.Count;
        foreach (var token in tokens.Values.Where(t => t.Stage == Stage.Condition).ToList())
        {
            if (Holds(((ConditionalEvent)((CatchEvent)definition.Node(token.ElementId)).Event).Condition, token.Scope)) Queue(token with { Stage = Stage.Leaving });
        }
        foreach (var (_, _, armed) in AllArmed().Where(a => EventOf(definition.Node(a.Armed.ElementId)) is ConditionalEvent))
        {
            if (AllArmed().Find(a => ReferenceEquals(a.Armed, armed)) is not { Armed: not null } found) continue;
            var holds = Holds(((ConditionalEvent)EventOf(definition.Node(armed.ElementId))!).Condition, found.Host is { } at ? Innermost(at) : found.Scope);
            if (holds == armed.Held) continue;
            var looked = armed with { Held = holds };
            if (found.Host is { } host) Keep(host = host with { Armed = host.Armed.Replace(armed, looked) });
            else
            {
                host = null;
                Keep(scopes[found.Scope] with { Armed = scopes[found.Scope].Armed.Replace(armed, looked) });
            }
            if (holds) Happen(host, found.Scope, looked, next: null);
        }
        return moving.Count > before;
    }

    bool Holds(Expression condition, int scope)
    {
        try
        {
            return Evaluate(condition, Seen(scope)).ValueKind == JsonValueKind.True;
        }
        catch (ExpressionFault)
        {
            // It speaks of a variable that is not there yet.
            return false;
        }
    }

    // --- Errors and escalations --------------------------------------------------------

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
            if (node is not SubProcess { Kind: SubProcessKind.Event }
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

    void Fail(Token token, FlowNode node, ErrorEvent error)
    {
        var caught = Catcher(token, atActivity: false, error) ?? throw new ExpressionFault($"The error '{error.Code}' of '{node.Id}' is caught nowhere.");
        Record(token, ElementEvent.Completed);
        tokens = tokens.Remove(token.Number);
        Catch(caught);
    }

    /// <summary>An escalation that nobody catches is passed over.</summary>
    void Escalate(Token token, FlowNode node, EscalationEvent escalation)
    {
        var caught = Catcher(token, atActivity: false, escalation);
        var interrupts = caught?.Event is BoundaryEvent { Interrupting: true } or StartEvent { Interrupting: true };
        if (interrupts)
        {
            Record(token, ElementEvent.Completed);
            tokens = tokens.Remove(token.Number);
            Catch(caught!);
            return;
        }
        if (caught is null)
        {
            Leave(token, node);
            return;
        }
        // Done before anything comes of it; the token still holds the scope open meanwhile.
        Record(token, ElementEvent.Completed);
        Catch(caught);
        foreach (var flow in Choose(node, token)) Place(flow.Target, token.Scope, flow.Id);
        Remove(token);
    }
}
