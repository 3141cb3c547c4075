namespace PaWorkflow.Storage.Processes;

/// <summary>A deployed process definition; a running instance stays on the version that it started with.</summary>
public sealed class ProcessVersion
{
    public required string ProcessId { get; init; }
    public required int Version { get; init; }

    /// <summary>The unit that deployed it, for itself alone; null: shipped with the program, for every unit.</summary>
    public string? UnitId { get; init; }

    public required string Name { get; init; }
    public required string Bpmn { get; init; }

    /// <summary>SHA-256 of the file: the newest file deployed again is the same version.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The versions of processes of other files that this one calls, as a JSON object: process id → version.</summary>
    public required string Calls { get; init; }

    public required DateTimeOffset DeployedAt { get; init; }

    /// <summary>The person; null: the program itself.</summary>
    public string? DeployedBy { get; init; }

    /// <summary>What was changed and why, in the words of whoever deployed it.</summary>
    public string? Note { get; init; }
}
