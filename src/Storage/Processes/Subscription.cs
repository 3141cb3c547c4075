namespace PaWorkflow.Storage.Processes;

/// <summary>A token that waits for a message.</summary>
public sealed class Subscription
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string UnitId { get; init; }
    public required string ElementId { get; init; }
    public required string MessageName { get; init; }
    public string? CorrelationKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
