using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EndToEnd;

/// <summary>Letters, registers, calendar and people over HTTP from the real host: what a program may ask is what its person may.</summary>
public sealed class ApiOffice(DemoHost host) : IClassFixture<DemoHost>
{
    static readonly object Circular = new
    {
        kind = "circular", year = 2564, people = new[] { "owner1.u01", "staff1.u01" },
        said = new { recipients = "หัวหน้ากลุ่มทุกกลุ่ม", subject = "แจ้งกำหนดการรายงานผล", cause = "ด้วยกรมกำหนดวันปิดรับรายงาน", wish = "ในการนี้ขอให้ส่งหลักฐานภายในกำหนด", closing = "จึงเรียนมาเพื่อโปรดทราบ" },
    };

    [Fact]
    public async Task A_letter_is_issued_read_signed_circulated_and_acknowledged()
    {
        using var clerk = await ApiClient.As("clerk.u01", host.Address);
        using var head = await ApiClient.As("head-admin.u01", host.Address);
        using var director = await ApiClient.As("director.u01", host.Address);
        using var reader = await ApiClient.As("owner1.u01", host.Address);
        using var staff = await ApiClient.As("staff2.u01", host.Address);
        Assert.Contains((await clerk.Get("/api/letter-kinds")).Json.EnumerateArray(), k => k.GetProperty("id").GetString() == "circular");
        Assert.Equal("recipients", (await clerk.Get("/api/letter-kinds/circular")).Json.GetProperty("asks")[0].GetProperty("name").GetString());
        Assert.Equal(0, (await staff.Get("/api/letter-kinds")).Json.GetArrayLength());
        Assert.Equal("not-found", (await staff.Post("/api/letters", Circular)).Code);

        // All that is missing is told at once, and what the form does not ask is not passed over.
        var missing = await clerk.Post("/api/letters", new { kind = "circular", year = 2564, said = new { subject = "เรื่อง" } });
        Assert.Equal("invalid", missing.Code);
        Assert.Superset(new HashSet<string> { "recipients", "cause", "wish" }, missing.Json.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("field").GetString()!).ToHashSet());
        Assert.Equal("said.bodi", (await clerk.Post("/api/letters", new { kind = "circular", year = 2564, said = new { bodi = "x" } })).Json.GetProperty("field").GetString());

