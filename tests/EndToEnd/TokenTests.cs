using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EndToEnd;

/// <summary>A person's own tokens: made and revoked on their page, and what a program may do with them.</summary>
public sealed partial class TokenTests(DemoHost host) : IClassFixture<DemoHost>
{
    const string Administrator = "strategy.u01";

    [Fact]
    public async Task A_token_comes_in_without_cookies_and_does_what_its_owner_may()
    {
        var secret = await Make("รายงานประจำสัปดาห์", "All");
        using var program = new Program(host.Address, secret);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/procedures")).Status);
        // No form, no cookie, no antiforgery; the desk's own checks speak.
        Assert.Equal("name", (await program.Send(HttpMethod.Post, "/api/signals", "{}")).Json.GetProperty("field").GetString());

        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var row = await db.AccessTokens.SingleAsync(t => t.Name == "รายงานประจำสัปดาห์");
        Assert.NotNull(row.LastUsedAt);
        Assert.DoesNotContain(secret["paw_".Length..], row.Sha256, StringComparison.Ordinal);
        Assert.All(await db.Audit.Select(e => e.Detail).ToListAsync(), detail => Assert.DoesNotContain(secret, detail, StringComparison.Ordinal));
        Assert.All(await db.TakenCommands.Select(c => c.Answer).ToListAsync(), answer => Assert.DoesNotContain(secret, answer, StringComparison.Ordinal));
        Assert.Single(await db.Audit.Where(e => e.Action == "access-token.made" && e.Detail.Contains(row.Id)).ToListAsync());

        // Pages are for people: a token opens none.
        Assert.Equal(HttpStatusCode.Redirect, (await program.Get("/history")).Status);
    }

    [Fact]
    public async Task Use_is_noted_at_most_once_a_minute()
    {
        using var program = new Program(host.Address, await Make("นาที", "Read"));
        await program.Get("/api/procedures");
        var first = await LastUse("นาที");
        host.App.Services.GetRequiredService<DemoInfo>().Advance(TimeSpan.FromSeconds(20));
        await program.Get("/api/procedures");
        Assert.Equal(first, await LastUse("นาที"));
        host.App.Services.GetRequiredService<DemoInfo>().Advance(TimeSpan.FromSeconds(60));
        await program.Get("/api/procedures");
        Assert.True(await LastUse("นาที") > first);
    }

    [Fact]
    public async Task A_reading_token_changes_nothing_and_a_revoked_or_expired_one_opens_nothing()
    {
        var secret = await Make("อ่าน", "Read");
        using var program = new Program(host.Address, secret);
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/procedures")).Status);
        var refused = await program.Send(HttpMethod.Post, "/api/signals", """{"name":"x"}""");
        Assert.Equal((HttpStatusCode.Forbidden, "read-only"), (refused.Status, refused.Code));
        Assert.Equal("read-only", (await program.Send(HttpMethod.Post, "/api/signals", "{")).Code);

        await using (var db = host.App.Services.GetRequiredService<ContextFactory>().Create())
            await Post($"/account/tokens?handler=Revoke&id={(await db.AccessTokens.SingleAsync(t => t.Name == "อ่าน")).Id}", []);
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await Told(program));

        using var stranger = new Program(host.Address, "paw_" + new string('0', 64));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await Told(stranger));
        using var old = new Program(host.Address, await Make("เดือนเดียว", "Read", "30"));
        Assert.Equal(HttpStatusCode.OK, (await old.Get("/api/procedures")).Status);
        host.App.Services.GetRequiredService<DemoInfo>().Advance(TimeSpan.FromDays(30));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await Told(old));
    }

    [Fact]
    public async Task Whoever_has_no_right_gets_none_by_a_token()
    {
        using var program = new Program(host.Address, await Make("ผู้จัดเก็บ", "All", person: "owner1.u01"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await Told(program));
    }

    [Fact]
    public async Task A_token_has_the_posts_that_its_owner_has_now_and_ends_with_a_new_first_password()
    {
        using var program = new Program(host.Address, await Make("ตามหน้าที่", "All", person: "staff5.u01"));
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/api/procedures")).Status);
        await Posts("staff5.u01", "staff", "auditor");
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/procedures")).Status);
        await Posts("staff5.u01", "staff");
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/api/procedures")).Status);
        using var administrator = await ApiClient.As(Administrator, host.Address);
        Assert.Equal(HttpStatusCode.OK, (await administrator.Form("/people/staff5.u01", "/people/staff5.u01?handler=Password", [])).Status);
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await Told(program));

        async Task Posts(string person, params string[] posts)
        {
            using var client = await ApiClient.As(Administrator, host.Address);
            Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Put, $"/api/people/{person}", new { displayName = "เจ้าหน้าที่คนที่ 5", email = "staff5@example.go.th", workGroup = "", posts })).Status);
        }
    }

    [Fact]
    public async Task Many_wrong_tokens_from_one_address_are_answered_without_a_look()
    {
        using var guesser = new Program(host.Address, "paw_" + new string('1', 64), from: "203.0.113.7");
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.Get("/api/procedures")).Status);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many"), await Told(guesser));
        using var other = new Program(host.Address, "paw_" + new string('1', 64), from: "203.0.113.8");
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Get("/api/procedures")).Status);
    }

    [Fact]
    public async Task A_form_that_lacks_something_says_what()
    {
        var answer = await Post("/account/tokens", new() { ["Name"] = " ", ["Days"] = "31" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        foreach (var said in new[] { "โปรดตั้งชื่อ", "โปรดเลือกอายุ", "โปรดเลือกว่าอ่านอย่างเดียว" }) Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        // The same form sent twice makes one token, and the secret is on the first answer only.
        var form = new Dictionary<string, string> { ["Name"] = "สองครั้ง", ["Days"] = "30", ["Rights"] = "Read", ["CommandId"] = "two-times" };
        Assert.Matches(Secret(), (await Post("/account/tokens", form)).Text);
        var again = await Post("/account/tokens", form);
        Assert.DoesNotMatch(Secret(), again.Text);
        Assert.Contains("แสดงเพียงครั้งเดียว", again.Text, StringComparison.Ordinal);
    }

    static async Task<(HttpStatusCode, string)> Told(Program program)
    {
        var answer = await program.Get("/api/procedures");
        return (answer.Status, answer.Code);
    }

    async Task<DateTimeOffset?> LastUse(string name)
    {
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        return (await db.AccessTokens.SingleAsync(t => t.Name == name)).LastUsedAt;
    }

    async Task<string> Make(string name, string rights, string days = "365", string person = Administrator) =>
        Secret().Match((await Post("/account/tokens", new() { ["Name"] = name, ["Days"] = days, ["Rights"] = rights }, person)).Text).Value;

    async Task<Answer> Post(string path, Dictionary<string, string> fields, string person = Administrator)
    {
        using var client = await ApiClient.As(person, host.Address);
        return await client.Form("/account/tokens", path, fields);
    }

    [GeneratedRegex("paw_[0-9a-f]{64}")]
    private static partial Regex Secret();

    /// <summary>A program with nothing but its token.</summary>
    sealed class Program : IDisposable
    {
        readonly HttpClient http;

        public Program(string address, string secret, string? from = null)
        {
            http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            if (from is not null) http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        }

        public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

        public async Task<Answer> Send(HttpMethod method, string path, string? json)
        {
            using var request = new HttpRequestMessage(method, path);
            if (json is not null) request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync());
        }

        public void Dispose() => http.Dispose();
    }
}
