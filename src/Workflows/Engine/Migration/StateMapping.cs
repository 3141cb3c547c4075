using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>A state with the element ids of another version, and all that has no place there.</summary>
sealed class StateMapping(ProcessDefinition from, ProcessDefinition to, MigrationPlan plan)
{
    public List<MigrationProblem> Problems { get; } = [];

    public InstanceState Map(InstanceState state) => state with
    {
        Scopes = [.. state.Scopes.Select(Map)],
        Tokens = [.. state.Tokens.Select(Map)],
    };

    Scope Map(Scope scope) => scope with
    {
        ElementId = scope.ElementId is { } element ? Place(element) : null,
        Content = Parent(scope.Content),
        Armed = Map(scope.Armed),
        Completed = Map(scope.Completed),
    };

    Token Map(Token token)
    {
        var element = Place(token.ElementId);
        return token with
        {
            ElementId = element,
            Arrived = token.Arrived is { } flow ? Flow(flow, token, element) : null,
            Armed = Map(token.Armed),
            Inside = Map(token.Inside),
            Pending = [.. token.Pending.Select(p => p with { Event = p.Event is { } edge ? Place(edge) : null, Handler = Place(p.Handler), Inside = Map(p.Inside) })],
        };
    }

    ImmutableArray<Completed> Map(ImmutableArray<Completed> completed) =>
        [.. completed.Select(c => c with { ActivityId = Place(c.ActivityId), Inside = Map(c.Inside) })];

    /// <summary>What is armed and has no place in the other version is given up, and no problem.</summary>
    ImmutableArray<Armed> Map(ImmutableArray<Armed> armed) =>
        [.. armed.Where(a => Fits(a.ElementId)).Select(a => a with { ElementId = plan.Mapping[a.ElementId] })];

    bool Fits(string element) =>
        plan.Mapping.TryGetValue(element, out var there) && to.Find(there) is { } node && MigrationProblem.SameKind(from.Node(element), node)
        && Turn.MessageOf(node) == Turn.MessageOf(from.Node(element)) && node.ParentId == Parent(from.Node(element).ParentId)
        && (node is not BoundaryEvent boundary || plan.Mapping.GetValueOrDefault(((BoundaryEvent)from.Node(element)).AttachedTo) == boundary.AttachedTo);

    string Place(string element)
    {
        var node = from.Node(element);
        MigrationObstacle? obstacle =
            !plan.Mapping.TryGetValue(element, out var there) ? MigrationObstacle.NotMapped
            : to.Find(there) is not { } target ? MigrationObstacle.NoSuchElement
            : !MigrationProblem.SameKind(node, target) ? MigrationObstacle.OtherKind
            : target.ParentId != Parent(node.ParentId) ? MigrationObstacle.OtherScope
            : null;
        if (obstacle is not { } found) return there!;
        Report(node, found);
        return element;
    }

    /// <summary>A sub-process by the plan; a called process by its own id.</summary>
    string? Parent(string? parent) => parent is null ? null : plan.Mapping.GetValueOrDefault(parent, parent);

    string Flow(string flow, Token token, string element)
    {
        if (to.Find(element) is not { } node || token.Stage != Stage.Join) return flow;
        if (node.Incoming.Contains(flow)) return flow;
        var source = plan.Mapping.GetValueOrDefault(from.Flow(flow).Source);
        if (node.Incoming.Where(id => to.Flow(id).Source == source).ToList() is [var only]) return only;
        Report(from.Node(token.ElementId), MigrationObstacle.NoSuchFlow);
        return flow;
    }

    void Report(FlowNode node, MigrationObstacle obstacle)
    {
        var problem = new MigrationProblem(node.Id, node.Name, obstacle);
        if (!Problems.Contains(problem)) Problems.Add(problem);
    }
}
