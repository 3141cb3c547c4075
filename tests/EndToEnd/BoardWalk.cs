using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Storage.Database;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>Board, reports and timeline of a year in a real browser: charts with the tables behind them, on paper, as a workbook, without scripts, and what they ask of the database.</summary>
public sealed class BoardWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const string Board = "/years/2564";
    const string Reports = "/years/2564/reports";
    const string Timeline = "/years/2564/timeline";

    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task The_year_is_seen_at_a_glance()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "board");
        await SignIn(page, "director.u01");
        await page.GotoAsync(Board);
        await Drawn(page, 1);
        await Expect(page.Locator(".figures .figure")).ToHaveCountAsync(4);
        await Expect(page.Locator(".figures .figure").First).ToContainTextAsync("6 จาก 6 ตัวชี้วัดที่มีผล");
        await Expect(page.Locator("table.board tbody tr")).ToHaveCountAsync(6);
        // Four steps of two rounds.
        await Expect(page.Locator("table.board tbody tr").First.Locator("td.step")).ToHaveCountAsync(8);
        await pictures.Take("board");
        await page.SetViewportSizeAsync(1280, 900);

        // A cell opens the KPI at that step.
        await page.Locator("table.board tbody tr").Nth(2).Locator("td.step a").Nth(1).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/years/2564/kpis/1\\.2\\.3#5m-director-check$"));
        await Expect(page.Locator("li:target")).ToContainTextAsync("ผู้อำนวยการตรวจ");
        await pictures.Take("kpi");

        await page.GotoAsync("/reports");
        await Expect(page).ToHaveURLAsync(host.Address + Reports);
        await Drawn(page, 8);
        await Expect(page.GetByText("ไม่ใช่คำทำนาย").Or(page.GetByText("ยังคาดการณ์ไม่ได้")).First).ToBeVisibleAsync();
        await pictures.Take("reports");
        // The table behind a chart has the same figures.
        await page.SetViewportSizeAsync(1280, 900);
        var behind = page.Locator("#risks details");
        await Expect(behind.Locator("table")).ToBeHiddenAsync();
        await behind.Locator("summary").ClickAsync();
        await Expect(behind.Locator("tbody tr")).ToHaveCountAsync(6);
        await Expect(page.Locator("#risks .chart-canvas")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("ยังเพิ่มได้อีก"));

        await page.GotoAsync(Timeline);
        await Drawn(page, 1);
        await Expect(page.GetByText("ปิดรับรอบ 5 เดือน").First).ToBeVisibleAsync();
        await pictures.Take("timeline");

        // On a dark ground nothing vanishes.
        await page.GotoAsync(Reports);
        await Drawn(page, 8);
        await page.EvaluateAsync("document.documentElement.dataset.bsTheme = 'dark'");
        await page.Locator("#forecast").ScreenshotAsync(new() { Path = Path.Combine(Ground.Artifacts("pages"), "board-dark.png") });
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    [Fact]
    public async Task It_comes_out_of_the_printer()
    {
        var page = await browser.Open(host.Address);
        await SignIn(page, "director.u01");
        foreach (var (path, name, charts, most) in new[] { (Board, "board", 1, 4), (Reports, "reports", 8, 12), (Timeline, "timeline", 1, 8) })
        {
            await page.GotoAsync(path);
            await Drawn(page, charts);
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false, Path = Path.Combine(Ground.Artifacts("pages"), $"{name}.pdf") });
            using var printed = UglyToad.PdfPig.PdfDocument.Open(pdf);
            Assert.InRange(printed.NumberOfPages, 1, most);
            var first = printed.GetPage(1);
            // A4 across, without the menu.
            Assert.True(first.Width > first.Height && Math.Abs(first.Width - 842) < 2, $"{first.Width} × {first.Height}");
            Assert.DoesNotContain("ออกจากระบบ", first.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_scripts_the_tables_stand_open()
    {
        var page = await browser.Open(host.Address, 360, 740, javaScript: false);
        await SignIn(page, "director.u01");
        foreach (var path in new[] { Board, Reports, Timeline })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("figure.chart table").First).ToBeVisibleAsync();
            await Expect(page.Locator("figure.chart .chart-canvas").First).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task All_tables_are_in_one_workbook()
    {
        var page = await browser.Open(host.Address);
        await SignIn(page, "strategy.u01");
        await page.GotoAsync(Reports);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "ทุกตารางเป็น Excel" }).ClickAsync());
        using var document = SpreadsheetDocument.Open(await download.PathAsync(), isEditable: false);
        var book = document.WorkbookPart!;
        Assert.Equal(
            ["เกี่ยวกับแฟ้มนี้", "ภาพรวม", "ความก้าวหน้า", "คาดการณ์", "คะแนนที่เสี่ยง", "ภาระงานรายสัปดาห์", "ภาระงานรายคน", "ทันกำหนดตามขั้นตอน", "ทันกำหนดตามตัวชี้วัด", "ทันกำหนดตามผู้ทำ", "ทันกำหนดตามรอบ", "เวลาเทียบมาตรฐาน", "เส้นเวลา"],
            book.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
        Assert.All(book.WorksheetParts, part => Assert.Empty(part.Worksheet!.Descendants<CellFormula>()));
        // The page and the workbook say the same.
        var sheet = ((WorksheetPart)book.GetPartById(book.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == "คะแนนที่เสี่ยง").Id!.Value!)).Worksheet!;
        var best = sheet.Descendants<Cell>().Single(c => c.CellReference == "D2").CellValue!.Text;
        var shown = await page.Locator("#risks tbody tr").First.Locator("td").Nth(2).GetAttributeAsync("data-value");
        Assert.Equal(decimal.Parse(shown!, System.Globalization.CultureInfo.InvariantCulture), Math.Round(decimal.Parse(best, System.Globalization.CultureInfo.InvariantCulture), 6));
    }

    [Fact]
    public async Task Each_sees_what_is_theirs()
    {
        var page = await browser.Open(host.Address);
        await SignIn(page, "owner3.u01");
        await page.GotoAsync(Board);
        await Expect(page.Locator("table.board tbody tr")).ToHaveCountAsync(1);
        await Expect(page.GetByText("เฉพาะตัวชี้วัดที่ท่านดูแล")).ToBeVisibleAsync();
        Assert.Equal(404, (await page.APIRequest.GetAsync(host.Address + Reports)).Status);
        Assert.Equal(404, (await page.APIRequest.GetAsync(host.Address + "/reports")).Status);
        Assert.Equal(200, (await page.APIRequest.GetAsync(host.Address + Timeline)).Status);
        using var document = SpreadsheetDocument.Open(new MemoryStream(await (await page.APIRequest.GetAsync($"{host.Address}/files/years/2564/reports.xlsx")).BodyAsync()), isEditable: false);
        Assert.Equal(["เกี่ยวกับแฟ้มนี้", "ภาพรวม", "ความก้าวหน้า", "เส้นเวลา"], document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));

        // Someone without a KPI has no figures, and another unit no such year.
        var staff = await browser.Open(host.Address);
        await SignIn(staff, "staff1.u01");
        Assert.Equal(404, (await staff.APIRequest.GetAsync($"{host.Address}/files/years/2564/reports.xlsx")).Status);
        var other = await browser.Open(host.Address);
        await SignIn(other, "director.u02");
        foreach (var path in new[] { Board, Reports, Timeline, "/files/years/2564/reports.xlsx" }) Assert.Equal(404, (await other.APIRequest.GetAsync(host.Address + path)).Status);
    }

    [Fact]
    public async Task A_page_asks_the_database_few_questions_and_each_by_an_index()
    {
        using var queries = new PageQueries(host.App.Services.GetRequiredService<IHttpContextAccessor>());
        foreach (var person in new[] { "strategy.u01", "owner3.u01" })
        {
            var page = await browser.Open(host.Address);
            await SignIn(page, person);
            await page.APIRequest.GetAsync(host.Address + Board);
            await page.APIRequest.GetAsync(host.Address + Timeline);
            if (person == "strategy.u01") await page.APIRequest.GetAsync(host.Address + Reports);
        }
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        // One of them finds out who looks.
        const int most = 8;
        foreach (var (path, times) in new[] { (Board, 2), (Timeline, 2), (Reports, 1) })
        {
            var sent = queries.Of(path);
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {sent.Count} queries in {times} visits");
            Assert.True(sent.Count > 0 && sent.Count <= times * most, $"{path}: {sent.Count} queries in {times} visits\n{string.Join("\n\n", sent)}");
            var scans = await queries.Scans(path, db, "UserTasks", "EvidenceFiles", "History", "KpiReports", "SmartAttachments", "KpiScores", "Incidents", "Subscriptions", "Instances");
            Assert.True(scans.Count == 0, string.Join("\n\n", scans));
        }
    }

    static Task Drawn(IPage page, int charts) => Expect(page.Locator("figure.chart[data-drawn]")).ToHaveCountAsync(charts);

    static async Task SignIn(IPage page, string person)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }
}
