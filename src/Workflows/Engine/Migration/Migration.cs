using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Moves a running instance to another version of its process: pure, so that a preview is the very thing that will be done.
/// </summary>
public static class Migration
{
    /// <summary>Whether an element of the other version is of the same kind, so that what stands at the one could stand there.</summary>
    public static bool MayTakePlace(FlowNode one, FlowNode other) => MigrationProblem.SameKind(one, other);

    /// <summary>
    /// The instance on the other version. Tasks, jobs and timers that have a place there stay as they are, with their ids, dates and
    /// doers; boundary events and event sub-processes that are new are armed, those that are gone are given up.
    /// </summary>
    public static MigrationAnswer Apply(ProcessDefinition from, ProcessDefinition to, InstanceState state, MigrationPlan plan, DateTimeOffset now)
    {
        var moving = new StateMapping(from, to, plan);
        var mapped = moving.Map(state);
        if (moving.Problems.Count > 0) return new(null, moving.Problems);
        var turn = new Turn(to, mapped, now);
        return turn.Settle(from, state, plan) is { } fault ? new(null, [fault]) : new(turn.End(), []);
    }
}

/// <param name="Step">The step to the other version; null where there are problems.</param>
public sealed record MigrationAnswer(Step.Taken? Step, IReadOnlyList<MigrationProblem> Problems);
