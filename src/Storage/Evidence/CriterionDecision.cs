namespace PaWorkflow.Storage.Evidence;

/// <summary>What a check decided on one criterion: it stands on exactly the criterion's files of its digest.</summary>
public sealed class CriterionDecision
{
    public long CheckDecisionId { get; init; }
    public required string Criterion { get; init; }
    public required bool Approved { get; init; }

    /// <summary>What is to be mended; empty where it was approved.</summary>
    public required string Reason { get; init; }

    /// <summary>SHA-256 over name and hash of each of the criterion's files that was checked, in order.</summary>
    public required string FilesDigest { get; init; }

    /// <summary>The owner has opened an approved criterion again: the approval fell.</summary>
    public DateTimeOffset? ReopenedAt { get; set; }
    public string? ReopenedBy { get; set; }
}
