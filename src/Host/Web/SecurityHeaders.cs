namespace PaWorkflow.Host.Web;

/// <summary>What every answer says to the browser: nothing inline, nothing from elsewhere, never in another site's frame.</summary>
static class SecurityHeaders
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // Pages hold what only the signed-in person may see.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        return next(context);
    }

    /// <summary>A page about one file that our own review shows in a frame. Where it needs no scripts, none can run in it, whatever the file holds.</summary>
    /// <remarks>
    /// No sandbox besides: one that forbids scripts shuts out the tools that look for barriers (they wait for ever), one that allows them
    /// beside the same origin holds nothing, and another origin could not fetch our style sheets.
    /// </remarks>
    public static void AllowOwnFrame(HttpResponse response, bool scripts)
    {
        response.Headers.ContentSecurityPolicy = scripts
            ? Policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal)
            : "default-src 'none'; script-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }

    /// <summary>A PDF or picture that our own review page shows in a frame.</summary>
    public static void AllowOwnFrame(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }
}
