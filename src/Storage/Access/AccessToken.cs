namespace PaWorkflow.Storage.Access;

/// <summary>
/// A person's own key for programs. Only the SHA-256 of the secret is kept: it is 256 random bits, so that a plain hash tells
/// nobody anything. What it opens follows from the person's posts at the time of asking.
/// </summary>
public sealed class AccessToken
{
    public const int MaxName = 100;

    public required string Id { get; init; }
    public required string PersonId { get; init; }
    public required string UnitId { get; init; }

    /// <summary>What its owner calls it, e.g. after the program that has it.</summary>
    public required string Name { get; init; }

    /// <summary>64 hexadecimal digits, over the whole secret with its prefix.</summary>
    public required string Sha256 { get; init; }

    public required TokenRights Rights { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first instant at which it no longer opens anything.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>True to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool Opens(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>Read: only what changes nothing. All: whatever its owner may do.</summary>
public enum TokenRights { Read, All }
