using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Api;

/// <summary>What programs may ask of the house, under <c>/api</c>: the pages' desks, with the pages' rights, in JSON.</summary>
static class ApiRoutes
{
    /// <summary>Bytes of one request; the largest is a procedure's file as a JSON string.</summary>
    public const int MaxRequest = 2 * ProcedureDesk.MaxFile;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, RightHandler>();
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
        var api = app.MapGroup("/api").AddEndpointFilter(RefuseForged).WithMetadata(new RequestSizeLimitAttribute(MaxRequest)).RequireAuthorization();
        api.MapGet("/antiforgery", (HttpContext context, IAntiforgery antiforgery) => new AntiforgeryAnswer(antiforgery.GetAndStoreTokens(context).RequestToken!, "RequestVerificationToken"));
        ProcedureRoutes.Map(api);
        InstanceRoutes.Map(api);
        MigrationRoutes.Map(api);
        EventRoutes.Map(api);
        ScoreRoutes.Map(api);
    }

    public sealed record AntiforgeryAnswer(string Token, string Header);

    /// <summary>A cookie goes along with what another site makes the browser send; the token does not.</summary>
    static async ValueTask<object?> RefuseForged(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context) ? await next(call) : ApiProblems.NoToken();
    }
}
