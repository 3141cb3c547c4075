namespace PaWorkflow.Storage.Processes;

/// <summary>A message that came before anything waited for it: kept for a time, then dropped.</summary>
public sealed class BufferedMessage
{
    public required string Id { get; init; }
    public required string UnitId { get; init; }
    public required string Name { get; init; }
    public required string CorrelationKey { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Variables { get; init; }

    public required string Sender { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
