using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>A new house: the setup page, the first account, the first year, with the workers that Hangfire runs.</summary>
public sealed class FirstRunTests
{
    [Fact]
    public Task On_the_embedded_database() => SetsUpAndLaunches(database: null);

    [Fact]
    public async Task On_PostgreSQL() => await SetsUpAndLaunches(await (await PostgresServer.Shared()).CreateDatabase());

    static async Task SetsUpAndLaunches(string? database)
    {
        var data = Ground.Temporary();
        var mails = Directory.CreateDirectory(Path.Combine(data, "mail")).FullName;
        using var watcher = new FileSystemWatcher(mails, "*.eml");
        var mailed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Renamed += (_, _) => mailed.TrySetResult();
        watcher.EnableRaisingEvents = true;

        var environment = new Dictionary<string, string>();
        if (database is not null) environment["ConnectionStrings__Database"] = database;
        await using var host = HostProcess.Start(["serve", "--data", data, "--urls", $"http://127.0.0.1:{Shell.FreePort()}"], environment);
        var address = await host.Listening();
        await using var browser = await Browser.Start();
        var page = await browser.Open(address);

        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ตั้งค่าครั้งแรก" })).ToBeVisibleAsync();
        await Fill(page, "WRONG");
        await Expect(page.GetByText("รหัสติดตั้งไม่ถูกต้อง").First).ToBeVisibleAsync();
        await page.Locator("#Code").FillAsync(host.Said.Split("?code=")[1][..8]);
        await page.Locator("[name='People[0].Password']").FillAsync("a-long-first-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกและเริ่มใช้งาน" }).ClickAsync();
        await Expect(page.GetByText("พร้อมใช้งานแล้ว")).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Ground.Artifacts("pages"), "00-setup.png"), FullPage = true });

        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync("officer");
        await page.GetByLabel("รหัสผ่าน").FillAsync("a-long-first-password");
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
        await page.GotoAsync("/launch");
        await page.GetByRole(AriaRole.Button, new() { Name = "ตรวจแฟ้ม" }).ClickAsync();
        await LaunchSteps.ToTheEnd(page);

        // The workers make the invitation and mail it.
        await mailed.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await page.GotoAsync("/");
        await Expect(page.GetByText("ประชุมชี้แจงแนวทางปฏิบัติงานตามคำรับรอง")).ToBeVisibleAsync();
        Assert.Equal(404, (await page.APIRequest.GetAsync($"{address}/setup")).Status);
        Assert.DoesNotContain("fail:", host.Said, StringComparison.Ordinal);
    }

    static async Task Fill(IPage page, string code)
    {
        await page.Locator("#Code").FillAsync(code);
        await page.Locator("#UnitName").FillAsync("ศูนย์ทดสอบ");
        await page.Locator("#Department").FillAsync("กรมทดสอบ");
        await page.Locator("#UnitId").FillAsync("test1");
        await page.Locator("#LetterPrefix").FillAsync("ทส ๐๑๐๑");
        await page.Locator("[name='People[0].DisplayName']").FillAsync("เจ้าหน้าที่งานยุทธศาสตร์");
        await page.Locator("[name='People[0].UserName']").FillAsync("officer");
        await page.Locator("[name='People[0].Email']").FillAsync("officer@example.go.th");
        await page.Locator("[name='People[0].Password']").FillAsync("a-long-first-password");
        // The rows propose the posts: a director, then a group head. The procedure gives both of them tasks.
        await FillPerson(page, 1, "ผู้อำนวยการศูนย์", "director");
        await FillPerson(page, 2, "หัวหน้ากลุ่ม", "head");
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกและเริ่มใช้งาน" }).ClickAsync();
    }

    static async Task FillPerson(IPage page, int row, string displayName, string userName)
    {
        await page.Locator($"[name='People[{row}].DisplayName']").FillAsync(displayName);
        await page.Locator($"[name='People[{row}].UserName']").FillAsync(userName);
        await page.Locator($"[name='People[{row}].Email']").FillAsync($"{userName}@example.go.th");
    }
}
