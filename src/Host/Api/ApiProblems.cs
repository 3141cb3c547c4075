using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Api;

/// <summary>What went wrong (RFC 9457). Programs go by the code, people read the detail.</summary>
/// <param name="Type">A reference that stays the same for each kind of problem.</param>
/// <param name="Field">The part of the request that is wrong, as it is named there.</param>
/// <param name="Faults">Of a procedure's file.</param>
/// <param name="Fields">Each part that is wrong, where several are.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Code, string Detail, string? Field = null, IReadOnlyList<FaultLine>? Faults = null, IReadOnlyList<FieldProblem>? Fields = null);

/// <summary>One part of a request: what is wrong with it and what would be right, in Thai.</summary>
public sealed record FieldProblem(string Field, string Detail);

/// <summary>Problems instead of pages under <c>/api</c>.</summary>
static class ApiProblems
{
    const string MediaType = "application/problem+json";
    const string Unfit = "ข้อมูลที่ส่งมายังใช้ไม่ได้";

    static readonly JsonSerializerOptions json = new(Variables.Json) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What is below <c>/api</c>; that itself is a page for people.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase, out var below) && below.Value is { Length: > 1 };

    /// <summary>Gives every failed answer of the API its problem, whatever part of the house it comes from.</summary>
    public static async Task Speak(HttpContext context, RequestDelegate next)
    {
        if (!IsApi(context))
        {
            await next(context);
            return;
        }
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            if (fault is not BadHttpRequestException) context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("PaWorkflow.Host.Api").LogError(fault, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
            context.Response.StatusCode = fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        }
        var response = context.Response;
        if (response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null) await Of(response.StatusCode, context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize).ExecuteAsync(context);
    }

    /// <summary>The answer to a command.</summary>
    public static IResult Of(Outcome outcome, Func<IResult> done) => outcome switch
    {
        Outcome.Done => done(),
        Outcome.Invalid invalid => Answer(StatusCodes.Status422UnprocessableEntity, "invalid", Unfit, invalid.Message, Named(invalid.Field),
            fields: invalid.Faults.Count > 0 ? [.. invalid.Faults.Select(f => new FieldProblem(Named(f.Field), f.Message))] : null),
        Outcome.Conflict conflict => Answer(StatusCodes.Status409Conflict, "conflict", "ไม่มีการเปลี่ยนแปลง", conflict.Message),
        _ => NotFound(),
    };

    public static IResult NotFound() => Of(StatusCodes.Status404NotFound);

    public static IResult Invalid(string field, string message, IReadOnlyList<FaultLine>? faults = null) =>
        Answer(StatusCodes.Status422UnprocessableEntity, "invalid", Unfit, message, Named(field), faults);

    /// <summary>As requests name it.</summary>
    static string Named(string field) => JsonNamingPolicy.CamelCase.ConvertName(field);

    public static IResult NoToken() => Answer(StatusCodes.Status400BadRequest, "antiforgery", "ไม่มีรหัสป้องกันคำสั่งปลอม",
        "โปรดขอรหัสจาก GET /api/antiforgery แล้วส่งมาในส่วนหัว RequestVerificationToken พร้อมคุกกี้ที่ได้มาด้วยกัน");

    public static IResult ReadOnly() => Answer(StatusCodes.Status403Forbidden, "read-only", "โทเคนนี้อ่านได้อย่างเดียว",
        "คำขอนี้เปลี่ยนข้อมูล แต่โทเคนให้สิทธิ์อ่านเท่านั้น โปรดใช้โทเคนที่ทำได้ทุกอย่างที่เจ้าของทำได้");

    /// <summary>What an answer of the status means, in a few Thai words.</summary>
    public static string TitleOf(int status) => status switch
    {
        StatusCodes.Status200OK => "สำเร็จ",
        StatusCodes.Status201Created => "สร้างแล้ว",
        StatusCodes.Status204NoContent => "ทำแล้ว ไม่มีเนื้อหา",
        StatusCodes.Status400BadRequest => "อ่านคำขอไม่ได้ (malformed) หรือไม่มีรหัสป้องกันคำสั่งปลอม (antiforgery)",
        StatusCodes.Status401Unauthorized => "ยังไม่ได้เข้าสู่ระบบ หรือโทเคนใช้ไม่ได้ (unauthenticated)",
        StatusCodes.Status403Forbidden => "ไม่ใช่หน้าที่ของท่าน (forbidden) หรือโทเคนอ่านได้อย่างเดียว (read-only)",
        StatusCodes.Status404NotFound => "ไม่พบในหน่วยงานของท่าน (not-found)",
        StatusCodes.Status409Conflict => "ไม่มีการเปลี่ยนแปลง เพราะสถานะไม่ใช่อย่างที่คิด (conflict)",
        StatusCodes.Status413PayloadTooLarge => "คำขอใหญ่เกินไป (too-large)",
        StatusCodes.Status415UnsupportedMediaType => "ชนิดเนื้อหาของคำขอไม่ถูกต้อง (media-type)",
        StatusCodes.Status422UnprocessableEntity => "ข้อมูลยังใช้ไม่ได้ ช่อง field บอกส่วนที่ผิด (invalid)",
        StatusCodes.Status429TooManyRequests => "ลองผิดหลายครั้งเกินไป (too-many)",
        _ => "รับคำขอไม่ได้",
    };

    /// <param name="most">Bytes that the request might have had.</param>
    static IResult Of(int status, long? most = null) => status switch
    {
        StatusCodes.Status400BadRequest => Answer(status, "malformed", "อ่านคำขอไม่ได้", "คำขอต้องเป็น JSON ที่ถูกต้อง มีครบทุกส่วนที่จำเป็น และไม่มีส่วนที่ไม่รู้จัก"),
        StatusCodes.Status401Unauthorized => Answer(status, "unauthenticated", "ยังไม่ได้เข้าสู่ระบบ", "โปรดเข้าสู่ระบบก่อน หรือส่งโทเคนที่ยังใช้ได้ในส่วนหัว Authorization แล้วส่งคำขอใหม่"),
        StatusCodes.Status403Forbidden => Answer(status, "forbidden", "ไม่ใช่หน้าที่ของท่าน", "หน้าที่ของท่านในหน่วยงานไม่รวมเรื่องนี้ หากจำเป็นโปรดติดต่อผู้ดูแลระบบ"),
        StatusCodes.Status404NotFound => Answer(status, "not-found", "ไม่พบ", "ไม่มีสิ่งที่ขอในหน่วยงานของท่าน"),
        StatusCodes.Status405MethodNotAllowed => Answer(status, "method", "ใช้วิธีเรียกนี้ไม่ได้", "ที่อยู่นี้ไม่รับวิธีเรียกที่ใช้ โปรดดูส่วนหัว Allow"),
        StatusCodes.Status413PayloadTooLarge => Answer(status, "too-large", "คำขอใหญ่เกินไป", $"คำขอนี้ใหญ่ได้ไม่เกิน {(most ?? ApiRoutes.MaxRequest) / 1024 / 1024} MB"),
        StatusCodes.Status415UnsupportedMediaType => Answer(status, "media-type", "ชนิดเนื้อหาไม่ถูกต้อง", "คำขอต้องเป็น application/json หรือ application/octet-stream เมื่อส่งไฟล์"),
        StatusCodes.Status429TooManyRequests => Answer(status, "too-many", "ลองผิดหลายครั้งเกินไป", "ที่อยู่นี้ส่งโทเคนที่ใช้ไม่ได้มาหลายครั้ง โปรดรอหนึ่งนาทีแล้วลองใหม่"),
        StatusCodes.Status503ServiceUnavailable => Answer(status, "not-set-up", "ยังไม่ได้ตั้งค่าระบบ", "โปรดตั้งค่าครั้งแรกในหน้าเว็บก่อน"),
        >= 500 => Answer(status, "internal", "ระบบขัดข้องชั่วคราว", "สิ่งที่บันทึกไว้แล้วไม่สูญหาย โปรดลองอีกครั้ง หากยังไม่ได้ให้แจ้งผู้ดูแลระบบ"),
        _ => Answer(status, "refused", "รับคำขอไม่ได้", "ระบบไม่รับคำขอนี้"),
    };

    static IResult Answer(int status, string code, string title, string detail, string? field = null, IReadOnlyList<FaultLine>? faults = null, IReadOnlyList<FieldProblem>? fields = null) =>
        Results.Json(new Problem($"/problems/{code}", title, status, code, detail, field is "" ? null : field, faults, fields), json, MediaType, status);
}
