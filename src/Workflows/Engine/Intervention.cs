using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>What may be done with a token by hand: the rules of <see cref="SkipToken"/> and <see cref="MoveToken"/>, for whoever offers them.</summary>
public static class Intervention
{
    /// <summary>What stands against letting the token go on as if its work had been done; null when nothing does.</summary>
    public static InterventionObstacle? AgainstSkip(ProcessDefinition definition, InstanceState state, int token) =>
        AgainstSkip(definition, state.Tokens.FirstOrDefault(t => t.Number == token));

    /// <summary>What stands against taking the token to another node; null when nothing does.</summary>
    public static InterventionObstacle? AgainstMove(ProcessDefinition definition, InstanceState state, int token, string target)
    {
        var found = state.Tokens.FirstOrDefault(t => t.Number == token);
        var oneOfSeveral = found is not null && state.Scopes.First(s => s.Number == found.Scope) is { Repeats: true } scope && scope.ElementId == found.ElementId;
        return AgainstMove(definition, found, oneOfSeveral, target);
    }

    /// <summary>The nodes to which the token can be moved, in the order of the file.</summary>
    public static IReadOnlyList<FlowNode> Targets(ProcessDefinition definition, InstanceState state, int token) =>
        [.. definition.Nodes.Where(node => AgainstMove(definition, state, token, node.Id) is null)];

    internal static InterventionObstacle? AgainstSkip(ProcessDefinition definition, Token? token) =>
        token is null ? InterventionObstacle.NoSuchToken
        : token.Retry == Stage.Leaving || definition.Node(token.ElementId) is ExclusiveGateway or ParallelGateway or InclusiveGateway or EventBasedGateway
            ? InterventionObstacle.NoWork
        : null;

    internal static InterventionObstacle? AgainstMove(ProcessDefinition definition, Token? token, bool oneOfSeveral, string target) =>
        token is null ? InterventionObstacle.NoSuchToken
        : definition.Find(target) is not { } node ? InterventionObstacle.NoSuchElement
        : oneOfSeveral ? InterventionObstacle.OneOfSeveral
        : token.CompensatesFor is not null || node is StartEvent or BoundaryEvent or SubProcess { Kind: SubProcessKind.Event } or Activity { IsForCompensation: true }
            ? InterventionObstacle.NoPlace
        : node.ParentId != definition.Node(token.ElementId).ParentId ? InterventionObstacle.OtherScope
        : null;
}

public enum InterventionObstacle
{
    NoSuchToken,

    /// <summary>Where the token stands only a way is chosen, or its work is done already.</summary>
    NoWork,

    NoSuchElement,

    /// <summary>The token is one instance of a repeated activity, which moves as a whole.</summary>
    OneOfSeveral,

    /// <summary>No token is put there by hand, or this one undoes something and cannot leave.</summary>
    NoPlace,

    /// <summary>The node stands in another sub-process.</summary>
    OtherScope,
}
