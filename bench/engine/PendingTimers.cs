using System.Diagnostics;
using PaWorkflow.Fixtures;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EngineSpeed;

/// <summary>How long a start of the real program takes until its first page is served, with 100,000 pending timers and with none, by turns.</summary>
static class PendingTimers
{
    const int Timers = 100_000;
    const int Starts = 9;

    public static async Task Run()
    {
        var (none, many) = (await Data(0), await Data(Timers));
        var (quiet, loaded) = (new List<double>(), new List<double>());
        for (var n = 0; n <= Starts; n++)
        {
            var (one, other) = (await Start(none), await Start(many));
            Console.Error.WriteLine($"none {one:f0} ms, {Timers} {other:f0} ms");
            // The first start fills the file cache.
            if (n == 0) continue;
            quiet.Add(one);
            loaded.Add(other);
        }
        Console.WriteLine("| pending timers | ms from the start of the process to the first page (median) | ratio |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine($"| 0 | {Measure.Median(quiet):f0} | 1 |");
        Console.WriteLine($"| {Timers} | {Measure.Median(loaded):f0} | {Measure.Median(quiet.Zip(loaded, (one, other) => other / one)):f2} |");
    }

    static async Task<string> Data(int timers)
    {
        var folder = Ground.Temporary();
        await WaitingInstances.Fill(DatabaseChoice.EmbeddedIn(folder), TimeProvider.System, timers, TimeProvider.System.GetUtcNow().AddYears(1), TimeSpan.FromMinutes(1));
        return folder;
    }

    static async Task<double> Start(string data)
    {
        var watch = Stopwatch.StartNew();
        await using var host = HostProcess.Start(["serve", "--data", data, "--urls", $"http://127.0.0.1:{Shell.FreePort()}"]);
        using var browser = new HttpClient();
        (await browser.GetAsync(new Uri(await host.Listening()))).EnsureSuccessStatusCode();
        return watch.Elapsed.TotalMilliseconds;
    }
}
