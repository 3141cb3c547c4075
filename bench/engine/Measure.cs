using System.Diagnostics;

namespace PaWorkflow.EngineSpeed;

/// <summary>Times work done by callers that each do the next piece as soon as the last one is done.</summary>
static class Measure
{
    /// <returns>Pieces a second.</returns>
    public static async Task<double> Rate(int callers, int pieces, Func<Task> piece)
    {
        var left = pieces;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await piece();
        })));
        return pieces / watch.Elapsed.TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
