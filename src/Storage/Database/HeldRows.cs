using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Storage.Database;

/// <summary>
/// Reads rows and holds them until the transaction ends, so that what is read stands. Rows are held in the order of their keys,
/// instances before all that belongs to them, so that nobody waits in a circle. On SQLite a transaction holds the whole database
/// from its beginning, and reading is enough.
/// </summary>
public static class HeldRows
{
    internal const string InstancesOnPostgreSql = """SELECT * FROM "Instances" WHERE "Id" = ANY ({0}) ORDER BY "Id" FOR UPDATE""";
    internal const string InstancesOnSqlServer = """
        SELECT * FROM "Instances" WITH (UPDLOCK, ROWLOCK)
        WHERE "Id" IN (SELECT "Id" FROM OPENJSON({0}) WITH ("Id" nvarchar(100) '$')) ORDER BY "Id"
        """;

    internal const string HeadOnPostgreSql = """SELECT * FROM "AuditHeads" WHERE "UnitId" = {0} FOR UPDATE""";
    internal const string HeadOnSqlServer = """SELECT * FROM "AuditHeads" WITH (UPDLOCK, ROWLOCK) WHERE "UnitId" = {0}""";

    /// <summary>An instance, held; null when there is none.</summary>
    internal static async Task<InstanceRow?> HoldInstance(this PaContext db, string id) =>
        db.Tracked<InstanceRow>(id) ?? (db is SqliteContext ? await Lookups.Of(db).Instance(db, id) : (await db.HoldInstances([id])).SingleOrDefault());

    internal static Task<List<InstanceRow>> HoldInstances(this PaContext db, string[] ids) => (db switch
    {
        PostgreSqlContext => db.Instances.FromSqlRaw(InstancesOnPostgreSql, (object)ids),
        SqlServerContext => db.Instances.FromSqlRaw(InstancesOnSqlServer, System.Text.Json.JsonSerializer.Serialize(ids)),
        _ => db.Instances.Where(i => ids.Contains(i.Id)),
    }).ToListAsync();

    /// <summary>The last link of a unit's chain, held; null when the chain has not begun.</summary>
    internal static async Task<AuditHead?> HoldAuditHead(this PaContext db, string unitId) =>
        db.Tracked<AuditHead>(unitId) ?? db switch
        {
            PostgreSqlContext => (await db.AuditHeads.FromSqlRaw(HeadOnPostgreSql, unitId).ToListAsync()).SingleOrDefault(),
            SqlServerContext => (await db.AuditHeads.FromSqlRaw(HeadOnSqlServer, unitId).ToListAsync()).SingleOrDefault(),
            _ => await Lookups.Of(db).AuditHead(db, unitId),
        };

    /// <summary>A user task by its id, read once in a context.</summary>
    public static async Task<UserTask?> TaskOf(this PaContext db, string id) => db.Tracked<UserTask>(id) ?? await Lookups.Of(db).Task(db, id);

    /// <summary>Who holds a post of a unit, in the order of their ids.</summary>
    public static ValueTask<List<Person>> HoldersOf(this PaContext db, string unitId, string post) => Lookups.Of(db).Holders(db, unitId, post).ToListAsync();

    /// <summary>The row with the key if the context has read or added it; the database is not asked.</summary>
    public static T? Tracked<T>(this PaContext db, params object[] key) where T : class
    {
        // Looking for a row would look through all others for changes first.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return db.Set<T>().Local.FindEntryUntyped(key)?.Entity;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
