using System.Diagnostics;

namespace PaWorkflow.Fixtures;

/// <summary>Runs a program to its end.</summary>
public static class Shell
{
    /// <returns>Exit code and both outputs.</returns>
    public static async Task<(int Code, string Out, string Error)> Try(string program, IEnumerable<string> arguments, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (directory is not null) start.WorkingDirectory = directory;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <exception cref="InvalidOperationException">The exit code is not 0; the message holds what the program said.</exception>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        var (code, output, error) = await Try(program, arguments);
        return code == 0 ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}:\n{output}\n{error}");
    }

    /// <summary>A port of this machine on which nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
