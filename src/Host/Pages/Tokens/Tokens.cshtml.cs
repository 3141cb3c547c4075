using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Accounts.Tokens;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Access;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Tokens;

/// <summary>The signed-in person's own tokens: made, looked at, revoked.</summary>
public sealed class TokensPage(PaContext db, TokenDesk desk) : UnitPage
{
    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    /// <summary>A new secret, shown once on the answer to the post that made it.</summary>
    public string? Secret { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var (outcome, secret) = await desk.Make(new(Typed("Name"),
            int.TryParse(Typed("Days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null,
            Enum.TryParse<TokenRights>(Typed("Rights"), out var rights) && Enum.IsDefined(rights) ? rights : null), Viewer, Command);
        Secret = secret;
        if (outcome is not Outcome.Done && !Note(outcome)) return NotFound();
        // The same form sent again: the secret was on the first answer only.
        if (outcome is Outcome.Done && secret is null) Conflict = "โทเคนนี้สร้างไว้แล้ว และรหัสแสดงเพียงครั้งเดียว — หากไม่ได้เก็บรหัสไว้ โปรดเพิกถอนแล้วสร้างใหม่";
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(string id)
    {
        var outcome = await desk.Revoke(id, Viewer, Command);
        if (outcome is Outcome.Done)
        {
            Say("เพิกถอนโทเคนแล้ว โปรแกรมที่ใช้โทเคนนี้เข้าระบบไม่ได้อีก");
            return LocalRedirect("/account/tokens");
        }
        if (!Note(outcome)) return NotFound();
        await Load();
        return Page();
    }

    /// <summary>What was typed, unless it was stored: then the form is empty for the next token.</summary>
    public string Again(string field, string fallback = "") => Secret is null ? Typed(field, fallback) : fallback;

    public (string Word, string Tone) StateOf(AccessToken token) =>
        token.RevokedAt is not null ? ("เพิกถอนแล้ว", "") : token.Opens(Now) ? ("ใช้ได้", "chip-done") : ("หมดอายุ", "chip-late");

    async Task Load() => Tokens = await db.AccessTokens.AsNoTracking().Where(t => t.PersonId == Viewer.PersonId)
        .OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).Take(100).ToListAsync();
}
