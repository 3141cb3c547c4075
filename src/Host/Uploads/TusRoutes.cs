using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Uploads;

/// <summary>
/// Evidence by tus 1.0: <c>POST</c> announces a file, <c>PATCH</c> sends what comes next, <c>HEAD</c> asks how far it has come,
/// <c>DELETE</c> drops it. Another site cannot send these: the cookie stays here, and the protocol's header would be asked about first.
/// </summary>
static class TusRoutes
{
    public const string Path = "/files/uploads";

    public static void MapUploads(this WebApplication app)
    {
        var uploads = app.MapGroup(Path).AddEndpointFilter(Speak);
        uploads.MapMethods("", [HttpMethods.Options], (HttpResponse response) => Describe(response));
        uploads.MapMethods("/{id}", [HttpMethods.Options], (HttpResponse response) => Describe(response));
        uploads.MapPost("", Begin);
        uploads.MapMethods("/{id}", [HttpMethods.Head], Ask);
        uploads.MapMethods("/{id}", [HttpMethods.Patch], Append);
        uploads.MapDelete("/{id}", Drop);
    }

    /// <summary>Whoever speaks the protocol: told the status, never shown a page.</summary>
    public static bool IsUpload(HttpContext context) => context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal);

    /// <summary>A failed turn is answered as it is.</summary>
    public static Task Plain(HttpContext context, RequestDelegate next)
    {
        if (IsUpload(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(context);
    }

    static async ValueTask<object?> Speak(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var (request, response) = (call.HttpContext.Request, call.HttpContext.Response);
        response.Headers["Tus-Resumable"] = TusHeaders.Version;
        if (HttpMethods.IsOptions(request.Method) || request.Headers["Tus-Resumable"] == TusHeaders.Version) return await next(call);
        response.Headers["Tus-Version"] = TusHeaders.Version;
        return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
    }

    static IResult Describe(HttpResponse response)
    {
        response.Headers["Tus-Version"] = TusHeaders.Version;
        response.Headers["Tus-Extension"] = TusHeaders.Extensions;
        response.Headers["Tus-Checksum-Algorithm"] = TusHeaders.Algorithms;
        response.Headers["Tus-Max-Size"] = EvidenceDesk.MaxFileSize.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    static async Task<IResult> Begin(HttpRequest request, HttpResponse response, ViewerOf viewer, UploadDesk desk)
    {
        var words = TusHeaders.Metadata(request);
        if (TusHeaders.Number(request, "Upload-Length") is not { } length) return Results.BadRequest();
        var (outcome, upload) = await desk.Begin(words.GetValueOrDefault("task", ""), words.GetValueOrDefault("criterion", ""), words.GetValueOrDefault("filename", ""), length, (await viewer.Request())!);
        if (upload is null) return Refused(outcome);
        Expires(response, upload);
        return Results.Created($"{Path}/{upload.Id}", null);
    }

    static async Task<IResult> Ask(string id, HttpResponse response, ViewerOf viewer, UploadDesk desk)
    {
        var asks = (await viewer.Request())!;
        if (await Find(id, asks, desk) is not { } upload) return Results.NotFound();
        var offset = desk.OffsetOf(upload);
        // All had come, but the process ended before it was attached.
        if (offset == upload.Length && upload.FinishedAt is null && await desk.Finish(upload, asks) is not Outcome.Done) return Results.NotFound();
        Offset(response, offset);
        response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        if (upload.FinishedAt is null) Expires(response, upload);
        return Results.Ok();
    }

    static async Task<IResult> Append(string id, HttpRequest request, HttpResponse response, ViewerOf viewer, UploadDesk desk)
    {
        var asks = (await viewer.Request())!;
        if (await Find(id, asks, desk) is not { } upload) return Results.NotFound();
        if (request.ContentType != TusHeaders.PartType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (TusHeaders.Number(request, "Upload-Offset") is not { } offset) return Results.BadRequest();
        var sum = TusHeaders.Sum(request, out var known);
        if (!known) return Results.BadRequest();
        if (upload.FinishedAt is not null) return Results.Conflict();
        long come;
        try
        {
            come = await desk.Append(upload, offset, request.Body, sum, request.HttpContext.RequestAborted);
        }
        catch (PartRefused refused)
        {
            return Results.StatusCode(StatusOf(refused.Fault));
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException && request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to read this; what came is kept.
            return Results.BadRequest();
        }
        catch (BadHttpRequestException)
        {
            return Results.BadRequest();
        }
        if (come == upload.Length && await desk.Finish(upload, asks) is not Outcome.Done and var outcome) return Refused(outcome);
        Offset(response, come);
        Expires(response, upload);
        return Results.NoContent();
    }

    static async Task<IResult> Drop(string id, ViewerOf viewer, UploadDesk desk)
    {
        if (await Find(id, (await viewer.Request())!, desk) is not { FinishedAt: null } upload) return Results.NotFound();
        await desk.Drop(upload);
        return Results.NoContent();
    }

    static async Task<EvidenceUpload?> Find(string id, Viewer viewer, UploadDesk desk) => Guid.TryParseExact(id, "N", out _) ? await desk.Find(id.ToLowerInvariant(), viewer) : null;

    static int StatusOf(PartFault fault) => fault switch
    {
        PartFault.Gone => StatusCodes.Status404NotFound,
        PartFault.Busy => StatusCodes.Status423Locked,
        PartFault.Moved => StatusCodes.Status409Conflict,
        PartFault.TooLong => StatusCodes.Status413PayloadTooLarge,
        _ => TusHeaders.WrongSum,
    };

    /// <summary>The reason in Thai as plain text. Never 409: by that a sender would ask for the offset and try again.</summary>
    static IResult Refused(Outcome outcome) => outcome switch
    {
        Outcome.Invalid invalid => Results.Text(invalid.Message, statusCode: StatusCodes.Status422UnprocessableEntity),
        Outcome.Conflict conflict => Results.Text(conflict.Message, statusCode: StatusCodes.Status422UnprocessableEntity),
        _ => Results.NotFound(),
    };

    static void Offset(HttpResponse response, long offset) => response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);

    static void Expires(HttpResponse response, EvidenceUpload upload) => response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
}
