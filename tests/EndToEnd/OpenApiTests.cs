using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PaWorkflow.EndToEnd;

/// <summary>The document that says what is under /api: whole, in the form of OpenAPI 3.1, and true.</summary>
public sealed partial class OpenApiTests(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly string[] methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    [Fact]
    public async Task Every_route_stands_in_it_with_summary_answer_and_problems()
    {
        var document = await Document();
        var told = Operations(document).Select(o => $"{o.Method.ToUpperInvariant()} {o.Path}").Order(StringComparer.Ordinal).ToList();
        var routes = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(r => $"/{r.RoutePattern.RawText!.TrimStart('/')}".StartsWith("/api/", StringComparison.Ordinal) && r.RoutePattern.RawText != "/api/openapi.json")
            .SelectMany(r => r.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {Constraint().Replace(r.RoutePattern.RawText!, "}")}"))
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(routes.Count > 20);
        Assert.Equal(routes, told);
        foreach (var (path, method, operation) in Operations(document))
        {
            Assert.Matches(@"\p{IsThai}", operation.GetProperty("summary").GetString()!);
            var responses = operation.GetProperty("responses").EnumerateObject().ToList();
            Assert.Contains(responses, r => r.Name[0] == '2');
            Assert.Contains(responses, r => r.Name[0] == '4');
            foreach (var problem in responses.Where(r => r.Name[0] == '4'))
                Assert.EndsWith("/Problem", problem.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
            // What takes a body shows one, but for the bytes of a file.
            if (operation.TryGetProperty("requestBody", out var body) && !body.GetProperty("content").TryGetProperty("application/octet-stream", out _))
                Assert.True(body.GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _), $"{method} {path}");
        }
    }

    /// <summary>The rules of the 3.1 schema (spec.openapis.org/oas/3.1) that concern what stands in ours.</summary>
    [Fact]
    public async Task It_keeps_to_the_rules_of_the_standard()
    {
        var document = await Document();
        Assert.Matches(@"^3\.1\.\d+$", document.GetProperty("openapi").GetString());
        Assert.Equal(["title", "version"], new[] { "title", "version" }.Where(n => document.GetProperty("info").GetProperty(n).GetString() is { Length: > 0 }));
        var components = document.GetProperty("components");
        foreach (var part in components.EnumerateObject()) Assert.All(part.Value.EnumerateObject(), c => Assert.Matches("^[a-zA-Z0-9._-]+$", c.Name));
        var ids = Operations(document).Select(o => o.Operation.GetProperty("operationId").GetString()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            Assert.StartsWith("/", path.Name, StringComparison.Ordinal);
            Assert.All(path.Value.EnumerateObject(), m => Assert.Contains(m.Name, methods));
        }
        var schemes = components.GetProperty("securitySchemes");
        foreach (var scheme in schemes.EnumerateObject())
        {
            var type = scheme.Value.GetProperty("type").GetString();
            Assert.Contains(type, new[] { "http", "apiKey" });
            Assert.True(type == "http" ? scheme.Value.TryGetProperty("scheme", out _) : scheme.Value.TryGetProperty("name", out _) && scheme.Value.TryGetProperty("in", out _));
        }
        foreach (var (path, method, operation) in Operations(document))
        {
            var parameters = operation.TryGetProperty("parameters", out var given) ? given.EnumerateArray().ToList() : [];
            Assert.All(parameters, p => Assert.True(p.TryGetProperty("schema", out _) && p.TryGetProperty("description", out _)));
            Assert.Equal(parameters.Count, parameters.Select(p => (p.GetProperty("name").GetString(), p.GetProperty("in").GetString())).Distinct().Count());
            var inPath = parameters.Where(p => p.GetProperty("in").GetString() == "path").ToList();
            Assert.All(inPath, p => Assert.True(p.GetProperty("required").GetBoolean()));
            Assert.Equal(Templated().Matches(path).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal), inPath.Select(p => p.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
            Assert.All(operation.GetProperty("responses").EnumerateObject(), r =>
            {
                Assert.Matches("^[1-5](?:[0-9]{2}|XX)$|^default$", r.Name);
                Assert.Matches(@"\p{IsThai}", r.Value.GetProperty("description").GetString()!);
            });
            Assert.NotEmpty(operation.GetProperty("security").EnumerateArray());
            Assert.All(operation.GetProperty("security").EnumerateArray().SelectMany(s => s.EnumerateObject()), s => Assert.True(schemes.TryGetProperty(s.Name, out _)));
            if (method == "get") Assert.False(operation.TryGetProperty("requestBody", out _));
        }
        foreach (var reference in References(document))
        {
            var at = document;
            foreach (var part in reference.Split('/').Skip(1)) Assert.True(at.TryGetProperty(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at), reference);
        }
        // 3.1 has JSON Schema's types, and no word of 3.0 for what may be null.
        Assert.DoesNotContain("\"nullable\"", document.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_and_what_is_given_as_example_fits_it()
    {
        using var client = await ApiClient.As("strategy.u01", host.Address);
        var document = (await client.Get("/api/openapi.json")).Json;
        var procedure = (await client.Get("/api/procedures")).Json[0].GetProperty("id").GetString();
        var instance = (await client.Get("/api/instances")).Json[0].GetProperty("id").GetString();
        var task = (await client.Get("/api/tasks")).Json.GetProperty("tasks")[0].GetProperty("id").GetString();
        var letter = (await client.Get("/api/letters")).Json.GetProperty("letters")[0].GetProperty("id").GetInt64();
        foreach (var (path, asked) in new[]
        {
            ("/api/antiforgery", "/api/antiforgery"), ("/api/procedures", "/api/procedures"), ("/api/procedures/{id}/versions", $"/api/procedures/{procedure}/versions"),
            ("/api/instances", "/api/instances?year=2564"), ("/api/instances/{id}", $"/api/instances/{instance}"), ("/api/instances/{id}", "/api/instances/none"),
            ("/api/years/{year}/rounds/{round}/score", "/api/years/2564/rounds/5m/score"), ("/api/years/{year}/rounds/{round}/opinions", "/api/years/2564/rounds/5m/opinions"),
            ("/api/years/{year}/rounds/{round}/risks", "/api/years/2564/rounds/5m/risks"),
            ("/api/tasks", "/api/tasks"), ("/api/tasks", "/api/tasks?state=done&limit=3"), ("/api/tasks", "/api/tasks?limit=0"), ("/api/tasks/{id}", $"/api/tasks/{Uri.EscapeDataString(task!)}"),
            ("/api/years", "/api/years"), ("/api/years/{year}", "/api/years/2564"), ("/api/years/{year}", "/api/years/2599"), ("/api/years/{year}/versions", "/api/years/2564/versions"),
            ("/api/years/{year}/kpis", "/api/years/2564/kpis"), ("/api/years/{year}/kpis/{kpi}", "/api/years/2564/kpis/1.2.1"),
            ("/api/years/{year}/kpis/{kpi}/rounds/{round}/evidence", "/api/years/2564/kpis/1.2.1/rounds/5m/evidence"),
            ("/api/letters", "/api/letters"), ("/api/letters/{letter}", $"/api/letters/{letter}"), ("/api/letter-kinds", "/api/letter-kinds"), ("/api/letter-kinds/{kind}", "/api/letter-kinds/circular"),
            ("/api/registers/{series}/{calendarYear}", "/api/registers/order/2564"), ("/api/calendar/{year}", "/api/calendar/2564"),
            ("/api/me", "/api/me"), ("/api/people", "/api/people"), ("/api/acting", "/api/acting"),
        })
        {
            var answer = await client.Get(asked);
            var response = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty(((int)answer.Status).ToString(CultureInfo.InvariantCulture));
            Assert.Equal(("", asked), (FaultsOf(document, response.GetProperty("content").GetProperty(answer.MediaType).GetProperty("schema"), answer.Json), asked));
        }
        foreach (var (path, method, operation) in Operations(document).Where(o => o.Operation.TryGetProperty("requestBody", out var given) && given.GetProperty("content").TryGetProperty("application/json", out _)))
        {
            var body = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
            Assert.Equal(("", path, method), (FaultsOf(document, body.GetProperty("schema"), body.GetProperty("example")), path, method));
        }
        // That it can tell: a word that nobody knows fits no request.
        Assert.NotEqual("", FaultsOf(document, JsonElement.Parse("""{"$ref":"#/components/schemas/SignalRequest"}"""), JsonElement.Parse("""{"nmae":"x"}""")));
        using var nobody = await ApiClient.As(null, host.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Get("/api/openapi.json")).Status);
    }

    /// <summary>What is wrong with a value by a schema of the document (JSON Schema 2020-12, which 3.1 speaks); empty: nothing.</summary>
    static string FaultsOf(JsonElement document, JsonElement schema, JsonElement value)
    {
        var whole = $$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","allOf":[{{schema.GetRawText()}}],"$defs":{{document.GetProperty("components").GetProperty("schemas").GetRawText()}}}""";
        var answer = JsonSchema.FromText(whole.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal)).Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return answer.IsValid ? "" : string.Join('\n', (answer.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}")));
    }

    async Task<JsonElement> Document()
    {
        using var client = await ApiClient.As("strategy.u01", host.Address);
        var answer = await client.Get("/api/openapi.json");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await File.WriteAllTextAsync(Path.Combine(Ground.Artifacts("api"), "openapi.json"), answer.Text);
        return answer.Json;
    }

    static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => (p.Name, m.Name, m.Value)));

    static IEnumerable<string> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };

    [GeneratedRegex(@":[^}]+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Templated();
}
