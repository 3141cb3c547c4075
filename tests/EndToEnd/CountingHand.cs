using System.Diagnostics;
using Microsoft.Playwright;

namespace PaWorkflow.EndToEnd;

/// <summary>A person at the browser: counts clicks, fields and letters, and the time in which they wait for the machine.</summary>
sealed class CountingHand(IPage page)
{
    readonly Stopwatch machine = new();

    public int Clicks { get; private set; }
    public int Fields { get; private set; }
    public int Letters { get; private set; }

    /// <summary>Pages that were to be read.</summary>
    public int Pages { get; private set; }

    public TimeSpan Waited => machine.Elapsed;

    /// <summary>Clicks what leads on, and waits until what comes next is there.</summary>
    public async Task Press(ILocator what, ILocator next)
    {
        (Clicks, Pages) = (Clicks + 1, Pages + 1);
        machine.Start();
        await what.ClickAsync();
        await Assertions.Expect(next).ToBeVisibleAsync(new() { Timeout = 60_000 });
        machine.Stop();
    }

    public Task Type(string selector, string text)
    {
        (Fields, Letters) = (Fields + 1, Letters + text.Length);
        return page.Locator(selector).FillAsync(text);
    }

    /// <summary>Opens a list and takes a line of it.</summary>
    public Task Choose(ILocator list, SelectOptionValue line)
    {
        Clicks += 2;
        return list.SelectOptionAsync(line);
    }

    /// <summary>Opens the window for files, and takes one.</summary>
    public Task Upload(string selector, string file)
    {
        Clicks += 3;
        return page.Locator(selector).SetInputFilesAsync(file);
    }

    /// <summary>A click that leads nowhere else, such as on a file to take along.</summary>
    public void Clicked() => Clicks++;

    /// <summary>Typed elsewhere, in a worksheet.</summary>
    public void Typed(params IEnumerable<string> texts)
    {
        foreach (var text in texts) (Fields, Letters) = (Fields + 1, Letters + text.Length);
    }
}
