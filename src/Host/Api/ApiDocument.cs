using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PaWorkflow.Host.Api;

/// <summary>What all of <c>/api</c> offers, as OpenAPI 3.1: made from the routes themselves, so that it says what they do.</summary>
static class ApiDocument
{
    public const string Path = "/api/openapi.json";

    public const string Name = "v1";
    const string Bearer = "token";
    const string Cookie = "cookie";
    const string Antiforgery = "antiforgery";

    /// <summary>What the parts of addresses and queries are; each parameter of a route has its line here.</summary>
    static readonly Dictionary<string, string> parameters = new(StringComparer.Ordinal)
    {
        ["version"] = "เลขฉบับของผังงาน",
        ["acting"] = "รหัสของการแทน",
        ["after"] = "ต่อจากรายการนี้: ค่า next ของคำตอบก่อนหน้า",
        ["attachedAt"] = "วันเวลาที่แนบในระบบ SMART เช่น 2021-02-19T15:30:00+07:00",
        ["bundle"] = "รหัสของชุดหลักฐาน",
        ["calendarYear"] = "ปีปฏิทิน พ.ศ. เช่น 2564",
        ["criterion"] = "เลขเกณฑ์ เช่น 1 หรือ 2.1",
        ["file"] = "รหัสของไฟล์หลักฐาน",
        ["kind"] = "รหัสชนิดของหนังสือ เช่น circular",
        ["kpi"] = "รหัสตัวชี้วัด เช่น 1.2.1",
        ["letter"] = "รหัสของหนังสือ",
        ["limit"] = "จำนวนที่ขอ 1 ถึง 200 เว้นไว้เท่ากับ 50",
        ["name"] = "ชื่อไฟล์ พร้อมนามสกุล",
        ["no"] = "เลขในทะเบียน",
        ["note"] = "รหัสของข้อความในงาน",
        ["person"] = "รหัสบุคคล",
        ["reference"] = "เลขอ้างอิงในระบบ SMART",
        ["series"] = "ทะเบียน: outgoing, circular, order หรือ meeting",
        ["state"] = "ของงาน: open หรือ done; ของหนังสือ: draft, reviewed, returned, signed, circulated, filed หรือ void",
        ["year"] = "ปีงบประมาณ พ.ศ. เช่น 2564",
        ["round"] = "รอบการรายงาน เช่น 5m หรือ 11m",
        ["process"] = "รหัสของผังงาน",
        ["incident"] = "รหัสของเหตุขัดข้อง",
        ["token"] = "เลขของจุดที่เรื่องค้างอยู่",
    };

    /// <summary>What an <c>id</c> is of, by resource.</summary>
    static readonly Dictionary<string, string> ids = new(StringComparer.Ordinal) { ["procedures"] = "รหัสของผังงาน", ["instances"] = "รหัสของเรื่อง", ["tasks"] = "รหัสของงาน" };

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.ShouldInclude = route => route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
        document.AddSchemaTransformer(Complete);
        document.AddOperationTransformer(Complete);
        document.AddDocumentTransformer(Complete);
    });

    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi(Path).RequireAuthorization();

    static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var route = context.Description;
        var metadata = route.ActionDescriptor.EndpointMetadata;
        operation.OperationId = IdOf(route.HttpMethod!, route.RelativePath!);
        // Who asks is told by the request itself.
        operation.Parameters = [.. (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In is ParameterLocation.Path or ParameterLocation.Query)];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            parameter.Description = parameter.Name == "id" ? ids[route.RelativePath!.Split('/')[1]] : parameters[parameter.Name!];
        if (metadata.OfType<Commanded>().Any())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Description = "รหัสคำสั่งของผู้ส่ง ยาวไม่เกิน 100 ตัวอักษร ส่งซ้ำด้วยรหัสเดิมจะได้คำตอบเดิมโดยไม่เปลี่ยนข้อมูลอีก",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 100 },
            });
        }
        if (metadata.OfType<BodyExample>().LastOrDefault() is { } example && operation.RequestBody?.Content is { } content)
        {
            foreach (var body in content.Values.OfType<OpenApiMediaType>()) body.Example = JsonNode.Parse(example.Json);
        }
        var answers = new OpenApiResponses();
        foreach (var (status, response) in (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (response is OpenApiResponse answer) answer.Description = ApiProblems.TitleOf(int.Parse(status, CultureInfo.InvariantCulture));
            answers[status] = response;
        }
        operation.Responses = answers;
        return Task.CompletedTask;
    }

    static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        // The reader would take figures in quotes too; they are never answered, and nobody need send them.
        if (schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0) (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        if (schema.Type != JsonSchemaType.Object) return Task.CompletedTask;
        if (context.JsonTypeInfo.Type.Name.EndsWith("Request", StringComparison.Ordinal))
            schema.Required?.ExceptWith(context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable).Select(p => p.Name));
        // An answer may say more one day.
        else schema.AdditionalPropertiesAllowed = true;
        return Task.CompletedTask;
    }

    static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new()
        {
            Title = "คำรับรองการปฏิบัติราชการ",
            Version = "1",
            Description = "สิ่งที่โปรแกรมทำได้ ด้วยสิทธิ์เดียวกับหน้าเว็บ คำตอบที่ไม่สำเร็จเป็น application/problem+json (RFC 9457) ซึ่งมีรหัสคงที่ในช่อง code",
        };
        var components = document.Components ??= new();
        components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "paw_…", Description = "โทเคนส่วนตัว สร้างได้ที่ /account/tokens" },
            [Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "paworkflow", Description = "คุกกี้ของผู้ที่เข้าสู่ระบบในหน้าเว็บ" },
            [Antiforgery] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiRoutes.AntiforgeryHeader,
                Description = "รหัสจาก GET /api/antiforgery ต้องส่งพร้อมคุกกี้เมื่อเปลี่ยนข้อมูล ผู้ที่ใช้โทเคนไม่ต้องส่ง",
            },
        };
        OpenApiSecurityRequirement All(params string[] schemes)
        {
            var requirement = new OpenApiSecurityRequirement();
            foreach (var scheme in schemes) requirement[new OpenApiSecuritySchemeReference(scheme, document)] = [];
            return requirement;
        }
        foreach (var (method, operation) in document.Paths.Values.SelectMany(path => path.Operations ?? []))
            operation.Security = [All(Bearer), method == HttpMethod.Get ? All(Cookie) : All(Cookie, Antiforgery)];
        return Task.CompletedTask;
    }

    /// <summary><c>POST api/instances/{id}/cancellation</c> → <c>postInstancesIdCancellation</c>.</summary>
    static string IdOf(string method, string path) => string.Concat(path.Split('/', '-').Skip(1).Select(p => p.Trim('{', '}').Split(':')[0])
        .Select(p => char.ToUpperInvariant(p[0]) + p[1..]).Prepend(method.ToLowerInvariant()));
}
