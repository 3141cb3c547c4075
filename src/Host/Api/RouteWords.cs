using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace PaWorkflow.Host.Api;

/// <summary>The route takes an <c>Idempotency-Key</c>.</summary>
sealed record Commanded;

/// <summary>What a body may look like.</summary>
sealed record BodyExample(string Json);

/// <summary>What routes say of themselves in the document: summary, resource, answers and problems.</summary>
static class RouteWords
{
    const string ProblemType = "application/problem+json";

    /// <summary>The media type of files on their way in.</summary>
    public const string Bytes = "application/octet-stream";

    /// <param name="resource">The heading under which the page lists it.</param>
    /// <param name="summary">One line in Thai.</param>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder route, string resource, string summary) => route.WithTags(resource).WithSummary(summary);

    /// <summary>Takes a JSON body; what it may look like.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string example) => route.WithMetadata(new BodyExample(example)).Fails(
        StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Takes a file's bytes as the body, and its name in the query.</summary>
    /// <param name="most">Bytes.</param>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route, long most) => route.Accepts<Stream>(Bytes).WithMetadata(new RequestSizeLimitAttribute(most))
        .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);

    /// <summary>A file, under its own media type; the document can only say that it is bytes.</summary>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder route) => route.Produces<Stream>(StatusCodes.Status200OK, Bytes).Fails(StatusCodes.Status404NotFound);

    /// <summary>A command that changes something: sent again under its key it is answered, not done.</summary>
    public static RouteHandlerBuilder Commands(this RouteHandlerBuilder route) => route.WithMetadata(new Commanded())
        .Fails(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) => route.Produces<T>(status, "application/json");

    /// <summary>Problems, by status, that it may answer with.</summary>
    public static TRoute Fails<TRoute>(this TRoute route, params int[] statuses) where TRoute : IEndpointConventionBuilder =>
        route.WithMetadata([.. statuses.Select(object (status) => new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemType]))]);
}
