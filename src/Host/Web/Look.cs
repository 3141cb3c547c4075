namespace PaWorkflow.Host.Web;

/// <summary>
/// How pages look on one screen: the ground light or dark, and the digits. Kept in a cookie, not with the person: the same
/// officer may want a dark phone and a light desk, and the sign-in page should look so too.
/// </summary>
/// <param name="Theme">One of <see cref="Themes"/>.</param>
/// <param name="ThaiDigits">Digits of the page's text are shown as ๐–๙; what is typed and what is copied by machines stays.</param>
public sealed record Look(string Theme, bool ThaiDigits)
{
    /// <summary>As the device is set; light; dark.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["auto", "light", "dark"];

    const string Cookie = "look";
    const string Thai = "thai";

    public static Look Of(HttpRequest request)
    {
        var parts = (request.Cookies[Cookie] ?? "").Split('.');
        return new(Themes.Contains(parts[0]) ? parts[0] : Themes[0], parts.Length > 1 && parts[1] == Thai);
    }

    public void Keep(HttpResponse response) =>
        response.Cookies.Append(Cookie, ThaiDigits ? $"{Theme}.{Thai}" : Theme, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
}
