using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Webhooks;

/// <summary>An address that is told of a unit's events.</summary>
public sealed class Webhook
{
    public const int MaxAddress = 1000;

    public required string Id { get; init; }
    public required string UnitId { get; init; }
    public required string Address { get; set; }

    /// <summary>Names of events, with commas between them and at both ends: <c>,task.opened,round.closed,</c>.</summary>
    public required string Events { get; set; }

    /// <summary>What bodies are signed with, encrypted with the host's keys.</summary>
    public required string ProtectedSecret { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Deliveries given up since the last one that arrived.</summary>
    public int GivenUp { get; set; }

    /// <summary>When the house switched it off because too many were given up; null: it is on, or a person switched it off.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>Nothing is sent before: the last try found nobody, or a receiver in trouble. Null: at once.</summary>
    public DateTimeOffset? RestsUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>The stored form of a set of events.</summary>
    public static string Joined(IEnumerable<string> events) => $",{string.Join(',', events)},";

    public IReadOnlyList<string> EventNames => Events.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a step has to know of an address: which events it asked for.</summary>
/// <param name="Events">As <see cref="Webhook.Joined"/> writes them.</param>
public sealed record WebhookAsking(string Id, string Events)
{
    public bool AsksFor(string name) => Events.Contains($",{name},", StringComparison.Ordinal);
}

public static class UnitWebhooks
{
    /// <summary>The addresses of a unit that are told of its events now.</summary>
    public static ValueTask<List<WebhookAsking>> AskingOf(this PaContext db, string unitId) => Lookups.Of(db).Webhooks(db, unitId).ToListAsync();
}
