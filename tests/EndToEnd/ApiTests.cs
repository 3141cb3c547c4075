using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EndToEnd;

/// <summary>Programs ask for the same things as the pages, with the same rights, over HTTP from the real host.</summary>
public sealed class ApiTests(DemoHost host) : IClassFixture<DemoHost>
{
    const string Administrator = "strategy.u01";
    static int numbered;

    [Fact]
    public async Task A_procedure_is_checked_deployed_and_read_back()
    {
        using var client = await ApiClient.As(Administrator, host.Address);
        var bpmn = Named("deployed");
        var check = await client.Post("/api/procedures/check", new { bpmn = bpmn.Replace("targetRef=\"sized\"", "targetRef=\"nowhere\"", StringComparison.Ordinal) });
        Assert.False(check.Json.GetProperty("sound").GetBoolean());
        Assert.Contains(check.Json.GetProperty("faults").EnumerateArray(), f => f.GetProperty("line").GetInt32() > 0);
        Assert.True((await client.Post("/api/procedures/check", new { bpmn })).Json.GetProperty("sound").GetBoolean());

        Assert.Equal("note", Invalid(await client.Post("/api/procedures", new { bpmn })));
        Assert.Equal("bpmn", Invalid(await client.Post("/api/procedures", new { bpmn = "<nothing/>", note = "ลอง" })));
        var key = Key();
        var deployed = await client.Post("/api/procedures", new { bpmn, note = "ฉบับแรก" }, key);
        Assert.Equal(HttpStatusCode.Created, deployed.Status);
        Assert.Equal(deployed, await client.Post("/api/procedures", new { bpmn, note = "ฉบับแรก" }, key));
        Assert.Equal("conflict", (await client.Post("/api/procedures", new { bpmn, note = "ฉบับอื่น" }, key)).Code);
        Assert.Equal("conflict", (await client.Post("/api/procedures", new { bpmn, note = "ฉบับแรก" }, Key())).Code);

        var versions = (await client.Get("/api/procedures/deployed/versions")).Json;
        Assert.Equal(1, versions.GetArrayLength());
        Assert.Equal("ฉบับแรก", versions[0].GetProperty("note").GetString());
        var file = await client.Get("/api/procedures/deployed/versions/1");
        Assert.Equal(("application/xml", bpmn), (file.MediaType, file.Text));
        Assert.Contains((await client.Get("/api/procedures")).Json.EnumerateArray(), p => p.GetProperty("id").GetString() == "deployed");
    }

