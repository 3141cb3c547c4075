using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Audit;

/// <summary>
/// Appends to a unit's chain in the caller's transaction, so that nothing happens without its entry. Writers to one
/// chain queue at its head.
/// </summary>
public sealed class AuditTrail(TimeProvider clock)
{
    const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Holds a unit's chain for the rest of the transaction: nobody else's entry of that unit comes before one's own.</summary>
    public static Task Hold(PaContext db, string unitId) => db.HoldAuditHead(unitId);

    public async Task Append(PaContext db, string unitId, string actor, string action, string subject, object? detail = null)
    {
        // The chain's last link is held while it grows by one; who comes second waits instead of running again.
        var head = await db.HoldAuditHead(unitId);
        if (head is null) db.AuditHeads.Add(head = new AuditHead { UnitId = unitId, Number = 0, Hash = Genesis });
        // Databases keep microseconds: the hash must be over what will be read back.
        var at = new DateTimeOffset(clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        var (previous, number) = (head.Hash, head.Number + 1);
        var text = JsonSerializer.Serialize(detail ?? new { }, Variables.Json);
        var hash = HashOf(previous, unitId, number, at, actor, action, subject, text);
        (head.Number, head.Hash) = (number, hash);
        db.Audit.Add(new AuditEntry
        {
            UnitId = unitId,
            Number = number,
            At = at,
            Actor = actor,
            Action = action,
            Subject = subject,
            Detail = text,
            PreviousHash = previous,
            Hash = hash,
        });
    }

    /// <summary>The numbers of the entries of a unit's chain that do not follow from the ones before; empty when it is whole.</summary>
    public static async Task<IReadOnlyList<long>> Verify(PaContext db, string unitId)
    {
        var broken = new List<long>();
        var (previous, number) = (Genesis, 0L);
        await foreach (var entry in db.Audit.AsNoTracking().Where(e => e.UnitId == unitId).OrderBy(e => e.Number).AsAsyncEnumerable())
        {
            var hash = HashOf(entry.PreviousHash, unitId, entry.Number, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Detail);
            if (entry.Number != ++number || entry.PreviousHash != previous || entry.Hash != hash) broken.Add(entry.Number);
            (previous, number) = (entry.Hash, entry.Number);
        }
        // Entries cut off at the end leave a head that says more.
        if (await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.UnitId == unitId) is { } head && (head.Number, head.Hash) != (number, previous)) broken.Add(number + 1);
        return broken;
    }

    static string HashOf(
        string previous, string unitId, long number, DateTimeOffset at, string actor, string action, string subject, string detail)
    {
        // Fields are set apart by a character that none of them can hold.
        var line = string.Join('\u001f', previous, unitId, number.ToString(CultureInfo.InvariantCulture),
            at.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture), actor, action, subject, detail);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
    }
}
