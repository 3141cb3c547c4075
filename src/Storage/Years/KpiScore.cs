namespace PaWorkflow.Storage.Years;

/// <summary>What one KPI scored in one round, frozen when the round was closed.</summary>
public sealed class KpiScore
{
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Round { get; init; }
    public required string Kpi { get; init; }
    public required decimal Points { get; set; }
    public required decimal Max { get; set; }

    /// <summary>The KPI's own penalty, in points of the score.</summary>
    public required decimal Penalty { get; set; }

    /// <summary>Out of 5, penalty taken off.</summary>
    public required decimal Score { get; set; }

    /// <summary>Nothing was attached before the last call.</summary>
    public bool Missed { get; set; }

    public required DateTimeOffset FrozenAt { get; set; }
}
