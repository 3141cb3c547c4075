namespace PaWorkflow.Storage.Audit;

/// <summary>Who did what, when: one link of the unit's chain, each holding the hash of the one before.</summary>
public sealed class AuditEntry
{
    public required string UnitId { get; init; }
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }

    /// <summary>A verb in the past, e.g. <c>evidence.approved</c>.</summary>
    public required string Action { get; init; }

    public required string Subject { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Detail { get; init; }

    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
}
