namespace PaWorkflow.Storage.Processes;

/// <summary>A message or signal that an instance waits for.</summary>
public sealed class Subscription
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string UnitId { get; init; }
    public required string ElementId { get; set; }
    public SubscriptionKind Kind { get; init; }

    /// <summary>The message's or signal's name.</summary>
    public required string MessageName { get; init; }
    public string? CorrelationKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public enum SubscriptionKind { Message, Signal }
