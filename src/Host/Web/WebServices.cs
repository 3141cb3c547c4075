using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Accounts.Tokens;
using PaWorkflow.Host.Api;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Uploads;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Web;

/// <summary>The web front: accounts, pages, downloads and what protects them.</summary>
public static class WebServices
{
    /// <summary>Bytes of one request: several files of <see cref="EvidenceDesk.MaxFileSize"/> at a time.</summary>
    public const long MaxRequest = 4 * EvidenceDesk.MaxFileSize + 1024 * 1024;

    /// <param name="dataDirectory">The keys that protect the cookies lie in its folder <c>keys</c>.</param>
    public static IServiceCollection AddWeb(this IServiceCollection services, string dataDirectory)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ViewerOf>();
        services.AddScoped<PeopleDesk>();
        services.AddSingleton<FirstRun>();
        services.AddDataProtection().SetApplicationName("paworkflow")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataDirectory, "keys")));
        AddAccounts(services);
        services.AddApi();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "paworkflow-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(temporary => temporary.Cookie.Name = "paworkflow-said");
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequest;
        });
        // The request's own limit is the first to speak.
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxRequest + 1);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        // Thai letters go out as they are, not as six bytes of number each.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        // Pages say in Thai what is missing; the framework's own words for it are English.
        services.AddRazorPages().AddMvcOptions(mvc => mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        return services;
    }

    static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<TokenFailures>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null).AddIdentityCookies();
        services.AddIdentityCore<Person>(identity =>
            {
                identity.Password.RequiredLength = PeopleDesk.MinPassword;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                identity.User.RequireUniqueEmail = false;
            })
            .AddErrorDescriber<ThaiAccountFaults>().AddSignInManager().AddDefaultTokenProviders().AddEntityFrameworkStores<PaContext>();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "paworkflow";
            cookie.ForwardDefaultSelector = TokenScheme.Choose;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/error/403";
            // What a page asks by itself is no sign that somebody is there.
            cookie.Events.OnCheckSlidingExpiration = check =>
            {
                if (check.HttpContext.Request.Path == InboxPulse.Path) check.ShouldRenew = false;
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToLogin = redirect => Lead(redirect, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = redirect => Lead(redirect, StatusCodes.Status403Forbidden);
            // Sessions go by the machine's clock: the business clock of the demonstration jumps by weeks.
            cookie.TimeProvider = TimeProvider.System;
        });
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromMinutes(1);
            stamp.TimeProvider = TimeProvider.System;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>People are led to a page, programs told the status.</summary>
    static Task Lead(RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        if (ApiProblems.IsApi(redirect.HttpContext) || TusRoutes.IsUpload(redirect.HttpContext)) redirect.Response.StatusCode = status;
        else redirect.Response.Redirect(redirect.RedirectUri);
        return Task.CompletedTask;
    }

    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = fault => fault is Microsoft.AspNetCore.Http.BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(TusRoutes.Plain);
        app.Use(ApiProblems.Speak);
        app.Use(RefuseTooLarge);
        // A secret beside text of somebody else's choice in one compressed answer can be guessed: pages are compressed that were asked for without any.
        app.UseWhen(http => IsStatic(http) || IsPlainlyAsked(http), branch => branch.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
        app.Use(app.Services.GetRequiredService<FirstRun>().Lead);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(TokenScheme.KeepReading);
        app.MapRazorPages();
        app.MapUnitFiles();
        app.MapUploads();
        app.MapWorkbooks();
        app.MapInboxPulse();
        app.MapReports();
        app.MapApi();
        return app;
    }

    static bool IsPlainlyAsked(HttpContext http) => HttpMethods.IsGet(http.Request.Method) && !http.Request.QueryString.HasValue && !ApiProblems.IsApi(http);

    static bool IsStatic(HttpContext context) => Path.GetExtension(context.Request.Path.Value) is ".css" or ".js" or ".mjs" or ".svg";

    /// <summary>An address with a version in it never changes its content.</summary>
    static void Cache(Microsoft.AspNetCore.StaticFiles.StaticFileResponseContext file)
    {
        var lasting = file.Context.Request.Query.ContainsKey("v") || file.File.Name.EndsWith(".woff2", StringComparison.Ordinal);
        file.Context.Response.Headers.Pragma = default;
        file.Context.Response.Headers.CacheControl = lasting ? "public, max-age=31536000, immutable" : "no-cache";
    }

    /// <summary>Says 413 before a byte of the body is read; the form's reader would call it a bad form.</summary>
    static Task RefuseTooLarge(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength is not > MaxRequest) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