        // A key may be as long as keys may be, and another unit may use the same.
        var key = new string('k', 100);
        var issued = await clerk.Post("/api/letters", Circular, key);
        Assert.Equal(HttpStatusCode.Created, issued.Status);
        Assert.Equal(issued, await clerk.Post("/api/letters", Circular, key));
        var id = issued.Json.GetProperty("id").GetInt64();
        await host.Work();
        await Decide(head, "letter-review", id);
        await Decide(director, "signature", id);
        await host.Work();
        var letter = (await clerk.Get($"/api/letters/{id}")).Json;
        Assert.Contains("/ว ", letter.GetProperty("number").GetString(), StringComparison.Ordinal);
        Assert.Equal(["owner1.u01", "staff1.u01"], letter.GetProperty("readers").EnumerateArray().Select(r => r.GetProperty("person").GetString()));
        Assert.Equal("not-found", (await staff.Get($"/api/letters/{id}")).Code);
        Assert.Equal("not-found", (await staff.Get($"/api/letters/{id}/document")).Code);
        Assert.Contains("wordprocessingml", (await reader.Get($"/api/letters/{id}/document")).MediaType, StringComparison.Ordinal);
        var task = await Task(reader, "acknowledge", id);
        Assert.Equal(HttpStatusCode.NoContent, (await reader.Post($"/api/tasks/{task}/completion", new { })).Status);
        Assert.Equal(1, (await clerk.Get($"/api/letters/{id}")).Json.GetProperty("readers").EnumerateArray().Count(r => r.GetProperty("acknowledgedAt").ValueKind != System.Text.Json.JsonValueKind.Null));
        Assert.Equal("not-found", (await clerk.Get($"/api/letters/{id}/signed-copy")).Code);
        Assert.Equal("conflict", (await reader.Send(HttpMethod.Put, $"/api/letters/{id}/signed-copy?name=a.pdf", Paper())).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.Send(HttpMethod.Put, $"/api/letters/{id}/signed-copy?name=a.pdf", Paper())).Status);
        Assert.Equal("application/pdf", (await clerk.Get($"/api/letters/{id}/signed-copy")).MediaType);

        var first = (await clerk.Get("/api/letters?limit=1")).Json;
        Assert.Equal(id, first.GetProperty("letters")[0].GetProperty("id").GetInt64());
        Assert.True((await clerk.Get($"/api/letters?limit=1&after={first.GetProperty("next").GetString()}")).Json.GetProperty("letters")[0].GetProperty("id").GetInt64() < id);
        Assert.Equal("limit", (await clerk.Get("/api/letters?limit=201")).Json.GetProperty("field").GetString());
        Assert.Equal("reason", (await clerk.Post($"/api/letters/{id}/void", new { })).Json.GetProperty("field").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.Post($"/api/letters/{id}/void", new { reason = "ออกซ้ำ" })).Status);
        var no = int.Parse(letter.GetProperty("number").GetString()!.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var line = (await clerk.Get("/api/registers/circular/2564?limit=200")).Json.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("no").GetInt32() == no);
        Assert.Equal("ออกซ้ำ", line.GetProperty("voidReason").GetString());
    }

    [Fact]
    public async Task A_number_is_drawn_once_under_a_key_and_voided_once()
    {
        using var clerk = await ApiClient.As("clerk.u01", host.Address);
        using var owner = await ApiClient.As("owner1.u01", host.Address);
        Assert.Equal("forbidden", (await owner.Get("/api/registers/outgoing/2564")).Code);
        Assert.Equal("forbidden", (await owner.Post("/api/registers/outgoing", new { subject = "x" })).Code);
        Assert.Equal("not-found", (await clerk.Get("/api/registers/secret/2564")).Code);
        Assert.Equal("subject", (await clerk.Post("/api/registers/outgoing", new { })).Json.GetProperty("field").GetString());
        var drawn = await clerk.Post("/api/registers/outgoing", new { subject = "ส่งรายงาน", addressee = "กอง" }, "draw-once");
        Assert.Equal(drawn, await clerk.Post("/api/registers/outgoing", new { subject = "ส่งรายงาน", addressee = "กอง" }, "draw-once"));
        var line = (await clerk.Get("/api/registers/outgoing/2564")).Json.GetProperty("lines")[0];
        Assert.Equal((drawn.Json.GetProperty("number").GetString(), "ส่งรายงาน"), (line.GetProperty("number").GetString(), line.GetProperty("subject").GetString()));
        var path = $"/api/registers/outgoing/2564/{line.GetProperty("no").GetInt32()}/void";
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.Post(path, new { reason = "พิมพ์ผิด" })).Status);
        Assert.Equal("conflict", (await clerk.Post(path, new { reason = "อีกครั้ง" })).Code);
    }

    [Fact]
    public async Task The_calendar_changes_as_it_was_shown_or_not_at_all()
    {
        using var strategy = await ApiClient.As("strategy.u01", host.Address);
        using var owner = await ApiClient.As("owner1.u01", host.Address);
        var day = new { days = new[] { new { date = "2021-03-10", name = "วันหยุดกรณีพิเศษ", holiday = true } }, source = "มติคณะรัฐมนตรี" };
        Assert.Equal("forbidden", (await owner.Post("/api/calendar/changes/preview", day)).Code);
        Assert.Equal("days", (await strategy.Post("/api/calendar/changes/preview", new { source = "x" })).Json.GetProperty("field").GetString());
        var shown = (await strategy.Post("/api/calendar/changes/preview", day)).Json;
        Assert.Equal("2021-03-10", shown.GetProperty("days")[0].GetProperty("date").GetString());
        Assert.DoesNotContain("2021-03-10", await Holidays(owner));
        Assert.Equal("fingerprint", (await strategy.Post("/api/calendar/changes", day)).Json.GetProperty("field").GetString());
        Assert.Equal("conflict", (await strategy.Post("/api/calendar/changes", new { day.days, day.source, fingerprint = "another" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await strategy.Post("/api/calendar/changes", new { day.days, day.source, fingerprint = shown.GetProperty("fingerprint").GetString() })).Status);
        Assert.Contains("2021-03-10", await Holidays(owner));
        using var other = await ApiClient.As("strategy.u02", host.Address);
        Assert.DoesNotContain("2021-03-10", await Holidays(other));
        var back = (await strategy.Post("/api/calendar/changes/preview", new { takeBack = "2021-03-10" })).Json;
        Assert.Equal(HttpStatusCode.NoContent, (await strategy.Post("/api/calendar/changes", new { takeBack = "2021-03-10", fingerprint = back.GetProperty("fingerprint").GetString() })).Status);
        Assert.Equal("not-found", (await strategy.Get("/api/calendar/2600")).Code);
    }

    [Fact]
    public async Task People_have_names_for_everyone_and_posts_for_the_administrator()
    {
        using var administrator = await ApiClient.As("strategy.u01", host.Address);
        using var owner = await ApiClient.As("owner1.u01", host.Address);
        Assert.Equal(("owner1.u01", "u01"), ((await owner.Get("/api/me")).Json.GetProperty("id").GetString(), (await owner.Get("/api/me")).Json.GetProperty("unit").GetString()));
        var seen = (await owner.Get("/api/people")).Json.EnumerateArray().ToList();
        Assert.All(seen, p => Assert.EndsWith(".u01", p.GetProperty("id").GetString(), StringComparison.Ordinal));
        Assert.All(seen, p => Assert.Equal(System.Text.Json.JsonValueKind.Null, p.GetProperty("posts").ValueKind));
        var changed = new { displayName = "เจ้าหน้าที่คนที่ 3", email = "staff3@example.go.th", workGroup = "", posts = new[] { "staff", "kpi-owner" } };
        Assert.Equal("forbidden", (await owner.Send(HttpMethod.Put, "/api/people/staff3.u01", changed)).Code);
        Assert.Equal("not-found", (await administrator.Send(HttpMethod.Put, "/api/people/staff3.u02", changed)).Code);
        Assert.Equal("email", (await administrator.Send(HttpMethod.Put, "/api/people/staff3.u01", changed with { email = "none" })).Json.GetProperty("field").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Send(HttpMethod.Put, "/api/people/staff3.u01", changed)).Status);
        var person = (await administrator.Get("/api/people")).Json.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "staff3.u01");
        Assert.Equal(["kpi-owner", "staff"], person.GetProperty("posts").EnumerateArray().Select(p => p.GetString()));

        using var director = await ApiClient.As("director.u01", host.Address);
        var acting = new { person = "head-admin.u01", kind = "inPlace", byOrder = "คำสั่งกรม ที่ 12/2564", rank = 1, from = "2021-02-01", until = "2021-12-31" };
        Assert.Equal("forbidden", (await owner.Post("/api/acting", acting)).Code);
        Assert.Equal("person", (await director.Post("/api/acting", acting with { person = "director.u01" })).Json.GetProperty("field").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await director.Post("/api/acting", acting)).Status);
        using var head = await ApiClient.As("head-admin.u01", host.Address);
        Assert.Contains("director", (await head.Get("/api/me")).Json.GetProperty("posts").EnumerateArray().Select(p => p.GetString()));
        var id = (await director.Get("/api/acting")).Json[0].GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.NoContent, (await director.Post($"/api/acting/{id}/end", null)).Status);
        Assert.DoesNotContain("director", (await head.Get("/api/me")).Json.GetProperty("posts").EnumerateArray().Select(p => p.GetString()));
    }

    [Fact]
    public async Task KPIs_and_the_board_show_a_person_their_own_and_the_director_all()
    {
        using var owner = await ApiClient.As("owner1.u01", host.Address);
        using var director = await ApiClient.As("director.u01", host.Address);
        using var other = await ApiClient.As("director.u02", host.Address);
        var theirs = (await owner.Get("/api/years/2564/kpis")).Json.EnumerateArray().Select(k => k.GetProperty("code").GetString()!).ToList();
        var all = (await director.Get("/api/years/2564/kpis")).Json.EnumerateArray().ToList();
        Assert.NotEmpty(theirs);
        Assert.True(theirs.Count < all.Count);
        Assert.Equal(theirs, (await owner.Get("/api/years/2564")).Json.GetProperty("kpis").EnumerateArray().Select(k => k.GetProperty("code").GetString()));
        var hidden = all.Select(k => k.GetProperty("code").GetString()!).First(c => !theirs.Contains(c));
        foreach (var path in new[] { $"/api/years/2564/kpis/{hidden}", $"/api/years/2564/kpis/{hidden}/rounds/5m/evidence", "/api/years/2565", "/api/years/2564/kpis/none" }) Assert.Equal("not-found", (await owner.Get(path)).Code);
        Assert.Equal("not-found", (await other.Get($"/api/years/2564/kpis/{hidden}")).Code);
        Assert.NotEmpty(all[0].GetProperty("rounds")[0].GetProperty("criteria")[0].GetProperty("rule").GetString()!);
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var file = await db.EvidenceFiles.Where(f => f.UnitId == "u01" && f.Kpi == hidden).Select(f => f.Id).FirstAsync();
        Assert.Equal(HttpStatusCode.OK, (await director.Get($"/api/evidence/{file}/content")).Status);
        foreach (var stranger in new[] { owner, other }) Assert.Equal("not-found", (await stranger.Get($"/api/evidence/{file}/content")).Code);
    }

    /// <summary>The decision to approve, in the task of a form that is about a letter.</summary>
    async Task Decide(ApiClient client, string form, long letter)
    {
        Assert.Equal(HttpStatusCode.NoContent, (await client.Post($"/api/tasks/{await Task(client, form, letter)}/completion", new { decision = "approve" })).Status);
        await host.Work();
    }

    static async Task<string> Task(ApiClient client, string form, long letter)
    {
        foreach (var task in (await client.Get("/api/tasks?limit=200")).Json.GetProperty("tasks").EnumerateArray().Where(t => t.GetProperty("form").GetString() == form))
        {
            var id = task.GetProperty("id").GetString()!;
            if ((await client.Get($"/api/tasks/{id}")).Json.GetProperty("letters").EnumerateArray().Any(l => l.GetInt64() == letter)) return id;
        }
        throw new InvalidOperationException($"There is no task '{form}' about letter {letter}.");
    }

    static async Task<List<string?>> Holidays(ApiClient client) => [.. (await client.Get("/api/calendar/2564")).Json.GetProperty("holidays").EnumerateArray().Select(h => h.GetProperty("date").GetString())];

    static ByteArrayContent Paper() => new("%PDF-1.4\n% signed\n%%EOF\n"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
}
