namespace PaWorkflow.Storage.Evidence;

/// <summary>What somebody holds a KPI's round to be worth, frozen with the evidence on which it was given. Opinions are only added.</summary>
public sealed class ScoreOpinion
{
    public long Id { get; init; }
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Kpi { get; init; }
    public required string Round { get; init; }
    public required OpinionLayer Layer { get; init; }

    /// <summary>The version of the KPI details by which it was scored.</summary>
    public required int CatalogueVersion { get; init; }

    /// <summary>JSON, criterion id → points.</summary>
    public required string Criteria { get; init; }

    /// <summary>Ids of the criteria, separated by commas, whose points were given by judgement and not by the rule; empty: all by the rule.</summary>
    public required string Judged { get; init; }

    public required decimal Points { get; init; }
    public required decimal Max { get; init; }

    /// <summary>Out of 5, the KPI's own penalty as of then taken off.</summary>
    public required decimal Score { get; init; }

    /// <summary>SHA-256 over the criterion and hash of each file there was.</summary>
    public required string EvidenceDigest { get; init; }

    public required string Note { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>In the order in which they are given.</summary>
public enum OpinionLayer
{
    /// <summary>The KPI owner's claim (step 6).</summary>
    Owner,

    /// <summary>The director's check (step 7).</summary>
    Director,

    /// <summary>The strategy unit's re-check (step 8).</summary>
    Strategy,

    /// <summary>The department's evaluation committee, keyed in when it is known.</summary>
    Committee,
}
