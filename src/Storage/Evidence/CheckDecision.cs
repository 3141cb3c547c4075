namespace PaWorkflow.Storage.Evidence;

/// <summary>A check by the director (step 7) or the strategy unit (step 8): an opinion on exactly the files of its digest.</summary>
public sealed class CheckDecision
{
    public long Id { get; init; }
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Kpi { get; init; }
    public required string Round { get; init; }

    /// <summary>The post that checked: <c>director</c> or <c>strategy</c>.</summary>
    public required string Stage { get; init; }

    public required bool Approved { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 over the criterion and hash of each file that was checked, in order.</summary>
    public required string EvidenceDigest { get; init; }

    /// <summary>The score that the evidence was expected to reach, out of 5.</summary>
    public required decimal ExpectedScore { get; init; }

    /// <summary>Criterion by criterion; empty where the evidence was sent back as a whole.</summary>
    public ICollection<CriterionDecision> Criteria { get; } = [];
}
