using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaWorkflow.Agreements;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>What a round scores, what if, and KPI details that change in a running year, in a real browser.</summary>
public sealed class ScoreWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    Browser browser = null!;
    readonly List<string> complaints = [];

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    ContextFactory Contexts => host.App.Services.GetRequiredService<ContextFactory>();

    [Fact]
    public async Task Scores_explain_themselves_and_a_change_in_mid_year_reaches_everyone()
    {
        var (strategy, pictures) = await As("strategy.u01");
        await strategy.GotoAsync("/years/2564/scores/5m");
        await strategy.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        await pictures.Take("scores");
        await PageApiAndVerbAgree(strategy);

        // What if nothing went wrong with the documents: KPI and unit at once, nothing saved.
        await strategy.GotoAsync("/years/2564/scores/5m/what-if?kpi=1.2.3");
        await strategy.GetByLabel("คำขอที่ถูกส่งกลับแก้ไขหรือขอเอกสารเพิ่ม").FillAsync("0");
        await strategy.GetByLabel("คำขอทั้งหมด").FillAsync("100");
        await Expect(strategy.Locator("#what-if .expected-score strong")).ToHaveTextAsync("5.0000");
        await pictures.Take("what-if");

        // The KPI owner does not see the unit's total.
        var (owner, _) = await As("owner3.u01");
        await owner.GotoAsync("/years/2564/scores/5m");
        await Expect(owner.GetByText("คะแนนรวมของหน่วยงาน")).ToHaveCountAsync(0);
        Assert.Equal(404, (await owner.GotoAsync("/years/2564/changes/new"))!.Status);

        await Change(strategy, pictures);
        complaints.AddRange(pictures.Complaints);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    async Task Change(IPage strategy, Pictures pictures)
    {
        await using var db = Contexts.Create();
        var before = await Given(db);
        var yaml = await (await strategy.APIRequest.GetAsync("/files/catalogues/years/2564/kpi.yaml")).TextAsync();
        var changed = yaml.Replace("pointsAt: [0.6, 1.2, 1.8, 2.4, 3.0]", "pointsAt: [0.5, 1.0, 2.0, 2.5, 3.0]", StringComparison.Ordinal).Replace("weight: 40", "weight: 35", StringComparison.Ordinal)
            .Replace("name: ร้อยละความสำเร็จของการจัดวางระบบการควบคุมภายใน", "name: ระดับความสำเร็จของการจัดวางระบบการควบคุมภายใน", StringComparison.Ordinal);
        changed = changed.Replace("closes: 2021-02-19T16:30", "closes: 2021-02-24T16:30", StringComparison.Ordinal);
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.UnitId == "u01" && t.Kpi == "1.2.2" && t.Round == "5m" && t.Form == "director-check" && t.State == UserTaskState.Open);
        changed = changed[..changed.IndexOf("code: \"3\"", StringComparison.Ordinal)] + changed[changed.IndexOf("code: \"3\"", StringComparison.Ordinal)..].Replace("weight: 15", "weight: 20", StringComparison.Ordinal);
        changed = changed[..changed.IndexOf("code: \"4\"", StringComparison.Ordinal)] + changed[changed.IndexOf("code: \"4\"", StringComparison.Ordinal)..].Replace("weight: 20", "weight: 15", StringComparison.Ordinal);

        await strategy.GotoAsync("/years/2564/changes/new");
        await strategy.SetInputFilesAsync("#File", new FilePayload { Name = "ฉบับใหม่.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(changed.Replace("fiscalYear: 2564", "fiscalYear: 256x", StringComparison.Ordinal)) });
        await Press(strategy, "ตรวจความแตกต่าง");
        await Expect(strategy.GetByText("มีข้อผิดพลาด")).ToBeVisibleAsync();
        await pictures.Take("change-refused");
        await strategy.SetInputFilesAsync("#File", new FilePayload { Name = "ฉบับใหม่.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(changed) });
        await Press(strategy, "ตรวจความแตกต่าง");
        await Expect(strategy.GetByText("คะแนนของงานที่ส่งไว้แล้ว")).ToBeVisibleAsync();
        await Expect(strategy.GetByText("กำหนดที่จะเลื่อน")).ToBeVisibleAsync();
        await pictures.Take("change-preview");
        await strategy.Locator("#Reason").FillAsync("หน่วยงานเจ้าภาพแจ้งปรับเกณฑ์ระหว่างปี");
        await Press(strategy, "ใช้ฉบับที่ 2 และแจ้งทุกคน");
        await host.Work();
        await strategy.GotoAsync("/years/2564/changes");
        await Expect(strategy.GetByText("รับทราบแล้ว 0 จาก")).ToBeVisibleAsync();
        await pictures.Take("change-in-force");

        // Nothing given is lost; the round is scored by the newer details.
        Assert.Equal(before, await Given(db));
        db.ChangeTracker.Clear();
        var opinions = await db.ScoreOpinions.CountAsync(o => o.UnitId == "u01");
        Assert.True(opinions > 0);
        var standing = (await host.App.Services.GetRequiredService<Standings>().Of(db, "u01", 2564, "5m"))!;
        Assert.Equal(35, standing.Catalogue.Kpi("1.2.1").Weight);

        // The round closes three working days later (19 → 24 February), and so is the director's check due.
        var moved = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == task.Id);
        Assert.Equal(3, WorkingCalendar.Thai.WorkingDaysBetween(DateOnly.FromDateTime(task.DueAt!.Value.ToOffset(TimeSpan.FromHours(7)).DateTime), DateOnly.FromDateTime(moved.DueAt!.Value.ToOffset(TimeSpan.FromHours(7)).DateTime)));
        Assert.True(await db.Mails.AnyAsync(m => m.PersonId == "director.u01" && m.Kind == MailKind.Notice && m.Subject.StartsWith("รายละเอียดตัวชี้วัดเปลี่ยน: กำหนดของท่านเลื่อน")));

        // Everyone concerned has a task and a mail with the difference, and is chased until it is done.
        var asked = await db.Tasks.Where(t => t.UnitId == "u01" && t.Form == "acknowledge-change" && t.State == UserTaskState.Open).Select(t => t.Assignee).ToListAsync();
        Assert.Contains("owner3.u01", asked);
        Assert.Contains("director.u01", asked);
        foreach (var person in asked)
            Assert.True(await db.Mails.AnyAsync(m => m.PersonId == person && m.Kind == MailKind.Task && m.Body.Contains("น้ำหนัก: เดิม 40 เป็น 35")), person);
        var notice = await db.Letters.SingleAsync(l => l.Kind == "kpi-change-notice" && l.UnitId == "u01");
        Assert.Equal(LetterState.Circulated, notice.State);

        var (owner, ownerPictures) = await As("owner3.u01");
        await owner.GetByText("รับทราบรายละเอียดตัวชี้วัดที่เปลี่ยน").ClickAsync();
        await ownerPictures.Take("acknowledge-change");
        await owner.SetViewportSizeAsync(360, 740);
        await owner.Locator("#Read").CheckAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "รับทราบ" }).ClickAsync();
        await Expect(owner.GetByText("รับทราบแล้ว ขอบคุณ")).ToBeVisibleAsync();
        complaints.AddRange(ownerPictures.Complaints);
        Assert.Equal(1, await db.Acknowledgements.CountAsync(a => a.LetterId == notice.Id && a.AcknowledgedAt != null));
        host.App.Services.GetRequiredService<Host.Web.DemoInfo>().Advance(TimeSpan.FromDays(12));
        await host.Work();
        Assert.True(await db.Mails.AnyAsync(m => m.PersonId == "director.u01" && m.Kind == MailKind.Reminder && m.Subject.Contains("รับทราบรายละเอียดตัวชี้วัดที่เปลี่ยน")));
        Assert.False(await db.Mails.AnyAsync(m => m.PersonId == "owner3.u01" && m.Kind == MailKind.Reminder && m.Subject.Contains("รับทราบรายละเอียดตัวชี้วัดที่เปลี่ยน")));
        await strategy.GotoAsync("/years/2564/changes");
        await Expect(strategy.GetByText($"รับทราบแล้ว 1 จาก {asked.Count} คน")).ToBeVisibleAsync();
        await pictures.Take("change-acknowledged");
    }

    /// <summary>Files and reports, as they lie in the database.</summary>
    static async Task<string> Given(PaContext db) => JsonSerializer.Serialize(new
    {
        files = await db.EvidenceFiles.AsNoTracking().Where(f => f.UnitId == "u01").OrderBy(f => f.Id).Select(f => new { f.Id, f.Sha256, f.Criterion, f.RemovedAt }).ToListAsync(),
        reports = await db.KpiReports.AsNoTracking().Where(r => r.UnitId == "u01").OrderBy(r => r.Kpi).ThenBy(r => r.Round).Select(r => new { r.Kpi, r.Round, r.Results }).ToListAsync(),
    });

    /// <summary>The verb scores the results as they count now; page and API say the same to four decimals.</summary>
    async Task PageApiAndVerbAgree(IPage page)
    {
        using var api = await ApiClient.As("strategy.u01", host.Address);
        var answer = JsonNode.Parse((await api.Get("/api/years/2564/rounds/5m/score")).Text)!;
        await using var db = Contexts.Create();
        var standing = (await host.App.Services.GetRequiredService<Standings>().Of(db, "u01", 2564, "5m"))!;
        var results = new JsonObject { ["kpis"] = new JsonObject() };
        foreach (var (code, result) in standing.Results)
        {
            var report = await db.KpiReports.AsNoTracking().SingleAsync(r => r.UnitId == "u01" && r.Kpi == code && r.Round == "5m");
            var entry = JsonNode.Parse(report.Results)!.AsObject();
            foreach (var id in entry["criteria"]!.AsObject().Select(c => c.Key).Where(id => !result.Criteria.ContainsKey(id)).ToList()) entry["criteria"]!.AsObject().Remove(id);
            entry["submitted"] = result.Submitted!.Value.ToString("o");
            results["kpis"]![code] = entry;
        }
        var folder = Ground.Temporary();
        var (catalogue, file) = (Path.Combine(folder, "catalogue.yaml"), Path.Combine(folder, "results.json"));
        await File.WriteAllTextAsync(catalogue, BuiltinCatalogues.Text("fy2564-one-stop-service.yaml"));
        await File.WriteAllTextAsync(file, results.ToJsonString());
        var (exit, said, complained) = await HostProcess.Run("score", "--catalogue", catalogue, "--round", "5m", "--results", file, "--json");
        Assert.True(exit == 0, complained);
        var verb = JsonNode.Parse(said)!;
        Assert.Equal(verb["total"]!.ToJsonString(), answer["total"]!.ToJsonString());
        foreach (var (code, kpi) in verb["kpis"]!.AsObject())
        {
            Assert.Equal(kpi!["score"]!.ToJsonString(), answer["kpis"]![code]!["score"]!.ToJsonString());
            await Expect(page.Locator($"#kpi-{code.Replace(".", "\\.")} > summary .score")).ToHaveTextAsync(kpi["score"]!.ToJsonString());
        }
        await Expect(page.GetByText(answer["reasons"]![0]!["thai"]!.GetValue<string>()).First).ToBeVisibleAsync();
    }

    async Task<(IPage Page, Pictures Pictures)> As(string person)
    {
        var page = await browser.Open(host.Address);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
        return (page, new Pictures(page, $"scores-{person.Split('.')[0]}"));
    }

    static async Task Press(IPage page, string name) => await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
}
