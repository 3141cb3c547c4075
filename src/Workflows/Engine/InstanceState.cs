namespace PaWorkflow.Workflows.Engine;

/// <summary>All that the engine knows of a running instance: immutable, saved as JSON between steps.</summary>
public sealed record InstanceState(string InstanceId, string? BusinessKey, InstanceStatus Status);
