using System.Collections.Immutable;

namespace PaWorkflow.Workflows.Model;

/// <summary>A checked process: every reference in it leads somewhere.</summary>
public sealed class ProcessDefinition
{
    readonly ImmutableDictionary<string, FlowNode> nodes;
    readonly ImmutableDictionary<string, SequenceFlow> flows;

    internal ProcessDefinition(string id, string? name, IEnumerable<FlowNode> nodes, IEnumerable<SequenceFlow> flows)
    {
        (Id, Name) = (id, name);
        Nodes = [.. nodes];
        Flows = [.. flows];
        this.nodes = Nodes.ToImmutableDictionary(node => node.Id, StringComparer.Ordinal);
        this.flows = Flows.ToImmutableDictionary(flow => flow.Id, StringComparer.Ordinal);
    }

    public string Id { get; }
    public string? Name { get; }

    /// <summary>All nodes at every depth, in the order of the file.</summary>
    public ImmutableArray<FlowNode> Nodes { get; }
    public ImmutableArray<SequenceFlow> Flows { get; }

    /// <exception cref="KeyNotFoundException">There is no such node.</exception>
    public FlowNode Node(string id) => nodes[id];
    public FlowNode? Find(string id) => nodes.GetValueOrDefault(id);
    public SequenceFlow Flow(string id) => flows[id];

    /// <summary>The none start event of the process, or of a sub-process.</summary>
    public StartEvent StartOf(string? parentId) => Nodes.OfType<StartEvent>().Single(node => node.ParentId == parentId);
}
