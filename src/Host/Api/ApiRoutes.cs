using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Accounts.Tokens;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Api;

/// <summary>What programs may ask of the house, under <c>/api</c>: the pages' desks, with the pages' rights, in JSON.</summary>
static class ApiRoutes
{
    /// <summary>Bytes of one request; the largest is a procedure's file as a JSON string.</summary>
    public const int MaxRequest = 2 * ProcedureDesk.MaxFile;

    /// <summary>The header in which the code of <c>GET /api/antiforgery</c> comes back.</summary>
    public const string AntiforgeryHeader = "RequestVerificationToken";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, RightHandler>();
        services.AddApiDocument();
        return services.ConfigureHttpJsonOptions(http =>
        {
            var json = http.SerializerOptions;
            json.Encoder = Variables.Json.Encoder;
            // A misspelt name must not pass for nothing.
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(RefuseForged).AddEndpointFilter(AnswerRefusals).WithMetadata(new RequestSizeLimitAttribute(MaxRequest)).RequireAuthorization()
            .Fails(StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);
        app.MapApiDocument();
        api.MapGet("/antiforgery", (HttpContext context, IAntiforgery antiforgery) => new AntiforgeryAnswer(antiforgery.GetAndStoreTokens(context).RequestToken!, AntiforgeryHeader))
            .Says("การเข้าใช้", "รหัสป้องกันคำสั่งปลอม สำหรับผู้ที่เข้าด้วยคุกกี้");
        TaskRoutes.Map(api);
        HoldingRoutes.Map(api);
        NoteRoutes.Map(api);
        EvidenceRoutes.Map(api);
        YearRoutes.Map(api);
        KpiRoutes.Map(api);
        ScoreRoutes.Map(api);
        LetterRoutes.Map(api);
        RegisterRoutes.Map(api);
        CalendarRoutes.Map(api);
        PeopleRoutes.Map(api);
        ProcedureRoutes.Map(api);
        InstanceRoutes.Map(api);
        MigrationRoutes.Map(api);
        EventRoutes.Map(api);
    }

    public sealed record AntiforgeryAnswer(string Token, string Header);

    /// <summary>A cookie goes along with what another site makes the browser send; the form's token does not, and a person's access token neither.</summary>
    static async ValueTask<object?> RefuseForged(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (TokenScheme.IsToken(context.User)) return await next(call);
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context) ? await next(call) : ApiProblems.NoToken();
    }

    /// <summary>What a route refuses before it asks a desk is answered like a desk's own refusal.</summary>
    static async ValueTask<object?> AnswerRefusals(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (Rejected rejected)
        {
            return ApiProblems.Of(rejected.Outcome, Results.NoContent);
        }
    }
}
