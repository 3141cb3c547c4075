namespace PaWorkflow.Storage.Processes;

/// <summary>A deployed process definition; a running instance stays on the version that it started with.</summary>
public sealed class ProcessVersion
{
    public required string ProcessId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Bpmn { get; init; }

    /// <summary>SHA-256 of the file: the same file deployed again is the same version.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset DeployedAt { get; init; }
}
