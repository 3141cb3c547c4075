using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>Light or dark and the digits, as each device wants them.</summary>
public sealed class LookWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Pages_follow_the_device_until_a_person_says_otherwise()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "look");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync("/sign-in");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "light");
        await SignIn(page, "owner1.u01");

        await page.GotoAsync("/account/look");
        await pictures.Take("look");
        await page.GetByLabel("มืด").CheckAsync();
        await page.GetByLabel("ไทย ๐").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึก" }).ClickAsync();
        await Expect(page.GetByText("บันทึกการแสดงผลของเครื่องนี้แล้ว")).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await Expect(page.GetByText("อารบิก 0 1 2")).ToBeVisibleAsync();

        await page.GotoAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        var said = await page.Locator("main").InnerTextAsync();
        Assert.Matches("[๐-๙]", said);
        Assert.DoesNotMatch("[0-9]", said);
        await pictures.Take("inbox-thai-digits");
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    [Fact]
    public async Task Without_scripts_the_choice_is_kept_as_well_and_paper_stays_white()
    {
        var page = await browser.Open(host.Address, javaScript: false);
        await page.GotoAsync("/account/look");
        await page.GetByLabel("มืด").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึก" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(15, 22, 27)");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Expect(page.Locator("h1")).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
    }

    static async Task SignIn(IPage page, string person)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }
}
