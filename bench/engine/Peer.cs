using System.Text.Json;
using PaWorkflow.Fixtures;

namespace PaWorkflow.EngineSpeed;

/// <summary>npm's bpmn-engine, in memory, on the same process; installed by its lock file.</summary>
sealed class Peer
{
    const int Instances = 300;

    Peer() { }

    static string Folder => AppContext.BaseDirectory;

    public static async Task<Peer> Prepare()
    {
        var (code, _, error) = await Shell.Try("npm", ["ci", "--loglevel=error"], Folder);
        return code == 0 ? new Peer() : throw new InvalidOperationException($"npm ci ended with {code}:\n{error}");
    }

    /// <returns>Completed tasks a second.</returns>
    public async Task<double> Completions()
    {
        var (code, output, error) = await Shell.Try("node", ["peer.mjs", "three-tasks.bpmn", $"{Instances}"], Folder);
        if (code != 0) throw new InvalidOperationException(error);
        var told = JsonDocument.Parse(output).RootElement;
        return told.GetProperty("completed").GetInt32() / told.GetProperty("milliseconds").GetDouble() * 1000;
    }
}
