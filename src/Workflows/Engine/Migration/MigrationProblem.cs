using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Why an instance cannot be moved to another version.</summary>
/// <param name="ElementId">The element of the old version at which something waits or was done.</param>
public sealed record MigrationProblem(string ElementId, string? ElementName, MigrationObstacle Obstacle)
{
    internal static bool SameKind(FlowNode one, FlowNode other) =>
        one.GetType() == other.GetType()
        && (one as SubProcess)?.Kind == (other as SubProcess)?.Kind
        && Turn.EventOf(one)?.GetType() == Turn.EventOf(other)?.GetType()
        && (one as BoundaryEvent)?.Interrupting == (other as BoundaryEvent)?.Interrupting
        && ((one as Activity)?.Loop, (other as Activity)?.Loop) switch
        {
            (null, null) => true,
            (MultiInstance several, MultiInstance more) => several.Sequential == more.Sequential,
            (StandardLoop, StandardLoop) => true,
            _ => false,
        };
}

public enum MigrationObstacle
{
    /// <summary>The plan names no element for it.</summary>
    NotMapped,

    /// <summary>The other version has no element of the id that the plan names.</summary>
    NoSuchElement,

    /// <summary>The element that the plan names is of another kind: another task, event, or repetition.</summary>
    OtherKind,

    /// <summary>The element that the plan names stands in another sub-process.</summary>
    OtherScope,

    /// <summary>A token waits at a join, and the flow by which it came is not there.</summary>
    NoSuchFlow,

    /// <summary>An expression of the other version cannot be evaluated.</summary>
    Expression,
}
