using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Storage.Database;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>
/// The officer who administers a unit opens the procedure, says a timer in words, sees a fault marked, tries the draft, puts it
/// into force, compares the versions, and looks where the running year stands. Each page leaves a picture at both widths.
/// </summary>
public sealed class ProcedureWalk : IAsyncLifetime
{
    const string Sop = "/procedures/sop-hss4-s-07";
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
        // The drawing library and the first scripts of a dry run take their time on a small, busy machine.
        SetDefaultExpectTimeout(30_000);
        page = await browser.Open(address);
        pictures = new Pictures(page, "procedure");
        // Leaving the drawing board with a draft is asked about; the draft stays in the browser.
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // Where the walk ended, and what the browser had to say by then.
        await page.ScreenshotAsync(new() { Path = Path.Combine(Ground.Artifacts("pages"), "procedure-last.png") });
        foreach (var complaint in pictures.Complaints) TestContext.Current.TestOutputHelper?.WriteLine(complaint);
        await browser.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_procedure_is_opened_changed_checked_tried_deployed_compared_and_watched()
    {
        await As("strategy.u01");
        await page.GotoAsync("/procedures");
        await Picture("procedures", diagram: false);
        await page.Locator($"main a[href='{Sop}']").ClickAsync();
        await Picture("procedure");

        // A timer said in words; the file gets the right expression.
        await page.GetByRole(AriaRole.Link, new() { Name = "แก้ไข", Exact = true }).ClickAsync();
        await Drawn();
        await page.Locator("[data-element-id='hold-briefing']").ClickAsync();
        await Expect(page.GetByLabel("หน้าที่", new() { Exact = true })).ToHaveValueAsync("strategy");
        await Picture("modeler-task");
        await page.Locator("[data-element-id='hold-briefing-remind']").ClickAsync();
        await Expect(page.Locator(".timer-said")).ToHaveTextAsync("ตามรอบเตือนที่หน่วยงานตั้งไว้สำหรับงานนี้");
        await page.GetByLabel("เกิดขึ้นเมื่อ").SelectOptionAsync("BeforeDue");
        await Expect(page.Locator(".timer-said")).ToHaveTextAsync("3 วันทำการก่อนครบกำหนด เวลา 08.30 น.");
        await page.GetByLabel("กี่วันทำการ").FillAsync("5, 2");
        await page.GetByLabel("กี่วันทำการ").PressAsync("Tab");
        await Expect(page.Locator(".timer-said")).ToHaveTextAsync("5 และ 2 วันทำการก่อนครบกำหนด เวลา 08.30 น.");
        await Picture("modeler-timer");

        // A fault is told in the list and marked in the drawing, and nothing is lost by it.
        await page.GetByLabel("เกิดขึ้นเมื่อ").SelectOptionAsync("Expression");
        await page.GetByLabel("สูตร").FillAsync("${plan.briefing.due");
        await page.GetByLabel("สูตร").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "ตรวจ", Exact = true }).ClickAsync();
        await Expect(page.Locator("#faults [data-element='hold-briefing-remind']")).ToBeVisibleAsync();
        await Expect(page.Locator(".diagram-badge", new() { HasText = "ต้องแก้" })).ToBeVisibleAsync();
        await Picture("modeler-fault");
        await page.GetByRole(AriaRole.Button, new() { Name = "เลิกทำ" }).ClickAsync();
        await Expect(page.Locator(".timer-said")).ToHaveTextAsync("5 และ 2 วันทำการก่อนครบกำหนด เวลา 08.30 น.");
        await page.GetByRole(AriaRole.Button, new() { Name = "ตรวจ", Exact = true }).ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("ไม่พบสิ่งที่ต้องแก้");

        // The draft survives a reload, and is tried without anything being stored.
        await page.ReloadAsync();
        await Drawn();
        await Expect(page.Locator("#draft-note")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ทดลองเดิน" }).ClickAsync();
        await Drawn();
        await Expect(page.GetByText("ร่างที่กำลังแก้")).ToBeVisibleAsync();
        await Try();

        // Put into force: without a reason it is refused and the draft stays.
        await page.GotoAsync($"{Sop}/edit");
        await Drawn();
        await page.GetByRole(AriaRole.Button, new() { Name = "นำไปใช้", Exact = true }).ClickAsync();
        await Expect(page.Locator("#changes")).ToContainTextAsync("5 และ 2 วันทำการก่อนครบกำหนด");
        await Picture("modeler-deploy");
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันนำไปใช้" }).ClickAsync();
        await Expect(page.Locator("#said")).ToContainTextAsync("โปรดบอกว่าแก้ไขอะไร");
        await page.GetByLabel("แก้ไขอะไร เพราะเหตุใด").FillAsync("เตือนก่อนครบกำหนดให้เร็วขึ้น ตามมติที่ประชุม");
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันนำไปใช้" }).ClickAsync();
        await Expect(page.GetByText("นำผังงานฉบับที่ 2 ไปใช้แล้ว")).ToBeVisibleAsync();
        await Picture("procedure-deployed");

        await page.GetByRole(AriaRole.Button, new() { Name = "เปรียบเทียบสองฉบับ" }).ClickAsync();
        await Expect(page.Locator(".changes")).ToContainTextAsync("5 และ 2 วันทำการก่อนครบกำหนด เวลา 08.30 น.");
        await Picture("procedure-compare");

        await page.GotoAsync("/procedures/instances/u01-2564");
        await Expect(page.Locator(".diagram-badge").First).ToBeVisibleAsync();
        await Picture("instance");
        foreach (var by in new[] { "time", "count", "late" })
        {
            await page.GotoAsync($"{Sop}/heat?year=2564&by={by}");
            await Picture($"heat-{by}");
        }
        await Uploads();
        await Others();
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    async Task Try()
    {
        await Expect(page.Locator("#state")).ToHaveTextAsync("รอการกระทำ");
        await page.GetByRole(AriaRole.Button, new() { Name = "ทำเสร็จ" }).ClickAsync();
        await Expect(page.Locator("#actions")).ToContainTextAsync("กำหนดคณะทำงาน");
        await page.GetByRole(AriaRole.Button, new() { Name = "ทำเสร็จ" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ผ่าน", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ลงนาม", Exact = true }).ClickAsync();
        await Expect(page.Locator("#actions")).ToContainTextAsync("กำหนดแนวทางการรายงาน");
        await page.Locator("#next-time").ClickAsync();
        await Expect(page.Locator("#steps li")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Button, new() { Name = "ย้อนหนึ่งขั้น" }).ClickAsync();
        await Expect(page.Locator("#steps li")).ToHaveCountAsync(4);
        await Picture("dry-run");
    }

    /// <summary>A file with faults is refused as a whole, all of them told; without JavaScript as well.</summary>
    async Task Uploads()
    {
        await page.GotoAsync(Sop);
        await page.GetByText("นำเข้าไฟล์ผังงาน").ClickAsync();
        await page.GetByLabel("ไฟล์ .bpmn").SetInputFilesAsync(new FilePayload { Name = "broken.bpmn", MimeType = "application/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(
            """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="sop-hss4-s-07" isExecutable="true"><startEvent id="s"/><intermediateCatchEvent id="w"/><callActivity id="c"/></process></definitions>""") });
        await page.GetByLabel("แก้ไขอะไร เพราะเหตุใด").FillAsync("ทดสอบ");
        await page.GetByRole(AriaRole.Button, new() { Name = "ตรวจและนำไปใช้" }).ClickAsync();
        await Expect(page.GetByText("สิ่งที่ต้องแก้ในไฟล์")).ToBeVisibleAsync();
        await Picture("procedure-faults");
        var silent = await browser.Open(address, javaScript: false);
        await SignIn(silent, "strategy.u01");
        await silent.GotoAsync("/procedures/instances/u01-2564");
        await Expect(silent.GetByRole(AriaRole.Heading, new() { Name = "ตอนนี้อยู่ที่" })).ToBeVisibleAsync();
        // Whether the browser shows it is the browser's affair; Playwright's switch for scripts leaves it hidden.
        Assert.Contains("<noscript>", await silent.ContentAsync(), StringComparison.Ordinal);
    }

    /// <summary>Others of the unit look on, staff do not; another unit sees neither the unit's version nor its year.</summary>
    async Task Others()
    {
        await using var db = app.Services.GetRequiredService<ContextFactory>().Create();
        Assert.Equal(1, await db.Audit.CountAsync(e => e.UnitId == "u01" && e.Action == "procedure.deployed"));
        foreach (var (person, list, version, board) in new[] { ("director.u01", 200, 200, 200), ("owner1.u01", 404, 404, 404), ("strategy.u02", 200, 404, 404) })
        {
            await As(person);
            Assert.Equal(list, await Status("/procedures"));
            Assert.Equal(version, await Status($"{Sop}?version=2"));
            Assert.Equal(version, await Status($"{Sop}/file?version=2"));
            Assert.Equal(board, await Status("/procedures/instances/u01-2564"));
        }
        await As("director.u01");
        await page.GotoAsync($"{Sop}/edit");
        await Expect(page).ToHaveURLAsync($"{address}{Sop}");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "แก้ไข", Exact = true })).ToHaveCountAsync(0);
    }

    async Task<int> Status(string path) => (await page.APIRequest.GetAsync(address + path)).Status;

    Task Drawn() => Expect(page.Locator(".diagram svg [data-element-id='hold-briefing']")).ToBeAttachedAsync(new() { Timeout = 20_000 });

    async Task As(string person)
    {
        await page.Context.ClearCookiesAsync();
        await SignIn(page, person);
    }

    static async Task SignIn(IPage page, string person)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }

    async Task Picture(string name, bool diagram = true)
    {
        if (diagram) await Drawn();
        await pictures.Take(name);
    }
}
