using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Interventions;

/// <summary>Where a token can be moved, in the order in which the work runs.</summary>
public static class MoveTargets
{
    /// <summary>Steps first; then where one only waits or chooses; then ends.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<FlowNode> Nodes)> Of(ProcessDefinition definition, InstanceState state, int token)
    {
        var order = Order(definition);
        return [.. Intervention.Targets(definition, state, token).OrderBy(n => order.GetValueOrDefault(n.Id, int.MaxValue))
            .GroupBy(n => n switch { Activity => 0, EndEvent => 2, _ => 1 }).OrderBy(g => g.Key)
            .Select(g => (g.Key switch { 0 => "ขั้นตอน", 1 => "จุดรอและทางแยก", _ => "จุดจบ" }, (IReadOnlyList<FlowNode>)[.. g]))];
    }

    /// <summary>How many nodes come before each on the way from the starts.</summary>
    static Dictionary<string, int> Order(ProcessDefinition definition)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Queue<FlowNode>(definition.Nodes.Where(n => n is StartEvent));
        while (next.TryDequeue(out var node))
        {
            if (!order.TryAdd(node.Id, order.Count)) continue;
            foreach (var flow in node.Outgoing) next.Enqueue(definition.Node(definition.Flow(flow).Target));
            if (node is Activity activity) foreach (var edge in activity.Boundaries) next.Enqueue(definition.Node(edge));
        }
        return order;
    }
}
