using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PaWorkflow.EndToEnd;

/// <summary>Pictures of a page at both widths in <c>artifacts/pages</c>, with all that a machine can find wrong with it.</summary>
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

    public async Task Take(string name)
    {
        var number = ++taken;
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, width == 360 ? 740 : 900);
            var beyond = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            if (beyond > 0) Complaints.Add($"{name} is {beyond} px wider than a screen of {width} px");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{walk}-{number:00}-{name}-{width}.png"), FullPage = true });
            Complaints.AddRange((await page.RunAxe()).Violations.Select(v => $"{name} at {width} px: {v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
    }
}
