using Microsoft.Playwright;

namespace PaWorkflow.Fixtures;

/// <summary>Debian's Chromium, driven by Playwright, as a Thai user has it.</summary>
public sealed class Browser : IAsyncDisposable
{
    const string Chromium = "/usr/bin/chromium";

    readonly IPlaywright playwright;
    readonly IBrowser browser;

    Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Browser> Start()
    {
        if (!File.Exists(Chromium)) throw new InvalidOperationException($"{Chromium} is not installed; the command ./test installs it.");
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] }));
    }

    /// <summary>A browser window without any memory of others.</summary>
    public async Task<IPage> Open(string address, int width = 1280, int height = 900, bool javaScript = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = "th-TH",
            TimezoneId = "Asia/Bangkok",
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
