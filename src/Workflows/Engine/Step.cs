namespace PaWorkflow.Workflows.Engine;

/// <summary>The answer to a command.</summary>
public abstract record Step
{
    /// <summary>The command took effect.</summary>
    public sealed record Taken(InstanceState State, IReadOnlyList<Effect> Effects) : Step;

    /// <summary>The command does not fit the state (done already, cancelled, unknown id): nothing changes.</summary>
    public sealed record Refused(string Reason) : Step;
}
