using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PaWorkflow.Host.Api;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Pages.ApiTry;

/// <summary>A parameter of an operation.</summary>
/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
public sealed record Parameter(string Name, string In, bool Required, string Description);

/// <summary>One operation with a form to try it.</summary>
/// <param name="Example">The body as text; null: it takes none.</param>
/// <param name="TakesFile">The body is a file.</param>
public sealed record Operation(
    string Id, string Method, string Path, string Summary, IReadOnlyList<Parameter> Parameters, string? Example, bool TakesFile, IReadOnlyList<(string Status, string Description)> Answers);

/// <summary>What programs may ask, by resource, from the very document that programs read; each can be tried. Without a script it lists.</summary>
public sealed class ApiPage([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents) : UnitPage
{
    static readonly JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<(string Resource, IReadOnlyList<Operation> Operations)> Resources { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancel);
        Resources = [.. document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(o => (Resource: o.Value.Tags?.FirstOrDefault()?.Name ?? "", Operation: Of(path.Key, o.Key, o.Value))))
            .GroupBy(o => o.Resource, o => o.Operation).Select(g => (g.Key, (IReadOnlyList<Operation>)[.. g]))];
    }

    static Operation Of(string path, HttpMethod method, OpenApiOperation operation) => new(operation.OperationId!, method.Method, path, operation.Summary!,
        [.. (operation.Parameters ?? []).Select(p => new Parameter(p.Name!, p.In!.Value.ToString().ToLowerInvariant(), p.Required, p.Description ?? ""))],
        ExampleOf(operation), operation.RequestBody?.Content?.ContainsKey(RouteWords.Bytes) ?? false, [.. (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Value.Description ?? ""))]);

    static string? ExampleOf(OpenApiOperation operation) =>
        operation.RequestBody?.Content?.Values.FirstOrDefault()?.Example is { } example ? JsonNode.Parse(example.ToJsonString())!.ToJsonString(indented) : null;
}
