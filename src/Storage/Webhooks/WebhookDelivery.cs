namespace PaWorkflow.Storage.Webhooks;

/// <summary>
/// One event for one address, written in the transaction that made it happen. It may arrive twice, after a crash between the
/// answer and the stored mark, then under the same id; it is not lost.
/// </summary>
public sealed class WebhookDelivery
{
    /// <summary>Letters of the receiver's answer that are kept.</summary>
    public const int MaxAnswer = 2048;

    public const int MaxError = 1000;

    /// <summary>Goes along as <c>Idempotency-Key</c>; later ones sort after earlier ones.</summary>
    public required string Id { get; init; }

    public required string WebhookId { get; init; }
    public required string UnitId { get; init; }
    public required string Event { get; init; }

    /// <summary>The JSON as it is signed and sent, at each try the same.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DeliveryState State { get; set; }

    /// <summary>Finished tries, since it was written or since a person had it tried anew.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before. A host that takes the row moves it on, so that no other takes it too.</summary>
    public required DateTimeOffset ReadyAt { get; set; }

    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>Of the last answer; null: there was none.</summary>
    public int? Status { get; set; }

    public string? Answer { get; set; }

    /// <summary>Why the last try failed, in Thai.</summary>
    public string? Error { get; set; }
}

public enum DeliveryState
{
    Pending,

    /// <summary>Its address is switched off; it goes out when that is on again.</summary>
    Held,

    Delivered,

    /// <summary>Given up.</summary>
    Failed,
}
