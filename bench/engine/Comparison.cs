using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.EngineSpeed;

/// <param name="Ratio">Median over the rounds of ours to bare in the same round.</param>
/// <param name="Where">A line that tells where the time goes.</param>
sealed record Told(string Database, int Callers, string What, double Ours, double Bare, double Ratio, double? Peer, string? Where);

/// <summary>Ours, the bare rows and the peer by turns, several rounds of each.</summary>
static class Comparison
{
    public static async Task<List<Told>> Run(string database, Ground ground, Peer peer, int rounds)
    {
        var (steps, bare) = (new Steps(ground), new BareRows(ground));
        var told = new List<Told>();
        foreach (var callers in new[] { 1, 8 })
        {
            var (starts, completions) = (callers == 1 ? 200 : 800, callers == 1 ? 600 : 2400);
            var (ours, limits, done, written, peers) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round <= rounds; round++)
            {
                await bare.Prepare(completions);
                var start = await Measure.Rate(callers, starts, steps.Start);
                var startLimit = await Measure.Rate(callers, starts, bare.Start);
                var (completed, limit) = (0.0, 0.0);
                for (var third = 0; third < 3; third++)
                {
                    await steps.Gather();
                    completed += 1 / await Measure.Rate(callers, completions / 3, steps.Complete) / 3;
                    limit += 1 / await Measure.Rate(callers, completions / 3, bare.Complete) / 3;
                }
                var other = await peer.Completions();
                Console.Error.WriteLine($"{database}, {callers} callers, round {round}: start {start:f0}/s, bare {startLimit:f0}/s; completion {1 / completed:f0}/s, bare {1 / limit:f0}/s; peer {other:f0}/s");
                // The first round warms up.
                if (round == 0) continue;
                ours.Add(start);
                limits.Add(startLimit);
                done.Add(1 / completed);
                written.Add(1 / limit);
                peers.Add(other);
            }
            told.Add(new(database, callers, "start", Measure.Median(ours), Measure.Median(limits), Ratio(ours, limits), null, null));
            told.Add(new(database, callers, "completion", Measure.Median(done), Measure.Median(written), Ratio(done, written), Measure.Median(peers),
                await Where(database, steps, callers)));
        }
        return told;
    }

    static double Ratio(List<double> ours, List<double> limits) => Measure.Median(ours.Zip(limits, (one, other) => one / other));

    static async Task<string> Where(string database, Steps steps, int callers)
    {
        const int Completions = 600;
        await Measure.Rate(callers, Completions, steps.Start);
        await steps.Gather();
        using var shares = new Shares();
        var whole = 1000 * Completions / await Measure.Rate(callers, Completions, steps.Complete);
        var (reading, saving, commit, reads) = shares.Told;
        var engine = Completions * EngineMilliseconds();
        string Share(double ms) => $"{ms / whole:p0}";
        return $"| {database} | {callers} | {whole / Completions:f2} | {(double)reads / Completions:f1} | {Share(reading)} | {Share(saving)} | {Share(commit)} | {Share(engine)} | {Share(whole - reading - saving - commit - engine)} |";
    }

    /// <summary>Reading the state, the engine's step and writing the state, without a database.</summary>
    static double EngineMilliseconds()
    {
        var definition = BpmnFile.Read(Ground.Bpmn, "three-tasks.bpmn").Processes.Single();
        var now = TimeProvider.System.GetUtcNow();
        var born = (Step.Taken)ProcessEngine.Advance(definition, null, new StartInstance("i", "i", Variables.Of(new { owner = Ground.Owner })), now);
        var (json, task) = (StateJson.Write(born.State), born.State.Tokens.Single().TaskId!);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        const int Times = 2000;
        for (var n = 0; n < Times; n++)
        {
            var step = (Step.Taken)ProcessEngine.Advance(definition, StateJson.Read(json), new CompleteTask(task, Variables.Of(new { approved = true })), now);
            StateJson.Write(step.State);
        }
        return watch.Elapsed.TotalMilliseconds / Times;
    }
}
