using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PaWorkflow.Storage.Database;

/// <summary>
/// Instants are stored as UTC date-times: SQLite cannot order a <see cref="DateTimeOffset"/>,
/// and PostgreSQL takes only UTC. They come back in UTC; Thai time is a matter of display.
/// </summary>
public sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
