using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PaWorkflow.LetterSpeed;

/// <summary>npm's docxtemplater on the same template and data; installed by its lock file.</summary>
sealed class Peer
{
    const int Letters = 200;

    Peer() { }

    static string Folder => Path.Combine(AppContext.BaseDirectory, "peer");

    public static async Task<Peer> Prepare(Order order)
    {
        await Run("npm", "ci", "--loglevel=error");
        await File.WriteAllBytesAsync(Path.Combine(Folder, "order.docx"), order.Template);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "order.json"), order.Data);
        return new Peer();
    }

    /// <returns>Milliseconds of the processor a letter, after a hundred to warm up.</returns>
    public async Task<double> Milliseconds()
    {
        var told = JsonDocument.Parse(await Run("node", "peer.mjs", "time", "order.docx", "order.json", Letters.ToString(CultureInfo.InvariantCulture))).RootElement;
        return told.GetProperty("milliseconds").GetDouble() / told.GetProperty("letters").GetInt32();
    }

    static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await error}");
    }
}
