using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>What goes over the line for the inbox, on a phone in a car: at the first visit, and at later ones.</summary>
public sealed class WeightWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const int First = 300 * 1000, Later = 30 * 1000;

    /// <summary>The page and all that it fetches, heads included, in bytes.</summary>
    const string Transferred = "() => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).reduce((sum, entry) => sum + entry.transferSize, 0)";

    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Theory]
    [InlineData("strategy.u01")]
    [InlineData("owner1.u01")]
    public async Task The_inbox_is_light(string person)
    {
        var signing = await browser.Open(host.Address);
        await signing.GotoAsync("/sign-in");
        await signing.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await signing.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await signing.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(signing.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();

        // Signed in, with nothing kept in the browser.
        var page = await browser.Open(host.Address, 360, 740);
        await page.Context.AddCookiesAsync((await signing.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        var first = await Weight(page);
        var later = await Weight(page);
        TestContext.Current.TestOutputHelper?.WriteLine($"{person}: first {first:n0} bytes, later {later:n0}");
        Assert.InRange(first, Later, First);
        Assert.InRange(later, 1, Later);
    }

    static async Task<int> Weight(IPage page)
    {
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Load });
        await page.EvaluateAsync("() => document.fonts.ready");
        return await page.EvaluateAsync<int>(Transferred);
    }
}
