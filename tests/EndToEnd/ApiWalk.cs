using System.Text.Json;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>Tokens, webhooks and the page to try the API, in a real browser, also narrow and without a script.</summary>
public sealed class ApiWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_token_is_made_and_the_api_tried_with_it()
    {
        var page = await SignedIn(await browser.Open(host.Address));
        var pictures = new Pictures(page, "api");
        await page.GotoAsync("/account/tokens");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "ชื่อ" }).FillAsync("รายงาน");
        await page.GetByRole(AriaRole.Button, new() { Name = "สร้างโทเคน" }).ClickAsync();
        var secret = await page.Locator("#secret").TextContentAsync();
        await pictures.Take("token");

        await page.GetByRole(AriaRole.Link, new() { Name = "ลองใช้ API" }).ClickAsync();
        await pictures.Take("list");
        // As the signed-in person.
        var list = page.Locator("#getInstances");
        await list.Locator("> summary").ClickAsync();
        await list.Locator("[data-name=year]").FillAsync("2564");
        await list.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(list.GetByLabel("สถานะ")).ToHaveTextAsync("200 OK");
        await Expect(list.GetByLabel("ส่วนหัว")).ToContainTextAsync("content-type: application/json");
        var answered = JsonElement.Parse(await list.GetByLabel("เนื้อหา", new() { Exact = true }).TextContentAsync() ?? "");
        Assert.All(answered.EnumerateArray(), i => Assert.Equal(2564, i.GetProperty("year").GetInt32()));
        await Expect(list.GetByLabel("คำสั่ง curl ที่เทียบเท่า")).ToContainTextAsync($"curl -X GET '{host.Address}/api/instances?year=2564'");
        await pictures.Take("answered");

        // A command goes along with the code against forgery, or with the token alone.
        var signal = page.Locator("#postSignals");
        await signal.Locator("> summary").ClickAsync();
        await signal.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(signal.GetByLabel("สถานะ")).ToHaveTextAsync("200 OK");
        await Expect(signal.GetByLabel("เนื้อหา", new() { Exact = true })).ToContainTextAsync("\"reached\": 0");
        await page.GetByLabel("โทเคน", new() { Exact = true }).FillAsync(secret!);
        await signal.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(signal.GetByLabel("สถานะ")).ToContainTextAsync("403");
        await Expect(signal.GetByLabel("เนื้อหา", new() { Exact = true })).ToContainTextAsync("read-only");
        await Expect(signal.GetByLabel("คำสั่ง curl ที่เทียบเท่า")).Not.ToContainTextAsync(secret!);
        await signal.Locator("[data-body]").FillAsync("{\"name\": ");
        await signal.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(signal.Locator(".field-fault")).ToContainTextAsync("JSON");
        await pictures.Take("refused");

        await page.GotoAsync("/webhooks");
        await page.GetByLabel("ที่อยู่ของผู้รับ").FillAsync("https://10.0.0.1/hooks");
        await page.GetByRole(AriaRole.Button, new() { Name = "เพิ่มและออกรหัสลับ" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("เครือข่ายภายใน");
        await pictures.Take("webhook-refused");
        await page.GetByLabel("ที่อยู่ของผู้รับ").FillAsync("https://receiver.invalid/hooks");
        await page.GetByLabel("ปิดรอบการรายงาน").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "เพิ่มและออกรหัสลับ" }).ClickAsync();
        await Expect(page.Locator("#secret")).ToContainTextAsync("whs_");
        await pictures.Take("webhook");
        await page.GetByRole(AriaRole.Link, new() { Name = "https://receiver.invalid/hooks" }).ClickAsync();
        await pictures.Take("deliveries");
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    [Fact]
    public async Task Without_a_script_it_lists()
    {
        var page = await SignedIn(await browser.Open(host.Address, 360, 740, javaScript: false));
        await page.GotoAsync("/api");
        await Expect(page.GetByText("แก้ข้อมูลของเรื่อง")).ToBeVisibleAsync();
        await page.Locator("#getInstances > summary").ClickAsync();
        await Expect(page.Locator("#getInstances [data-name=year]")).ToBeVisibleAsync();
        await Expect(page.Locator("#getInstances button")).ToBeHiddenAsync();
        await Expect(page.GetByText("เบราว์เซอร์นี้ปิดสคริปต์ไว้")).ToBeVisibleAsync();
        await page.GotoAsync("/account/tokens");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "ชื่อ" }).FillAsync("ไม่มีสคริปต์");
        await page.GetByRole(AriaRole.Button, new() { Name = "สร้างโทเคน" }).ClickAsync();
        await Expect(page.Locator("#secret")).ToContainTextAsync("paw_");
        await page.GetByRole(AriaRole.Button, new() { Name = "เพิกถอน" }).First.ClickAsync();
        await Expect(page.GetByText("เพิกถอนโทเคนแล้ว")).ToBeVisibleAsync();
    }

    static async Task<IPage> SignedIn(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync("strategy.u01");
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await page.WaitForURLAsync("**/");
        return page;
    }
}
