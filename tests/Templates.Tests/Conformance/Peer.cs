using System.Diagnostics;
using System.Text.Json;

namespace PaWorkflow.Templates.Tests;

/// <summary>npm's docxtemplater, installed by its lock file beside the tests; started once for all that is to be compared.</summary>
static class Peer
{
    static string Folder => Path.Combine(AppContext.BaseDirectory, "peer");

    /// <summary>Null where it can run, else why it cannot.</summary>
    public static string? Missing => OnPath("node") && OnPath("npm") ? null : "Node.js (node, npm) is not on the PATH, so docxtemplater cannot run beside the engine.";

    static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <returns>For each template its document, or the ids of docxtemplater's errors.</returns>
    public static async Task<IReadOnlyList<(byte[]? Document, string? Error)>> Render(IEnumerable<(byte[] Template, JsonElement Data, bool ParagraphLoop)> cases, CancellationToken cancel)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) await Run("npm", ["ci", "--loglevel=error"], "", cancel);
        var asked = JsonSerializer.Serialize(cases.Select(c => new { template = c.Template, data = c.Data, paragraphLoop = c.ParagraphLoop }));
        using var answers = JsonDocument.Parse(await Run("node", ["peer.mjs", "render"], asked, cancel));
        return [.. answers.RootElement.EnumerateArray().Select(answer => answer.TryGetProperty("document", out var document)
            ? (document.GetBytesFromBase64(), (string?)null) : (null, answer.GetProperty("error").GetString()))];
    }

    static async Task<string> Run(string program, string[] arguments, string input, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromMinutes(3), cancel);
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await complained}");
    }
}
