using Microsoft.EntityFrameworkCore;

namespace PaWorkflow.Storage.Database;

/// <summary>Brings a database to the present schema.</summary>
public static class Migrating
{
    /// <summary>
    /// Applies the missing migrations. A process killed while it migrated on SQLite leaves a row in the lock table for which
    /// EF Core would wait for ever; the embedded database has one process, so a row found at its start is such an orphan.
    /// </summary>
    public static async Task Migrate(this ContextFactory contexts, CancellationToken cancel = default)
    {
        await using var db = contexts.Create();
        if (db is SqliteContext)
        {
            await db.Database.OpenConnectionAsync(cancel);
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); " +
                "DELETE FROM \"__EFMigrationsLock\"", cancel);
        }
        await db.Database.MigrateAsync(cancel);
    }
}
