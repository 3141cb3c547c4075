using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Web;

/// <summary>Leads to the setup page as long as no unit is stored.</summary>
public sealed class FirstRun(ContextFactory contexts)
{
    public const string Path = "/setup";
    volatile bool over;

    public async Task<bool> IsOver()
    {
        if (over) return true;
        await using var db = contexts.Create();
        return over = await db.Units.AnyAsync();
    }

    public async Task Lead(HttpContext context, RequestDelegate next)
    {
        if (await IsOver() || context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal)) await next(context);
        else context.Response.Redirect(Path);
    }
}