    [Fact]
    public async Task A_procedure_that_stands_is_helped_on_its_way()
    {
        using var client = await ApiClient.As(Administrator, host.Address);
        await client.Post("/api/procedures", new { bpmn = Named("walked"), note = "ทดสอบ" });
        var key = Key();
        var begun = await client.Post("/api/messages", new { name = "walked-received" }, key);
        Assert.Equal("started", begun.Json.GetProperty("fate").GetString());
        Assert.Equal(begun, await client.Post("/api/messages", new { name = "walked-received" }, key));
        var instance = Assert.Single((await client.Get("/api/instances?process=walked")).Json.EnumerateArray()).GetProperty("id").GetString()!;
        var path = $"/api/instances/{instance}";

        await host.WorkUntilGivenUp();
        var held = (await client.Get(path)).Json;
        var incident = Assert.Single(held.GetProperty("incidents").EnumerateArray());
        Assert.Equal("work", incident.GetProperty("trouble").GetString());
        Assert.Contains("4 ครั้ง", incident.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("kpi.code", incident.GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Equal("failed", Token(held, "prepare").GetProperty("state").GetString());

        // The data are mended: once, however often it is said.
        var mend = new { variables = HelpedProcess.Round, reason = "เพิ่มตัวชี้วัดและรอบ" };
        key = Key();
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(HttpStatusCode.NoContent, (await client.Send(HttpMethod.Put, $"{path}/variables", mend, key)).Status);
        Assert.Single(await Audit("variables.changed", instance));
        Assert.Equal("conflict", (await client.Send(HttpMethod.Put, $"{path}/variables", mend with { reason = "เหตุผลอื่น" }, key)).Code);
        Assert.Equal("variables", Invalid(await client.Send(HttpMethod.Put, $"{path}/variables", new { variables = new[] { 1 }, reason = "ผิดรูป" })));
        Assert.Equal("variables", Invalid(await client.Send(HttpMethod.Put, $"{path}/variables", new { variables = new Dictionary<string, object> { ["สอง คำ"] = 1 }, reason = "ชื่อผิด" })));
        Assert.Equal("variables", Invalid(await client.Send(HttpMethod.Put, $"{path}/variables", $$"""{"variables":{"deep":{{new string('[', 40)}}{{new string(']', 40)}}},"reason":"ลึก"}""")));
        Assert.Equal("reason", Invalid(await client.Send(HttpMethod.Put, $"{path}/variables", new { variables = new { a = 1 }, reason = " " })));

        var retry = $"{path}/incidents/{Uri.EscapeDataString(incident.GetProperty("id").GetString()!)}/retry";
        key = Key();
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(HttpStatusCode.NoContent, (await client.Post(retry, new { reason = "ข้อมูลครบแล้ว" }, key)).Status);
        await host.Work();
        Assert.Equal("conflict", (await client.Post(retry, new { reason = "อีกครั้ง" })).Code);

        // Without an amount no way can be chosen; a word is none either.
        incident = Assert.Single((await client.Get(path)).Json.GetProperty("incidents").EnumerateArray());
        Assert.Equal(("sized", "expression"), (incident.GetProperty("element").GetString(), incident.GetProperty("trouble").GetString()));
        var sized = Token((await client.Get(path)).Json, "sized").GetProperty("number").GetInt32();
        Assert.Equal("conflict", (await client.Post($"{path}/tokens/{sized}/skip", new { reason = "ข้าม" })).Code);
        await client.Send(HttpMethod.Put, $"{path}/variables", new { variables = new { amount = "มาก" }, reason = "ใส่วงเงิน" });
        await client.Post($"{path}/incidents/{Uri.EscapeDataString(incident.GetProperty("id").GetString()!)}/retry", new { reason = "ใส่วงเงินแล้ว" });
        Assert.Equal("noWayOut", Assert.Single((await client.Get(path)).Json.GetProperty("incidents").EnumerateArray()).GetProperty("trouble").GetString());

        sized = Token((await client.Get(path)).Json, "sized").GetProperty("number").GetInt32();
        Assert.Equal("conflict", (await client.Post($"{path}/tokens/{sized}/move", new { target = "begins", reason = "ผิดที่" })).Code);
        Assert.Equal("target", Invalid(await client.Post($"{path}/tokens/{sized}/move", new { reason = "ไม่บอกที่" })));
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"{path}/tokens/{sized}/move", new { target = "approve", reason = "วงเงินเกิน" })).Status);
        Assert.Equal("conflict", (await client.Post($"{path}/tokens/{sized}/move", new { target = "approve", reason = "วงเงินเกิน" })).Code);
        var approve = Token((await client.Get(path)).Json, "approve");
        Assert.Equal("director", approve.GetProperty("task").GetProperty("post").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"{path}/tokens/{approve.GetProperty("number").GetInt32()}/skip", new { variables = new { decision = "approve" }, reason = "อนุมัติเป็นหนังสือแล้ว" })).Status);
        Assert.Equal("message", Token((await client.Get(path)).Json, "confirmed").GetProperty("state").GetString());
        Assert.Equal("received", (await client.Post("/api/messages", new { name = "walked-confirmed" })).Json.GetProperty("fate").GetString());
        Assert.Equal("completed", (await client.Get(path)).Json.GetProperty("status").GetString());
        Assert.Equal("conflict", (await client.Post($"{path}/cancellation", new { reason = "เลิก" })).Code);
        foreach (var action in new[] { "token.moved", "token.skipped" }) Assert.Contains("reason", Assert.Single(await Audit(action, instance)).Detail, StringComparison.Ordinal);
        Assert.Equal(2, (await Audit("incident.retried", instance)).Count);
    }

    [Fact]
    public async Task Instances_move_to_another_version()
    {
        using var client = await ApiClient.As(Administrator, host.Address);
        await client.Post("/api/procedures", new { bpmn = Named("moved"), note = "ฉบับแรก" });
        foreach (var _ in new[] { 1, 2 }) await client.Post("/api/messages", new { name = "moved-received", variables = new { amount = 5, kpi = new { code = "1.2.3" }, round = new { id = "5m" } } });
        await host.Work();
        await client.Post("/api/procedures", new { bpmn = Named("moved", HelpedProcess.Next), note = "เพิ่มการลงทะเบียน" });

        Assert.Equal("not-found", (await client.Post("/api/procedures/moved/migrations/preview", new { from = 1, to = 9 })).Code);
        var preview = (await client.Post("/api/procedures/moved/migrations/preview", new { from = 1, to = 2 })).Json;
        Assert.Equal("inspect", preview.GetProperty("mapping").GetProperty("check").GetString());
        Assert.All(preview.GetProperty("instances").EnumerateArray(), i => Assert.True(i.GetProperty("canMove").GetBoolean()));
        var bare = (await client.Post("/api/procedures/moved/migrations/preview", new { from = 1, to = 2, mapping = new Dictionary<string, string>() })).Json;
        Assert.Equal("notMapped", bare.GetProperty("instances")[0].GetProperty("problems")[0].GetProperty("obstacle").GetString());

        var (ids, key) = (preview.GetProperty("instances").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).ToArray(), Key());
        Assert.Equal(2, ids.Length);
        Assert.Equal("conflict", (await client.Post("/api/procedures/moved/migrations", new { from = 1, to = 2, mapping = new Dictionary<string, string>(), instances = ids, reason = "ย้าย" })).Code);
        Assert.Equal("instances", Invalid(await client.Post("/api/procedures/moved/migrations", new { from = 1, to = 2, reason = "ย้าย" })));
        var run = await client.Post("/api/procedures/moved/migrations", new { from = 1, to = 2, instances = ids, reason = "ใช้ฉบับใหม่" }, key);
        Assert.Equal(2, run.Json.GetProperty("moved").GetArrayLength());
        Assert.Equal(run, await client.Post("/api/procedures/moved/migrations", new { from = 1, to = 2, instances = ids, reason = "ใช้ฉบับใหม่" }, key));
        foreach (var id in ids) Assert.Equal("inspect", Assert.Single((await client.Get($"/api/instances/{id}")).Json.GetProperty("tokens").EnumerateArray()).GetProperty("element").GetString());
        Assert.Single(await Audit("instances.migrated", ids[0]));

        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"/api/instances/{ids[0]}/cancellation", new { reason = "ผู้ขอถอนเรื่อง" })).Status);
        Assert.Equal("cancelled", (await client.Get($"/api/instances/{ids[0]}")).Json.GetProperty("status").GetString());
        Assert.Equal(0, (await client.Post("/api/signals", new { name = "nobody-waits", reason = "ลอง" })).Json.GetProperty("reached").GetInt32());
        Assert.Equal("keptFor", Invalid(await client.Post("/api/messages", new { name = "early", keptFor = "two weeks" })));
        Assert.Equal("kept", (await client.Post("/api/messages", new { name = "early", keptFor = "P1D" })).Json.GetProperty("fate").GetString());
    }

    /// <summary>Where a request is as it should be but for its content, whoever may make it is told 422, others 403 or 404.</summary>
    [Fact]
    public async Task Each_route_keeps_to_the_rights_of_the_pages()
    {
        using var administrator = await ApiClient.As(Administrator, host.Address);
        await administrator.Post("/api/procedures", new { bpmn = Named("guarded"), note = "ทดสอบ" });
        await administrator.Post("/api/messages", new { name = "guarded-received" });
        var instance = (await administrator.Get("/api/instances?process=guarded")).Json[0].GetProperty("id").GetString()!;
        var own = "/api/procedures/guarded";
        (HttpMethod Method, string Path, object? Body, HttpStatusCode Administrator, HttpStatusCode Strategy, HttpStatusCode Director, HttpStatusCode OtherUnit)[] routes =
        [
            (HttpMethod.Get, "/api/procedures", null, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200),
            (HttpMethod.Get, $"{own}/versions", null, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)404),
            (HttpMethod.Get, $"{own}/versions/1", null, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)404),
            (HttpMethod.Post, "/api/procedures/check", new { bpmn = "<x/>" }, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200),
            (HttpMethod.Post, "/api/procedures", new { bpmn = "<x/>" }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)422),
            (HttpMethod.Get, "/api/instances?year=2564", null, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200),
            (HttpMethod.Get, $"/api/instances/{instance}", null, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)200, (HttpStatusCode)404),
            (HttpMethod.Post, $"/api/instances/{instance}/incidents/{instance}:1/retry", new { }, (HttpStatusCode)422, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)404),
            (HttpMethod.Put, $"/api/instances/{instance}/variables", new { }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)404),
            (HttpMethod.Post, $"/api/instances/{instance}/tokens/1/skip", new { }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)404),
            (HttpMethod.Post, $"/api/instances/{instance}/tokens/1/move", new { }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)404),
            (HttpMethod.Post, $"/api/instances/{instance}/cancellation", new { }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)404),
            (HttpMethod.Post, $"{own}/migrations/preview", new { from = 1, to = 1 }, (HttpStatusCode)200, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)404),
            (HttpMethod.Post, $"{own}/migrations", new { from = 1, to = 1 }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)404),
            (HttpMethod.Post, "/api/messages", new { }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)422),
            (HttpMethod.Post, "/api/signals", new { }, (HttpStatusCode)422, (HttpStatusCode)403, (HttpStatusCode)403, (HttpStatusCode)422),
        ];
        using var strategy = await ApiClient.As("strategy2.u01", host.Address);
        using var director = await ApiClient.As("director.u01", host.Address);
        using var owner = await ApiClient.As("owner1.u01", host.Address);
        using var other = await ApiClient.As("strategy.u02", host.Address);
        using var nobody = await ApiClient.As(null, host.Address);
        foreach (var route in routes)
        {
            foreach (var (name, client, wanted) in new[] { ("administrator", administrator, route.Administrator), ("strategy", strategy, route.Strategy), ("director", director, route.Director), ("owner", owner, (HttpStatusCode)403), ("other unit", other, route.OtherUnit), ("nobody", nobody, (HttpStatusCode)401) })
            {
                var answer = await client.Send(route.Method, route.Path, route.Body);
                Assert.True(wanted == answer.Status, $"{route.Method} {route.Path} as {name}: {answer.Status} instead of {wanted}: {answer.Text}");
                if ((int)answer.Status >= 400) Assert.NotEmpty(answer.Code);
            }
            if (route.Method != HttpMethod.Get) Assert.Equal("antiforgery", (await administrator.Send(route.Method, route.Path, route.Body, forged: true)).Code);
        }
        Assert.DoesNotContain((await other.Get("/api/procedures")).Json.EnumerateArray(), p => p.GetProperty("id").GetString() == "guarded");
        Assert.Equal(0, (await other.Get("/api/instances")).Json.GetArrayLength());
    }

    [Fact]
    public async Task What_goes_wrong_is_told_as_a_problem()
    {
        using var client = await ApiClient.As(Administrator, host.Address);
        Assert.Equal("not-found", (await client.Get("/api/nothing")).Code);
        Assert.Equal("method", (await client.Send(HttpMethod.Delete, "/api/procedures", null)).Code);
        Assert.Equal("malformed", (await client.Post("/api/signals", "{")).Code);
        Assert.Equal("malformed", (await client.Post("/api/signals", """{"nmae": "x"}""")).Code);
        Assert.Equal("malformed", (await client.Post("/api/signals", null)).Code);
        Assert.Equal("media-type", (await client.Post("/api/signals", new StringContent("""{"name": "x"}""", System.Text.Encoding.UTF8, "text/plain"))).Code);
        Assert.Equal("too-large", (await client.Post("/api/signals", $$"""{"name": "{{new string('x', 11 * 1024 * 1024)}}"}""")).Code);
        Assert.Equal("commandId", Invalid(await client.Post("/api/signals", new { name = "x" }, new string('k', 101))));
        using var nobody = await ApiClient.As(null, host.Address);
        Assert.Equal("unauthenticated", (await nobody.Get("/api/antiforgery")).Code);
        Assert.Equal("unauthenticated", (await nobody.Get("/api/nothing")).Code);
    }

    static string Named(string id, string? bpmn = null) => (bpmn ?? HelpedProcess.Bpmn)
        .Replace("id=\"helped\"", $"id=\"{id}\"", StringComparison.Ordinal).Replace("name=\"request-", $"name=\"{id}-", StringComparison.Ordinal);

    static string Key() => $"key-{Interlocked.Increment(ref numbered)}";

    static string Invalid(Answer answer)
    {
        Assert.Equal("invalid", answer.Code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        return answer.Json.GetProperty("field").GetString()!;
    }

    static JsonElement Token(JsonElement instance, string element) => instance.GetProperty("tokens").EnumerateArray().Single(t => t.GetProperty("element").GetString() == element);

    async Task<List<AuditEntry>> Audit(string action, string about)
    {
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        return await db.Audit.Where(e => e.Action == action && e.Detail.Contains(about)).ToListAsync();
    }
}
