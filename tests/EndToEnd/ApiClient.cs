using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PaWorkflow.Host.Cli;

namespace PaWorkflow.EndToEnd;

/// <summary>A program that has signed in as a person of the demonstration and keeps the cookies.</summary>
sealed partial class ApiClient : IDisposable
{
    readonly HttpClient http;
    string token = "";

    ApiClient(string address) => http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(address) };

    /// <param name="person">Null: nobody is signed in.</param>
    public static async Task<ApiClient> As(string? person, string address)
    {
        var client = new ApiClient(address);
        if (person is null) return client;
        var form = FormToken().Match(await client.http.GetStringAsync("/sign-in")).Groups[1].Value;
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = person, ["Password"] = DemoVerb.Password, ["__RequestVerificationToken"] = form });
        using var answer = await client.http.PostAsync("/sign-in", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        client.token = (await client.Get("/api/antiforgery")).Json.GetProperty("token").GetString()!;
        return client;
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <param name="key">The command's id.</param>
    /// <param name="forged">Without the token that only our own pages have.</param>
    public async Task<Answer> Send(HttpMethod method, string path, object? body, string? key = null, bool forged = false)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is HttpContent content) request.Content = content;
        else if (body is string text) request.Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body);
        // A body that is refused for its size is not sent at all.
        request.Headers.ExpectContinue = request.Content?.Headers.ContentLength > 1024 * 1024;
        if (!forged && token.Length > 0) request.Headers.Add("RequestVerificationToken", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync());
    }

    public Task<Answer> Post(string path, object? body, string? key = null) => Send(HttpMethod.Post, path, body, key);

    /// <summary>Sends a page's form as the browser would.</summary>
    /// <param name="page">The page whose form it is.</param>
    public async Task<Answer> Form(string page, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = FormToken().Match(await http.GetStringAsync(page)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", form)));
        using var response = await http.PostAsync(path, content);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

sealed record Answer(HttpStatusCode Status, string MediaType, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The code of a problem; also that it is one.</summary>
    public string Code
    {
        get
        {
            Assert.Equal("application/problem+json", MediaType);
            Assert.Equal((int)Status, Json.GetProperty("status").GetInt32());
            Assert.Matches(@"\p{IsThai}", Json.GetProperty("detail").GetString()!);
            return Json.GetProperty("code").GetString()!;
        }
    }
}
