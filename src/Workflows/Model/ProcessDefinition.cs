using System.Collections.Immutable;

namespace PaWorkflow.Workflows.Model;

/// <summary>A checked process: every reference in it leads somewhere. Processes of the same file that it can call are part of it.</summary>
public sealed class ProcessDefinition
{
    readonly ImmutableDictionary<string, FlowNode> nodes;
    readonly ImmutableDictionary<string, SequenceFlow> flows;
    readonly ILookup<string, FlowNode> byParent;

    internal ProcessDefinition(string id, string? name, IEnumerable<FlowNode> nodes, IEnumerable<SequenceFlow> flows)
    {
        (Id, Name) = (id, name);
        Nodes = [.. nodes];
        Flows = [.. flows];
        this.nodes = Nodes.ToImmutableDictionary(node => node.Id, StringComparer.Ordinal);
        this.flows = Flows.ToImmutableDictionary(flow => flow.Id, StringComparer.Ordinal);
        byParent = Nodes.ToLookup(node => node.ParentId ?? "", StringComparer.Ordinal);
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

    /// <summary>The nodes directly in the process (null), a sub-process or a called process.</summary>
    public IEnumerable<FlowNode> In(string? parentId) => byParent[parentId ?? ""];

    /// <summary>The none start event; null where every start waits for an event.</summary>
    public StartEvent? StartOf(string? parentId) => In(parentId).OfType<StartEvent>().FirstOrDefault(start => start.Event is null);

    /// <summary>The event sub-processes of a scope, each with its start.</summary>
    internal IEnumerable<(SubProcess Process, StartEvent Start)> EventSubProcesses(string? parentId) =>
        In(parentId).OfType<SubProcess>().Where(sub => sub.Kind == SubProcessKind.Event)
            .Select(sub => (sub, In(sub.Id).OfType<StartEvent>().First()));

    /// <summary>The parent under which a called process's nodes stand.</summary>
    internal string? Called(string processId) => processId == Id ? null : processId;
}
