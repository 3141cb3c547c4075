namespace PaWorkflow.Storage.Processes;

/// <summary>A timer that waits; the row goes when the timer has fired for the last time.</summary>
public sealed class TimerRow
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string ElementId { get; set; }
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>After a fault: not before this instant.</summary>
    public DateTimeOffset? RetryAt { get; set; }
}
