namespace PaWorkflow.Storage.Letters;

/// <summary>One addressee of a circulated letter, and when they acknowledged it.</summary>
public sealed class Acknowledgement
{
    public required long LetterId { get; init; }
    public required string PersonId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; set; }
}
