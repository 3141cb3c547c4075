using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Inclusive gateway (10.6.3, 13.4.3), and a complex one without an activation condition. As a split: every flow whose condition
/// holds, else the default flow. As a join: it goes on when no token is left that could still bring one of its empty flows to life:
/// one that has a way there, and no way to a flow that already brought its token. That is asked when everything else waits.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, InclusiveGateway gateway)
    {
        if (gateway.Incoming.Length > 1) Keep(token with { Stage = Stage.Join });
        else Pass(token, gateway);
    }

    bool JoinInclusive()
    {
        foreach (var (gateway, scope) in tokens.Values.Where(t => t.Stage == Stage.Join && definition.Node(t.ElementId) is InclusiveGateway)
            .Select(t => (t.ElementId, t.Scope)).Distinct().ToList())
        {
            var node = definition.Node(gateway);
            var waiting = AtJoin(gateway, scope);
            var brought = waiting.Select(t => t.Arrived!).ToHashSet(StringComparer.Ordinal);
            var empty = node.Incoming.Where(flow => !brought.Contains(flow)).ToHashSet(StringComparer.Ordinal);
            var stillToCome = tokens.Values.Where(t => t.Scope == scope && t.ElementId != gateway)
                .Any(t => Ways(t.ElementId, gateway) is var ways && ways.Overlaps(empty) && !ways.Overlaps(brought));
            if (stillToCome) continue;
            var joined = brought.Select(flow => waiting.First(t => t.Arrived == flow)).ToList();
            // Merged for good; should no way out be found, it is one token that waits behind the incident.
            Queue(Merged(joined) with { Stage = Stage.Passing });
            return true;
        }
        return false;
    }

    /// <summary>The incoming flows of a gateway to which a way leads from a node without passing the gateway itself.</summary>
    HashSet<string> Ways(string from, string gateway)
    {
        var (ends, visited, open) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { from }, new Stack<string>([from]));
        while (open.TryPop(out var id))
        {
            var node = definition.Node(id);
            foreach (var flow in node.Outgoing.Select(definition.Flow))
            {
                if (flow.Target == gateway) ends.Add(flow.Id);
                else if (visited.Add(flow.Target)) open.Push(flow.Target);
            }
            IEnumerable<string> beside = node switch
            {
                Activity activity => activity.Boundaries,
                ThrowEvent { Event: LinkEvent link } => [CatchOf(link, node.ParentId).Id],
                _ => [],
            };
            foreach (var next in beside) if (visited.Add(next)) open.Push(next);
        }
        return ends;
    }
}
