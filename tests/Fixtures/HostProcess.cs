using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PaWorkflow.Fixtures;

/// <summary>The real program in a process of its own.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    readonly Process process;
    readonly StringBuilder error = new();
    readonly Task<string> output;
    readonly Task reading;
    readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<(string Words, TaskCompletionSource Heard)> awaited = [];

    HostProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        reading = ReadErrors();
    }

    /// <summary>The built program, beside the tests that refer to its project.</summary>
    public static string Dll => Path.Combine(AppContext.BaseDirectory, "paworkflow.dll");

    /// <param name="program">Another program beside the tests than the host.</param>
    public static HostProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments.Prepend(program is null ? Dll : Path.Combine(AppContext.BaseDirectory, program))) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int Code, string Out, string Error)> Run(params string[] arguments)
    {
        await using var host = Start(arguments);
        return await host.Ended();
    }

    public async Task<(int Code, string Out, string Error)> Ended()
    {
        await process.WaitForExitAsync();
        await reading;
        return (process.ExitCode, await output, error.ToString());
    }

    /// <summary>Where the web host listens, once it has said so.</summary>
    public Task<string> Listening() => listening.Task.WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>What it has said for people so far.</summary>
    public string Said
    {
        get { lock (error) return error.ToString(); }
    }

    /// <summary>Until the program says something for people; at once when it has ended without.</summary>
    public Task Heard(string words)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (error)
        {
            if (reading.IsCompleted || error.ToString().Contains(words, StringComparison.Ordinal)) return Task.CompletedTask;
            awaited.Add((words, heard));
        }
        return heard.Task;
    }

    /// <summary>SIGKILL; false when the program had ended by itself before.</summary>
    public async Task<bool> Kill()
    {
        if (process.HasExited) return false;
        process.Kill();
        await process.WaitForExitAsync();
        return true;
    }

    /// <summary>SIGKILL, after a while; false when the program had ended by itself before.</summary>
    public async Task<bool> KillAfter(TimeSpan time)
    {
        using var ended = new CancellationTokenSource();
        var exit = process.WaitForExitAsync(ended.Token);
        if (await Task.WhenAny(exit, Task.Delay(time, TimeProvider.System, ended.Token)) == exit) return false;
        await ended.CancelAsync();
        process.Kill();
        await process.WaitForExitAsync();
        return true;
    }

    async Task ReadErrors()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (error)
            {
                error.AppendLine(CultureInfo.InvariantCulture, $"{line}");
                foreach (var (words, heard) in awaited) if (line.Contains(words, StringComparison.Ordinal)) heard.TrySetResult();
            }
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0) listening.TrySetResult(line[at..].Split([' ', '\t'])[0]);
        }
        lock (error) awaited.ForEach(a => a.Heard.TrySetResult());
        listening.TrySetException(new InvalidOperationException($"The program ended without listening:\n{Said}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
