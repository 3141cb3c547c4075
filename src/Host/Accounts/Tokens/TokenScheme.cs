using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PaWorkflow.Host.Api;
using PaWorkflow.Storage.Access;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Accounts.Tokens;

/// <summary>
/// <c>Authorization: Bearer paw_…</c> under <c>/api</c>: the request is the token's owner's, with the posts as they stand now.
/// A request that carries a token is judged by it alone, whatever cookies come along.
/// </summary>
sealed class TokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, PaContext db, TokenFailures failures, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "token";

    const string Bearer = "Bearer ";
    const string Rights = "paw:rights";

    bool tooMany;

    /// <summary>The scheme of a request; null: the cookie's.</summary>
    public static string? Choose(HttpContext context) =>
        ApiProblems.IsApi(context) && context.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? Name : null;

    public static bool IsToken(ClaimsPrincipal user) => user.Identity?.AuthenticationType == Name;

    /// <summary>A token that may only read changes nothing, whatever its owner may do.</summary>
    public static async Task KeepReading(HttpContext context, RequestDelegate next)
    {
        if (context.User.HasClaim(Rights, nameof(TokenRights.Read)) && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            await ApiProblems.ReadOnly().ExecuteAsync(context);
        else await next(context);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Context.Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        var from = TokenFailures.PlaceOf(Context.Connection.RemoteIpAddress);
        if (failures.TooMany(from))
        {
            tooMany = true;
            return AuthenticateResult.Fail("Too many failed tries from this address.");
        }
        var now = clock.GetUtcNow();
        var token = TokenDesk.LooksRight(secret) ? await Find(TokenDesk.HashOf(secret)) : null;
        if (token is null || !token.Opens(now))
        {
            failures.Count(from);
            return AuthenticateResult.Fail("No such token, or it opens nothing any more.");
        }
        if (token.LastUsedAt is not { } used || used < now.AddMinutes(-1)) await Note(token.Id, now);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, token.PersonId), new(Rights, token.Rights.ToString())], Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = tooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        if (tooMany) Response.Headers.RetryAfter = "60";
        else Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    // By the hash: how far that of a wrong secret agrees with a stored one tells nothing about the secret, so that the index may compare as it does.
    Task<AccessToken?> Find(string sha256) => db.AccessTokens.AsNoTracking()
        .Where(t => t.Sha256 == sha256 && db.Users.Any(p => p.Id == t.PersonId && p.UnitId == t.UnitId)).SingleOrDefaultAsync();

    // Of several requests at once one writes; none waits for a row that another holds longer than that.
    Task Note(string id, DateTimeOffset now)
    {
        var before = now.AddMinutes(-1);
        return db.AccessTokens.Where(t => t.Id == id && (t.LastUsedAt == null || t.LastUsedAt < before)).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now));
    }
}
