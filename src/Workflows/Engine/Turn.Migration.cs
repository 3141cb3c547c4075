using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>The first step on another version: rows follow their elements, what is new is armed, what is gone is given up.</summary>
sealed partial class Turn
{
    /// <returns>What of the new version cannot be evaluated; null when all is well.</returns>
    public MigrationProblem? Settle(ProcessDefinition from, InstanceState before, MigrationPlan plan)
    {
        foreach (var old in before.Tokens) if (Rearm(from, old, plan) is { } fault) return fault;
        foreach (var old in before.Scopes) if (Rearm(old, plan) is { } fault) return fault;
        Settle();
        return null;
    }

    MigrationProblem? Rearm(ProcessDefinition from, Token old, MigrationPlan plan)
    {
        var token = tokens[old.Number];
        var node = definition.Node(token.ElementId);
        token = Follow(from.Node(old.ElementId), node, token);
        Follow(old.Armed, token.Armed, plan);
        IEnumerable<string> wanted = node switch
        {
            // An instance of a repeated activity has none; one that never began has not armed its own.
            Activity activity when !IsInstance(token) && (token.Stage != Stage.Failed || token.Retry is Stage.Working or Stage.Leaving) => activity.Boundaries,
            EventBasedGateway gateway => gateway.Outgoing.Select(flow => definition.Flow(flow).Target),
            _ => [],
        };
        return Arming(node, () =>
        {
            foreach (var id in wanted.Where(id => token.Armed.All(a => a.ElementId != id) && !HasHappened(id, old.Armed, plan)))
                if (Arm(id, Innermost(token)) is { } armed) token = token with { Armed = token.Armed.Add(armed) };
            Keep(token);
        });
    }

    MigrationProblem? Rearm(Scope old, MigrationPlan plan)
    {
        var scope = scopes[old.Number];
        Follow(old.Armed, scope.Armed, plan);
        if (scope.Repeats) return null;
        // A scope in which an interrupting event has happened waits for no further one.
        var interrupted = tokens.Values.Any(t => t.Scope == scope.Number && definition.Node(t.ElementId) is SubProcess { Kind: SubProcessKind.Event } sub
            && definition.In(sub.Id).OfType<StartEvent>().First().Interrupting);
        if (interrupted) return null;
        return Arming(scope.ElementId is { } id ? definition.Node(id) : null, () =>
        {
            foreach (var (_, start) in definition.EventSubProcesses(scope.Content).Where(s => scope.Armed.All(a => a.ElementId != s.Start.Id) && !HasHappened(s.Start.Id, old.Armed, plan)))
                if (Arm(start.Id, scope.Number) is { } armed) scope = scope with { Armed = scope.Armed.Add(armed) };
            Keep(scope);
        });
    }

    /// <summary>What was there before and is armed no more has happened already: it is not armed a second time.</summary>
    static bool HasHappened(string id, ImmutableArray<Armed> before, MigrationPlan plan) =>
        plan.Mapping.FirstOrDefault(m => m.Value == id).Key is { } was && before.All(a => a.ElementId != was);

    static MigrationProblem? Arming(FlowNode? node, Action arm)
    {
        try
        {
            arm();
            return null;
        }
        catch (ExpressionFault)
        {
            return new(node?.Id ?? "", node?.Name, MigrationObstacle.Expression);
        }
    }

    Token Follow(FlowNode was, FlowNode node, Token token)
    {
        if (token.TaskId is { } task && node is UserTask user && (was.Id != node.Id || was.Name != node.Name || !was.Properties.SequenceEqual(node.Properties) || ((UserTask)was).FormKey != user.FormKey))
            effects.Add(new UserTaskMoved(task, node.Id, node.Name ?? node.Id, user.FormKey, node.Properties));
        if (token.JobId is { } job) effects.Add(new JobMoved(job, node.Id, TopicOf(node), node.Properties));
        if (was.Id == node.Id && MessageOf(was) == MessageOf(node)) return token;
        if (token.TimerId is { } timer) effects.Add(new WaitMoved(WaitKind.Timer, timer, node.Id));
        if (token.IncidentId is { } incident) effects.Add(new WaitMoved(WaitKind.Incident, incident, node.Id));
        if (token.SubscriptionId is not { } subscription) return token;
        if (MessageOf(was) == MessageOf(node))
        {
            effects.Add(new WaitMoved(WaitKind.Subscription, subscription, node.Id));
            return token;
        }
        effects.Add(new Unsubscribed(subscription));
        return token with { SubscriptionId = Subscribe(node) };
    }

    void Follow(ImmutableArray<Armed> before, ImmutableArray<Armed> after, MigrationPlan plan)
    {
        foreach (var old in before)
        {
            if (after.FirstOrDefault(a => a.ElementId == plan.Mapping.GetValueOrDefault(old.ElementId)) is not { } kept) Disarm([old]);
            else if (old.ElementId == kept.ElementId) continue;
            else if (kept.TimerId is { } timer) effects.Add(new WaitMoved(WaitKind.Timer, timer, kept.ElementId));
            else if (kept.SubscriptionId is { } subscription) effects.Add(new WaitMoved(WaitKind.Subscription, subscription, kept.ElementId));
        }
    }

    string Subscribe(FlowNode node) => EventOf(node) is SignalEvent signal ? SubscribeSignal(node.Id, signal.Name) : Subscribe(node.Id, MessageOf(node)!);

    internal static string? MessageOf(FlowNode node) => EventOf(node) switch { MessageEvent message => message.Name, SignalEvent signal => signal.Name, _ => null };

    static string TopicOf(FlowNode node) => node switch { ServiceTask service => service.Topic, ThrowEvent thrown => thrown.Topic!, EndEvent end => end.Topic!, _ => node.Id };
}
