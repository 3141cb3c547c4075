using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>How tokens leave nodes (13.2): by which flows, or consumed where there is none.</summary>
sealed partial class Turn
{
    void Leave(Token token, FlowNode node)
    {
        if (token.CompensatesFor is not null && node is Activity { IsForCompensation: true } or SubProcess { Kind: SubProcessKind.Event })
        {
            HandlerDone(token);
            return;
        }
        if (node is Activity { Loop: not null } repeated && IsInstance(token))
        {
            InstanceDone(token, repeated);
            return;
        }
        if (node is Activity and not SubProcess && token.Loop is null) Hand((Activity)node, Innermost(token), token.Scope);
        var flows = Choose(node, token);
        // A repeated activity as a whole is no event of its own: its instances were recorded.
        if (token.Loop is null)
        {
            Record(token, ElementEvent.Completed);
            if (node is Activity activity) Remember(token, activity);
        }
        Disarm(token.Armed);
        foreach (var flow in flows) Place(flow.Target, token.Scope, flow.Id);
        Remove(token);
    }

    /// <summary>A node that asks for nothing: begun and done at once.</summary>
    void Pass(Token token, FlowNode node)
    {
        Record(token, ElementEvent.Activated);
        Leave(token, node);
    }

    /// <summary>The flows by which a token leaves; none where the node is an end.</summary>
    IReadOnlyList<SequenceFlow> Choose(FlowNode node, Token token)
    {
        var flows = node.Outgoing.Select(definition.Flow).ToList();
        if (node is ParallelGateway || flows.All(f => f.Condition is null && f.Id != node.DefaultFlow)) return flows;
        var seen = Seen(token);
        bool Holds(SequenceFlow flow) => flow.Condition is null ? flow.Id != node.DefaultFlow : Truth(flow.Condition, seen);
        List<SequenceFlow> chosen = node is ExclusiveGateway ? [.. flows.Where(Holds).Take(1)] : [.. flows.Where(Holds)];
        if (chosen.Count > 0) return chosen;
        return node.DefaultFlow is { } preset ? [definition.Flow(preset)]
            : throw new ExpressionFault($"'{node.Id}': no condition of its outgoing flows holds and there is no default flow.", Trouble.NoWayOut);
    }

    bool Truth(Expression condition, Variables seen) => Evaluate(condition, seen) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        var other => throw new ExpressionFault($"{condition} gives {other.GetRawText()}, not true or false."),
    };
}
