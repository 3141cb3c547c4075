using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Access;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Accounts.Tokens;

/// <summary>A token as asked for in a form.</summary>
/// <param name="Days">One of <see cref="TokenDesk.Lifetimes"/>.</param>
public sealed record NewToken(string Name, int? Days, TokenRights? Rights);

/// <summary>Where people make and revoke the tokens with which their programs come in.</summary>
public sealed class TokenDesk(Transaction transaction, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Found by scanners that look for secrets where none should lie.</summary>
    public const string Prefix = "paw_";

    /// <summary>Of one person, at a time.</summary>
    public const int MaxTokens = 20;

    public static IReadOnlyList<int> Lifetimes { get; } = [30, 90, 365];

    /// <summary>Makes a token.</summary>
    /// <returns>Done with the secret, which is nowhere else; null where the command was done before.</returns>
    public async Task<(Outcome Outcome, string? Secret)> Make(NewToken asked, Viewer viewer, string? commandId)
    {
        var (secret, id) = ("", "");
        var (outcome, answer) = await transaction.Once(viewer, commandId, $"token.made {asked}", clock.GetUtcNow(), async db =>
        {
            var now = clock.GetUtcNow();
            var faults = new List<FieldFault>();
            var name = asked.Name.Trim();
            if (name.Length is 0 or > AccessToken.MaxName) faults.Add(new("Name", $"โปรดตั้งชื่อไม่เกิน {AccessToken.MaxName} ตัวอักษร ให้รู้ว่าโปรแกรมใดใช้ เช่น “รายงานประจำสัปดาห์”"));
            if (asked.Days is not { } days || !Lifetimes.Contains(days)) faults.Add(new("Days", "โปรดเลือกอายุ 30, 90 หรือ 365 วัน"));
            if (asked.Rights is not { } rights) faults.Add(new("Rights", "โปรดเลือกว่าอ่านอย่างเดียว หรือทำได้ทุกอย่างที่ท่านทำได้"));
            if (faults.Count > 0) throw Rejected.Invalid(faults);
            if (await db.AccessTokens.CountAsync(t => t.PersonId == viewer.PersonId && t.RevokedAt == null && t.ExpiresAt > now) >= MaxTokens)
                throw Rejected.Invalid("Name", $"มีโทเคนที่ใช้ได้อยู่ {MaxTokens} รายการแล้ว — โปรดเพิกถอนรายการที่ไม่ใช้ก่อน");
            secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            var token = new AccessToken
            {
                Id = Guid.CreateVersion7(now).ToString("N"),
                PersonId = viewer.PersonId,
                UnitId = viewer.UnitId,
                Name = name,
                Sha256 = HashOf(secret),
                Rights = asked.Rights!.Value,
                CreatedAt = now,
                ExpiresAt = now.AddDays(asked.Days!.Value),
            };
            id = token.Id;
            db.AccessTokens.Add(token);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "access-token.made", name, new { token.Id, rights = token.Rights.ToString(), token.ExpiresAt });
            return token.Id;
        });
        // A race that was lost to the same command leaves a secret of a token that was never stored.
        return (outcome, outcome is Outcome.Done && answer == id ? secret : null);
    }

    public async Task<Outcome> Revoke(string id, Viewer viewer, string? commandId) =>
        (await transaction.Once(viewer, commandId, $"token.revoked {id}", clock.GetUtcNow(), async db =>
        {
            var token = await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == id && t.PersonId == viewer.PersonId) ?? throw Rejected.NotFound();
            if (token.RevokedAt is not null) throw Rejected.Conflict("โทเคนนี้ถูกเพิกถอนไปแล้ว จึงไม่มีการเปลี่ยนแปลง");
            token.RevokedAt = clock.GetUtcNow();
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "access-token.revoked", token.Name, new { token.Id });
            return "done";
        })).Outcome;

    /// <summary>Revokes all tokens of a person in the caller's transaction: who lost the password may have lost the rest.</summary>
    public static async Task RevokeAll(PaContext db, string personId, DateTimeOffset now)
    {
        foreach (var token in await db.AccessTokens.Where(t => t.PersonId == personId && t.RevokedAt == null).ToListAsync()) token.RevokedAt = now;
    }

    /// <summary>What is stored of a secret.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether it could be a secret of ours at all: nothing is looked up for what could not.</summary>
    public static bool LooksRight(string secret) =>
        secret.Length == Prefix.Length + 64 && secret.StartsWith(Prefix, StringComparison.Ordinal) && secret[Prefix.Length..].All(char.IsAsciiHexDigitLower);
}
