namespace PaWorkflow.Storage.Years;

/// <summary>A year that a unit is about to launch, as far as it is filled in: kept until it is launched, so that a closed browser loses nothing.</summary>
public sealed class LaunchDraft
{
    public required string UnitId { get; init; }

    /// <summary>The fiscal year that it is for, in the Buddhist Era; null while no catalogue is chosen.</summary>
    public int? Year { get; set; }

    /// <summary>What was chosen and typed so far, as JSON.</summary>
    public required string Content { get; set; }

    public required string ChangedBy { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
}
