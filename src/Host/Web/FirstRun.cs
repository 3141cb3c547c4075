using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Api;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Web;

/// <summary>Leads to the setup page as long as no unit is stored.</summary>
public sealed class FirstRun(ContextFactory contexts)
{
    public const string Path = "/setup";
    volatile bool over;

    /// <summary>Whoever sets the house up proves with it that they can read the host's own output: a new host may stand open to a network.</summary>
    public string Code { get; } = RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 8);

    public bool Knows(string code) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()), Encoding.UTF8.GetBytes(Code));

    public async Task<bool> IsOver()
    {
        if (over) return true;
        await using var db = contexts.Create();
        return over = await db.Units.AnyAsync();
    }

    public async Task Lead(HttpContext context, RequestDelegate next)
    {
        if (await IsOver() || context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal)) await next(context);
        else if (ApiProblems.IsApi(context)) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else context.Response.Redirect(Path);
    }
}
