using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Processes;

/// <summary>
/// Claims timers that are due for the rest of the transaction: their instances are held, and those that another worker or
/// a person's step holds are left to it. On SQLite there is one writer, and nothing to claim.
/// </summary>
public static class DueTimers
{
    internal const string OnPostgreSql = """
        SELECT t.* FROM "Timers" AS t JOIN "Instances" AS i ON i."Id" = t."InstanceId"
        WHERE t."DueAt" <= {0} AND (t."RetryAt" IS NULL OR t."RetryAt" <= {0})
        ORDER BY t."DueAt", t."Id" LIMIT {1} FOR UPDATE OF i, t SKIP LOCKED
        """;

    internal const string OnSqlServer = """
        SELECT TOP ({1}) t.* FROM "Instances" AS i WITH (UPDLOCK, ROWLOCK, READPAST)
        JOIN "Timers" AS t WITH (READPAST) ON i."Id" = t."InstanceId"
        WHERE t."DueAt" <= {0} AND (t."RetryAt" IS NULL OR t."RetryAt" <= {0})
        ORDER BY t."DueAt", t."Id"
        """;

    /// <summary>Timers due at an instant, earliest first, with their instances read.</summary>
    /// <param name="limit">How many at most.</param>
    public static async Task<List<TimerRow>> Claim(this PaContext db, DateTimeOffset now, int limit)
    {
        var timers = await (db switch
        {
            PostgreSqlContext => db.Timers.FromSqlRaw(OnPostgreSql, now.UtcDateTime, limit),
            SqlServerContext => db.Timers.FromSqlRaw(OnSqlServer, now.UtcDateTime, limit),
            _ => db.Timers.Where(t => t.DueAt <= now && (t.RetryAt == null || t.RetryAt <= now)).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(limit),
        }).ToListAsync();
        if (timers.Count > 0) await db.HoldInstances([.. timers.Select(t => t.InstanceId).Distinct().Order(StringComparer.Ordinal)]);
        return timers;
    }
}
