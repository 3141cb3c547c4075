namespace PaWorkflow.Storage.Years;

/// <summary>The unit's score of one round, frozen when the round was closed.</summary>
public sealed class RoundTotal
{
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Round { get; init; }
    public required decimal Weighted { get; set; }
    public required decimal LatePenalty { get; set; }
    public required decimal Total { get; set; }
    public required DateTimeOffset FrozenAt { get; set; }
}
