using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EndToEnd;

/// <summary>Programs of the strategy officer, a KPI owner and the director launch a year and bring a KPI through all eight steps, sent back once on the way: no page is opened.</summary>
public sealed class ApiYear(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const string Kpi = "1.2.3";
    const string Round = $"/api/years/2564/kpis/{Kpi}/rounds/5m";
    ApiClient strategy = null!, owner = null!, head = null!, director = null!;

    public async ValueTask InitializeAsync() =>
        (strategy, owner, head, director) = (await ApiClient.As("strategy.u02", host.Address), await ApiClient.As("owner1.u02", host.Address), await ApiClient.As("head-admin.u02", host.Address), await ApiClient.As("director.u02", host.Address));

    public ValueTask DisposeAsync()
    {
        foreach (var client in new[] { strategy, owner, head, director }) client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The group head reads the draft that waits.</summary>
    async Task Pass() => await Done(head, await Task(head, "letter-review"), new { decision = "approve" });

    [Fact]
    public async Task A_KPI_goes_through_all_eight_steps_with_its_return_loop()
    {
        var yaml = BuiltinCatalogues.Text("fy2564-one-stop-service.yaml");
        var kpis = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml").Kpis.Select(k => k.Code).ToList();
        var holders = kpis.ToDictionary(k => k, _ => "owner1.u02");
        Assert.Equal("catalogue", (await strategy.Post("/api/years", new { catalogue = "fiscalYear: one", name = "bad.yaml" })).Json.GetProperty("field").GetString());
        Assert.Equal("forbidden", (await owner.Post("/api/years", new { catalogue = yaml, holders })).Code);
        var launched = await strategy.Post("/api/years", new { catalogue = yaml, name = "fy2564.yaml", holders });
        Assert.Equal((HttpStatusCode.Created, 2564), (launched.Status, launched.Json.GetProperty("year").GetInt32()));
        Assert.Equal("conflict", (await strategy.Post("/api/years", new { catalogue = yaml, holders })).Code);

        // Step 1: what is missing, what is not yet, and what the form does not know.
        var briefing = await Task(strategy, "briefing");
        Assert.Equal("heldOn", await Field(strategy, briefing, new { place = "ห้องประชุม" }));
        Assert.Equal("heldOn", await Field(strategy, briefing, new { heldOn = "2021-02-09", place = "ห้องประชุม" }));
        Assert.Equal("place", await Field(strategy, briefing, new { heldOn = "2021-02-08" }));
        Assert.Equal("decision", await Field(strategy, briefing, new { heldOn = "2021-02-08", place = "ห้องประชุม", decision = "approve" }));
        // Who may not do it does not find it, and another unit neither.
        using (var other = await ApiClient.As("strategy.u01", host.Address))
        {
            foreach (var stranger in new[] { owner, other }) Assert.Equal("not-found", (await stranger.Post($"/api/tasks/{briefing}/completion", new { heldOn = "2021-02-08", place = "ห้อง" })).Code);
            Assert.Equal("not-found", (await other.Get($"/api/tasks/{briefing}")).Code);
        }
        await Done(strategy, briefing, new { heldOn = "2021-02-08", place = "ห้องประชุมใหญ่", note = "ตกลงกำหนดภายใน" });
        // Step 2, with the draft sent back once. Nothing is decided by what was left out.
        await Done(strategy, await Task(strategy, "appointment"), new { holders });
        await Pass();
        var sign = await Task(director, "signature");
        var detail = (await director.Get($"/api/tasks/{sign}")).Json;
        Assert.Equal(["decision", "reason"], detail.GetProperty("takes").EnumerateArray().Select(t => t.GetString()));
        var draft = Assert.Single(detail.GetProperty("letters").EnumerateArray()).GetInt64();
        Assert.Equal("reviewed", (await director.Get($"/api/letters/{draft}")).Json.GetProperty("state").GetString());
        Assert.Equal("decision", await Field(director, sign, new { reason = "เพิ่มหัวหน้ากลุ่ม" }));
        Assert.Equal("reason", await Field(director, sign, new { decision = "return" }));
        await Done(director, sign, new { decision = "return", reason = "เพิ่มหัวหน้ากลุ่มในคณะทำงาน" });
        var again = await Task(strategy, "appointment");
        Assert.Equal("เพิ่มหัวหน้ากลุ่มในคณะทำงาน", (await strategy.Get($"/api/tasks/{again}")).Json.GetProperty("returned").GetProperty("reason").GetString());
        await Done(strategy, again, new { holders });
        await Pass();
        await Done(director, await Task(director, "signature"), new { decision = "approve" });
        // Step 3.
        await Done(strategy, await Task(strategy, "guideline"), new { note = "ตั้งชื่อไฟล์ตามเกณฑ์" });
        await Pass();
        await Done(director, await Task(director, "signature"), new { decision = "approve" });
        await Done(owner, await Task(owner, "acknowledge"), new { });
        // Step 4, with the department's word.
        await Done(strategy, await Task(strategy, "smart-keying"), new { note = "ครบ" });
        Assert.Equal(HttpStatusCode.NoContent, (await strategy.Post("/api/years/2564/kpi-details-confirmation", null)).Status);
        Assert.Equal("conflict", (await strategy.Post("/api/years/2564/kpi-details-confirmation", null)).Code);
        await host.Work();
        // Step 5.
        await Done(strategy, await Task(strategy, "monitoring"), new { note = "ทุกตัวชี้วัดอยู่ระหว่างรวบรวมหลักฐาน" });

        // Step 6: nothing attached is refused, then one criterion short.
        var evidence = await Task(owner, "evidence");
        Assert.Equal("files", await Field(owner, evidence, new { note = "" }));
        Assert.Equal("criterion", Wrong(await Attach(owner, evidence, "9", "briefing.pdf")));
        var attached = await Attach(owner, evidence, "1", "briefing.pdf");
        Assert.Equal(HttpStatusCode.Created, attached.Status);
        Assert.Equal("conflict", (await Attach(owner, evidence, "1", "briefing.pdf")).Code);
        Assert.Equal("not-found", (await Attach(director, evidence, "1", "another.pdf")).Code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Attach(owner, evidence, "2", "virus.exe")).Status);
        Assert.Equal("media-type", (await owner.Send(HttpMethod.Post, $"/api/tasks/{evidence}/evidence?criterion=1&name=a.pdf", new StringContent("x"))).Code);
        var wrong = (await Attach(owner, evidence, "2", "wrong.pdf")).Json.GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Send(HttpMethod.Delete, $"/api/tasks/{evidence}/evidence/{wrong}", null)).Status);
        Assert.Equal("not-found", (await owner.Send(HttpMethod.Delete, $"/api/tasks/{evidence}/evidence/{wrong}", null)).Code);
        await Attach(owner, evidence, "3", "errors.pdf");
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Send(HttpMethod.Put, $"/api/tasks/{evidence}/results", """{"criteria": {"1": {"done": true}, "3": {"numerator": 12, "denominator": 200}}}""")).Status);
        Assert.Equal("criteria[3]", Wrong(await owner.Send(HttpMethod.Put, $"/api/tasks/{evidence}/results", """{"criteria": {"3": {"numerator": 12, "denominator": 0}}}""")));
        await Done(owner, evidence, new { note = "ส่งตรวจ" });
        Assert.Equal("conflict", (await owner.Post($"/api/tasks/{evidence}/completion", new { note = "อีกครั้ง" })).Code);
        Assert.Equal("conflict", (await Attach(owner, evidence, "2", "late.pdf")).Code);

        // Step 7: back to the owner with the reason; the same command again is answered, another under its key refused.
        var check = await Task(director, "director-check");
        var digest = (await director.Get($"/api/tasks/{check}")).Json.GetProperty("evidenceDigest").GetString();
        Assert.Equal("evidenceDigest", await Field(director, check, new { decision = "approve" }));
        var back = new { decision = "return", reason = "ยังขาดบันทึกทบทวนหลังการปฏิบัติงาน", evidenceDigest = digest };
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(HttpStatusCode.NoContent, (await director.Post($"/api/tasks/{check}/completion", back, "check-once")).Status);
        Assert.Equal("conflict", (await director.Post($"/api/tasks/{check}/completion", new { decision = "approve", evidenceDigest = digest }, "check-once")).Code);
        await host.Work();
        evidence = await Task(owner, "evidence");
        Assert.Equal("director", (await owner.Get($"/api/tasks/{evidence}")).Json.GetProperty("returned").GetProperty("by").GetString());
        Assert.True(Cell(await owner.Get("/api/years/2564")).GetProperty("returned").GetBoolean());
        await Attach(owner, evidence, "2", "review.pdf");
        await owner.Send(HttpMethod.Put, $"/api/tasks/{evidence}/results", """{"criteria": {"1": {"done": true}, "2": {"done": true}, "3": {"numerator": 12, "denominator": 200}}}""");
        await Done(owner, evidence, new { });
        check = await Task(director, "director-check");
        Assert.Equal("conflict", (await director.Post($"/api/tasks/{check}/completion", new { decision = "approve", evidenceDigest = digest })).Code);
        await Done(director, check, new { decision = "approve", evidenceDigest = (await director.Get(Round + "/evidence")).Json.GetProperty("digest").GetString() });

        // Step 8: re-check, then SMART with the proof.
        var recheck = await Task(strategy, "strategy-recheck");
        await Done(strategy, recheck, new { decision = "approve", evidenceDigest = (await strategy.Get($"/api/tasks/{recheck}")).Json.GetProperty("evidenceDigest").GetString() });
        var smart = await Task(strategy, "smart-attach");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await strategy.Post($"/api/tasks/{smart}/completion", new { })).Status);
        var bundle = (await strategy.Get(Round + "/evidence")).Json.GetProperty("bundle").GetProperty("id").GetInt64();
        Assert.Equal("application/zip", (await strategy.Get($"/api/bundles/{bundle}/content")).MediaType);
        string At(DateTimeOffset at) => $"/api/tasks/{smart}/smart-attachment?name=proof.pdf&reference=SMART64-001&attachedAt={Uri.EscapeDataString(at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture))}";
        var now = host.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.Equal("attachedAt", Wrong(await strategy.Send(HttpMethod.Post, At(now.AddHours(1)), Paper("proof"))));
        Assert.Equal("attachedAt", Wrong(await strategy.Send(HttpMethod.Post, At(now.AddDays(-7)), Paper("proof"))));
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(HttpStatusCode.NoContent, (await strategy.Send(HttpMethod.Post, At(now), Paper("proof"), "smart-once")).Status);
        var seen = (await owner.Get(Round + "/evidence")).Json;
        Assert.Equal("SMART64-001", seen.GetProperty("attachment").GetProperty("reference").GetString());
        Assert.Equal([true, true, false], seen.GetProperty("decisions").EnumerateArray().Select(d => d.GetProperty("approved").GetBoolean()));
        Assert.Equal("application/pdf", (await owner.Get(Round + "/proof")).MediaType);
        var cell = Cell(await strategy.Get("/api/years/2564"));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.String), (cell.GetProperty("task").ValueKind, cell.GetProperty("attachedAt").ValueKind));

        // What was done stands in the inbox's other list, latest first, in parts.
        var first = (await strategy.Get("/api/tasks?state=done&limit=2")).Json;
        Assert.Equal(["smart-attach", "strategy-recheck"], first.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("form").GetString()));
        var next = (await strategy.Get($"/api/tasks?state=done&limit=2&after={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}")).Json;
        Assert.Equal(["monitoring", "smart-keying"], next.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("form").GetString()));
        // The chain of the unit is whole, with an entry for each.
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        Assert.Empty(await AuditTrail.Verify(db, "u02"));
        Assert.Equal(2, await db.Audit.CountAsync(a => a.UnitId == "u02" && a.Action == "task.director-check"));
    }

    /// <summary>The first task of the form in someone's inbox; of the KPI's, where the form is about one.</summary>
    async Task<string> Task(ApiClient client, string form)
    {
        await host.Work();
        var tasks = (await client.Get("/api/tasks?limit=200")).Json.GetProperty("tasks").EnumerateArray();
        return tasks.First(t => t.GetProperty("form").GetString() == form && t.GetProperty("kpi").GetString() is null or Kpi).GetProperty("id").GetString()!;
    }

    static async Task Done(ApiClient client, string task, object body) => Assert.Equal(("", HttpStatusCode.NoContent), await Tried(client, task, body));

    static async Task<(string, HttpStatusCode)> Tried(ApiClient client, string task, object body)
    {
        var answer = await client.Post($"/api/tasks/{task}/completion", body);
        return (answer.Text, answer.Status);
    }

    static async Task<string> Field(ApiClient client, string task, object body) => Wrong(await client.Post($"/api/tasks/{task}/completion", body));

    static string Wrong(Answer answer)
    {
        Assert.Equal(("invalid", HttpStatusCode.UnprocessableEntity), (answer.Code, answer.Status));
        return answer.Json.GetProperty("field").GetString()!;
    }

    static Task<Answer> Attach(ApiClient client, string task, string criterion, string name) =>
        client.Send(HttpMethod.Post, $"/api/tasks/{task}/evidence?criterion={criterion}&name={Uri.EscapeDataString(name)}", Paper(name));

    static ByteArrayContent Paper(string text) => new(System.Text.Encoding.UTF8.GetBytes($"%PDF-1.4\n% {text}\n%%EOF\n")) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    static JsonElement Cell(Answer board) => board.Json.GetProperty("kpis").EnumerateArray().Single(k => k.GetProperty("code").GetString() == Kpi).GetProperty("rounds")[0];
}
