using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Which element of another version takes the place of which: element id → element id. What is not named has no place there.</summary>
public sealed record MigrationPlan(ImmutableSortedDictionary<string, string> Mapping)
{
    /// <summary>
    /// A proposal: what has the same id and kind, else the only one of the same name and kind in the same surroundings.
    /// </summary>
    public static MigrationPlan Propose(ProcessDefinition from, ProcessDefinition to)
    {
        var mapping = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string? Mapped(string? parent) => parent is null ? null : mapping.GetValueOrDefault(parent, parent);
        // Outer ones first: where an inner one may go depends on them.
        foreach (var node in from.Nodes.OrderBy(n => DepthOf(from, n)))
        {
            bool Fits(FlowNode other) => MigrationProblem.SameKind(node, other) && other.ParentId == Mapped(node.ParentId);
            if (to.Find(node.Id) is { } same && Fits(same)) mapping[node.Id] = same.Id;
            else if (node.Name is { } name && to.Nodes.Where(n => n.Name == name && from.Find(n.Id) is null && Fits(n)).ToList() is [var only]) mapping[node.Id] = only.Id;
        }
        return new(mapping.ToImmutable());
    }

    static int DepthOf(ProcessDefinition definition, FlowNode node)
    {
        var depth = 0;
        for (var parent = node.ParentId; parent is not null && definition.Find(parent) is { } outer; parent = outer.ParentId) depth++;
        return depth;
    }
}
