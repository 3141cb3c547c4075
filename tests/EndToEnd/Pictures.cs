using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PaWorkflow.EndToEnd;

/// <summary>Pictures of a page at both widths and in the dark in <c>artifacts/pages</c>, with all that a machine can find wrong with it.</summary>
sealed class Pictures
{
    readonly string folder = Ground.Artifacts("pages");
    readonly IPage page;
    readonly string walk;
    int taken;

    public Pictures(IPage page, string walk)
    {
        (this.page, this.walk) = (page, walk);
        // What the browser itself says of refused forms (a 4xx answer) is no complaint.
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) Complaints.Add(message.Text); };
        page.PageError += (_, fault) => Complaints.Add(fault);
    }

    /// <summary>Barriers that axe-core finds, pages that are too wide, and what the browser's console says.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>
    /// Everything at both widths, each with a picture, is asked for by <c>PAWORKFLOW_PICTURES=all</c>. Otherwise the phone answers for
    /// names, roles and sizes, and the desk, in the dark, for contrast: half of the time, and no rule is left out.
    /// </summary>
    static readonly bool all = Environment.GetEnvironmentVariable("PAWORKFLOW_PICTURES") == "all";

    static readonly AxeRunOptions contrast = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    public async Task Take(string name)
    {
        var number = ++taken;
        // Colours that are on their way are nobody's colours.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, width == 360 ? 740 : 900);
            var beyond = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            if (beyond > 0) Complaints.Add($"{name} is {beyond} px wider than a screen of {width} px");
            await Picture($"{name}-{width}");
            if (all || width == 360) await Ask($"{name} at {width} px", null);
        }
        var theme = await page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme");
        await Theme("dark");
        await Picture($"{name}-dark");
        // Nothing but the colours has changed.
        await Ask($"{name} in the dark", contrast);
        await Theme(theme);

        Task Picture(string file) => all ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{walk}-{number:00}-{file}.png"), FullPage = true }) : Task.CompletedTask;
        async Task Ask(string where, AxeRunOptions? options) =>
            Complaints.AddRange((await page.RunAxe(options)).Violations.Select(v => $"{where}: {v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Task Theme(string to) => page.EvaluateAsync("theme => document.documentElement.dataset.bsTheme = theme", to);
    }
}
