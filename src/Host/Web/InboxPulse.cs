using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaWorkflow.Host.Procedure.Inbox;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Web;

/// <summary>
/// What open pages ask for every few seconds: how many tasks there are, and whether anything is otherwise than before (ETag; 304 when not).
/// One read of an index, a thousand short rows at most.
/// </summary>
static class InboxPulse
{
    public const string Path = "/inbox/pulse";

    /// <param name="Open">Of the viewer's open tasks; <paramref name="More"/>: at least so many.</param>
    /// <param name="Newer">Of those, how many came after the instant that was asked about.</param>
    sealed record Counts(int Open, bool More, int Late, int Newer);

    public static void MapInboxPulse(this WebApplication app) => app.MapGet(Path, Answer);

    /// <param name="since">UTC ticks.</param>
    static async Task<IResult> Answer(long? since, ViewerOf request, PaContext db, TimeProvider clock, HttpContext http)
    {
        if (await request.Request() is not { } viewer) return Results.Unauthorized();
        var now = clock.GetUtcNow();
        var marks = await InboxQuery.Pulse(db, viewer);
        var late = InboxQuery.CountOf(marks, InboxFilter.Late, now);
        var tag = TagOf(marks, late, since);
        http.Response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch == tag) return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Json(new Counts(marks.Count, marks.Count >= InboxQuery.Counted, late, since is { } asked ? marks.Count(m => m.HeldSince.UtcTicks > asked) : 0));
    }

    static string TagOf(List<InboxMark> marks, int late, long? since)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{late} {since}");
        foreach (var mark in marks) text.Append(CultureInfo.InvariantCulture, $"\n{mark.Id} {mark.OrderAt.UtcTicks} {mark.HeldSince.UtcTicks}");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..24]}\"";
    }
}
