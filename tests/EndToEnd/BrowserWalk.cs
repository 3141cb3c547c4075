using System.IO.Compression;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Storage.Database;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>
/// One person plays strategy officer, KPI owner and director in a real browser: a year is launched and a KPI goes through all
/// eight steps, sent back once on the way. Each page leaves a picture at both widths in <c>artifacts/pages</c>.
/// </summary>
public sealed class BrowserWalk(HeardQueries queries) : IAsyncLifetime
{
    const string Kpi = "1.2.3";
    WebApplication app = null!;
    Browser browser = null!;
    IPage page = null!;
    Pictures pictures = null!;
    string address = "";

    public async ValueTask InitializeAsync()
    {
        address = $"http://127.0.0.1:{Shell.FreePort()}";
        app = await DemoHost.Build(address);
        await app.StartAsync(TestContext.Current.CancellationToken);
        browser = await Browser.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_KPI_goes_through_all_eight_steps_with_its_return_loop()
    {
        page = await browser.Open(address);
        pictures = new Pictures(page, "year");

        await page.GotoAsync("/");
        await pictures.Take("sign-in");

        // Launch: the strategy officer of the second unit.
        await As("strategy.u02");
        await page.GotoAsync("/launch");
        await pictures.Take("launch-choose");
        await page.GetByRole(AriaRole.Button, new() { Name = "ตรวจแฟ้ม" }).ClickAsync();
        await pictures.Take("launch-chosen");
        await LaunchSteps.ToTheEnd(page, "owner1.u02", pictures.Take);
        await app.Services.GetRequiredService<Host.Jobs.Workers>().Run(TestContext.Current.CancellationToken);

        // Step 1.
        await Task("ประชุมชี้แจงแนวทางปฏิบัติงานตามคำรับรอง", "briefing");
        await page.GetByLabel("สถานที่").FillAsync("ห้องประชุมใหญ่");
        await Send("บันทึกผลการประชุม");
        // Step 2, with the draft sent back by its reader and by who signs it.
        await Task("กำหนดคณะทำงานและผู้จัดเก็บตัวชี้วัด", "appointment");
        await Send("บันทึกและจัดทำร่างคำสั่ง");
        await As("head-admin.u02");
        await Task("ตรวจร่างคำสั่งแต่งตั้ง", "letter-review");
        await page.GetByText("เหตุผลหากส่งกลับ").ClickAsync();
        await page.Locator("#Reason").FillAsync("ตรวจทานชื่อตำแหน่งในบัญชีแนบท้าย");
        await Send("ส่งกลับแก้ไข");
        await As("strategy.u02");
        await Task("กำหนดคณะทำงานและผู้จัดเก็บตัวชี้วัด", null);
        await Expect(page.GetByText("ตรวจทานชื่อตำแหน่งในบัญชีแนบท้าย")).ToBeVisibleAsync();
        await Expect(page.GetByText("โดยหัวหน้ากลุ่ม")).ToBeVisibleAsync();
        await Send("บันทึกและจัดทำร่างคำสั่ง");
        await Read("ตรวจร่างคำสั่งแต่งตั้ง");
        await As("director.u02");
        await Task("ลงนามคำสั่งแต่งตั้ง", "signature");
        await page.GetByText("เหตุผลหากส่งกลับ").ClickAsync();
        await page.Locator("#Reason").FillAsync("เพิ่มหัวหน้ากลุ่มในคณะทำงาน");
        await Send("ส่งกลับแก้ไข");
        await As("strategy.u02");
        await Task("กำหนดคณะทำงานและผู้จัดเก็บตัวชี้วัด", "appointment-returned");
        await Expect(page.GetByText("เพิ่มหัวหน้ากลุ่มในคณะทำงาน")).ToBeVisibleAsync();
        await Send("บันทึกและจัดทำร่างคำสั่ง");
        await Read("ตรวจร่างคำสั่งแต่งตั้ง");
        await As("director.u02");
        await Task("ลงนามคำสั่งแต่งตั้ง", null);
        await Send("ลงนาม");
        // Step 3.
        await As("strategy.u02");
        await Task("กำหนดแนวทางการรายงาน", "guideline");
        await page.Locator("textarea").First.FillAsync("ตั้งชื่อไฟล์ตามเกณฑ์");
        await Press(page.Locator("main form button.btn-primary"));
        await Read("ตรวจร่างหนังสือแนวทางการรายงาน");
        await As("director.u02");
        await Task("ลงนามหนังสือแนวทางการรายงาน", null);
        await Send("ลงนาม");
        await As("owner1.u02");
        await Task("รับทราบคำสั่งและแนวทาง", "acknowledge");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Send("รับทราบ");
        // Step 4, with the department's word.
        await As("strategy.u02");
        await Task("บันทึกรายละเอียดตัวชี้วัดในระบบ SMART", "smart-keying");
        await Send("บันทึกใน SMART ครบทุกตัวชี้วัดแล้ว");
        await page.GotoAsync("/years/2564");
        await pictures.Take("board");
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "กพร. ยืนยันแล้ว" }));
        // Step 5.
        await Task("ติดตามและเร่งรัดการรายงาน", "monitoring");
        await page.Locator("textarea").First.FillAsync("ทุกตัวชี้วัดอยู่ระหว่างรวบรวมหลักฐาน");
        await Press(page.Locator("main form button.btn-primary"));
        // Step 6: nothing attached is refused, then one criterion short.
        await As("owner1.u02");
        await Task("รวบรวมและแนบหลักฐาน", "evidence");
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งให้ผู้อำนวยการตรวจ" }).ClickAsync();
        await Expect(page.GetByText("ยังไม่มีไฟล์หลักฐาน").First).ToBeVisibleAsync();
        await Attach("1", "briefing.pdf");
        await Attach("3", "errors.pdf");
        await page.Locator("[name='Results[1].done']").CheckAsync();
        await page.Locator("[name='Results[3].numerator']").FillAsync("12");
        await page.Locator("[name='Results[3].denominator']").FillAsync("200");
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "บันทึกไว้ก่อน" }));
        await pictures.Take("evidence-filled");
        await Send("ส่งให้ผู้อำนวยการตรวจ");
        // Step 7: back to the owner with the reason, by mail and on the page.
        await As("director.u02");
        await Task("ผู้อำนวยการตรวจหลักฐาน", "director-check");
        await page.GetByText("เหตุผลหากส่งกลับ").ClickAsync();
        await page.GetByLabel("สิ่งที่ต้องแก้ไข").FillAsync("ยังขาดบันทึกทบทวนหลังการปฏิบัติงาน");
        await Send("ส่งกลับ");
        await As("owner1.u02");
        await Task("รวบรวมและแนบหลักฐาน", "evidence-returned");
        await Expect(page.GetByText("ยังขาดบันทึกทบทวนหลังการปฏิบัติงาน").First).ToBeVisibleAsync();
        await Attach("2", "review.pdf");
        await page.Locator("[name='Results[2].done']").CheckAsync();
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "บันทึกไว้ก่อน" }));
        await Send("ส่งให้ผู้อำนวยการตรวจ");
        await As("director.u02");
        await Task("ผู้อำนวยการตรวจหลักฐาน", null);
        await Send("เห็นชอบ");
        // Step 8: re-check, then SMART with the proof.
        await As("strategy.u02");
        await Task("งานยุทธศาสตร์ตรวจซ้ำ", "strategy-recheck");
        await Send("เห็นชอบ");
        await Task("แนบหลักฐานในระบบ SMART", "smart-attach");
        await Bundle();
        await page.GetByLabel("เลขอ้างอิงในระบบ SMART").FillAsync("SMART64-001");
        await page.GetByLabel("ภาพหน้าจอหรือไฟล์พิมพ์จากระบบ SMART").SetInputFilesAsync(Paper("proof.pdf"));
        var today = await page.Locator("#AttachedOn").InputValueAsync();
        await page.Locator("#AttachedOn").FillAsync("2021-02-01");
        await Send("บันทึกว่าแนบแล้ว");
        await Expect(page.GetByText("ต้องไม่ก่อนเวลาจัดชุดหลักฐาน").First).ToBeVisibleAsync();
        await page.Locator("#AttachedOn").FillAsync(today);
        await page.GetByLabel("ภาพหน้าจอหรือไฟล์พิมพ์จากระบบ SMART").SetInputFilesAsync(Paper("proof.pdf"));
        await Send("บันทึกว่าแนบแล้ว");

        await page.GotoAsync($"/years/2564/kpis/{Kpi}");
        await Expect(page.GetByText("SMART64-001")).ToBeVisibleAsync();
        await pictures.Take("kpi");
        await page.GotoAsync("/years/2564");
        await pictures.Take("board-attached");
        foreach (var (path, name) in new[] { ("/", "inbox"), ("/letters", "letters"), ("/mail", "mail"), ("/people", "people"), ("/history/u02-2564", "history") })
        {
            await page.GotoAsync(path);
            await pictures.Take(name);
        }
        await page.GotoAsync("/letters");
        await page.Locator("main a[href^='/letters/']").First.ClickAsync();
        await pictures.Take("letter");
        // What the browser itself says of refused forms (a 4xx answer) is no complaint.
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
        await OtherUnitsAreNotThere();
        await OtherGroupsAreNotThere();
        AllQueriesParseOnSqlServer();
    }

    [Fact]
    public async Task Approving_and_attaching_work_without_JavaScript()
    {
        page = await browser.Open(address, javaScript: false);
        await As("director.u01");
        var before = await page.Locator("main a[href^='/tasks/']").CountAsync();
        await page.Locator("main a[href^='/tasks/']").First.ClickAsync();
        await Press(page.GetByRole(AriaRole.Button, new() { Name = "เห็นชอบ" }));
        await page.GotoAsync("/");
        await Expect(page.Locator("main a[href^='/tasks/']")).ToHaveCountAsync(before - 1);
    }

    /// <summary>Downloads the bundle as a person would and looks into it.</summary>
    async Task Bundle()
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a[href^='/files/bundles/']").First.ClickAsync());
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        Assert.Equal(
            ["SHA256SUMS", "evidence/1-1 briefing.pdf", "evidence/2-1 review.pdf", "evidence/3-1 errors.pdf", "figures.txt", "manifest.json"],
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
    }

    /// <summary>What belongs to the first unit answers 404 to the second.</summary>
    async Task OtherUnitsAreNotThere()
    {
        await using var db = app.Services.GetRequiredService<ContextFactory>().Create();
        var task = await db.Tasks.Where(t => t.UnitId == "u01").Select(t => t.Id).FirstAsync();
        var file = await db.EvidenceFiles.Where(f => f.UnitId == "u01").Select(f => f.Id).FirstAsync();
        var letter = await db.Letters.Where(l => l.UnitId == "u01").Select(l => l.Id).FirstAsync();
        foreach (var path in new[] { $"/tasks/{Uri.EscapeDataString(task)}", $"/files/evidence/{file}", $"/letters/{letter}", $"/files/letters/{letter}", "/history/u01-2564" })
            Assert.Equal(404, (await page.APIRequest.GetAsync(address + path)).Status);
    }

    /// <summary>A group head sees the KPIs that the own group holds; the history is for those who see the whole unit.</summary>
    async Task OtherGroupsAreNotThere()
    {
        foreach (var (person, kpi, history) in new[] { ("head-admin.u02", 200, 404), ("head-standards.u02", 404, 404), ("staff1.u02", 404, 404), ("auditor.u02", 200, 200) })
        {
            await As(person);
            Assert.Equal(kpi, (await page.APIRequest.GetAsync($"{address}/years/2564/kpis/{Kpi}")).Status);
            Assert.Equal(history, (await page.APIRequest.GetAsync($"{address}/history/u02-2564")).Status);
            foreach (var path in new[] { "/", "/years/2564", "/letters", "/mail" }) Assert.Equal(200, (await page.APIRequest.GetAsync(address + path)).Status);
        }
    }

    /// <summary>Every LINQ query that was compiled in this process so far, as SQL Server would be sent it.</summary>
    void AllQueriesParseOnSqlServer()
    {
        var sent = queries.OnSqlServer();
        Assert.True(sent.Count > 80, $"{sent.Count} queries were heard");
        var faults = new List<string>();
        foreach (var (_, sql) in sent)
        {
            using var reader = new StringReader(sql);
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
            faults.AddRange(errors.Select(e => $"{e.Message}\n{sql}"));
        }
        Assert.Empty(faults);
    }

    async Task As(string person)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }

    /// <summary>Opens a task from the inbox.</summary>
    async Task Task(string name, string? picture)
    {
        var link = page.Locator("main a[href^='/tasks/']").Filter(new() { HasText = name });
        await page.GotoAsync("/");
        var mine = link.Filter(new() { HasText = Kpi });
        await (await mine.CountAsync() > 0 ? mine : link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        if (picture is not null) await pictures.Take(picture);
    }

    /// <summary>The group head passes a draft on.</summary>
    async Task Read(string task)
    {
        await As("head-admin.u02");
        await Task(task, null);
        await Send("ผ่าน เสนอลงนาม");
    }

    Task Send(string button) => Press(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>
    /// Presses a form's button, waits for the server's answer, and lets the workers do what the step made ready, so that the next
    /// task is there.
    /// </summary>
    async Task Press(ILocator button)
    {
        await page.RunAndWaitForResponseAsync(() => button.ClickAsync(), answer => answer.Request is { Method: "POST", ResourceType: "document" });
        await app.Services.GetRequiredService<Host.Jobs.Workers>().Run(TestContext.Current.CancellationToken);
    }

    async Task Attach(string criterion, string name)
    {
        var section = page.Locator($"[id='criterion-{criterion}']");
        await section.Locator("input[type=file][name]").SetInputFilesAsync(Paper(name));
        // With JavaScript the file goes up as soon as it is chosen.
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    static FilePayload Paper(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = OnePagePdf.Of(name) };
}
