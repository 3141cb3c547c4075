using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace PaWorkflow.Host.Pdf;

/// <summary>What became of a document: its PDF, or the reason why there is none.</summary>
public sealed record Converted(byte[]? Pdf, string? Fault);

/// <summary>
/// One LibreOffice that stays running and makes PDFs, one after another: a start takes seconds, a document then a quarter of one. A macro in a
/// profile of its own (<c>Basic/Converter.xba</c>) waits for jobs in a folder, so that nothing but LibreOffice itself is needed. One that
/// hangs is killed at the limit and the next document starts another; one that nobody needs for a while ends.
/// </summary>
public sealed class WarmOffice(Office office) : IDisposable
{
    static readonly TimeSpan idleFor = TimeSpan.FromMinutes(10);
    static readonly TimeSpan look = TimeSpan.FromMilliseconds(20);

    /// <summary>A fresh office is replaced after so many documents: it grows with each.</summary>
    const int MaxDocuments = 500;

    readonly SemaphoreSlim turn = new(1, 1);
    readonly string home = Path.Combine(Path.GetTempPath(), "paworkflow-office-" + Guid.NewGuid().ToString("N"));
    Process? running;
    int documents;
    CancellationTokenSource? rest;

    public Office Office => office;

    /// <summary>Of the office that runs now; null before the first document.</summary>
    public int? ProcessId => running?.Id;

    string Jobs => Path.Combine(home, "jobs");

    /// <summary>Makes the PDF of a document. Callers take turns.</summary>
    /// <param name="extension">What kind of document it is, as its name ends.</param>
    public async Task<Converted> Convert(Stream document, string extension, CancellationToken cancel)
    {
        if (!office.Installed) return new(null, "LibreOffice is not installed.");
        if (Office.FilterOf(extension) is not { } filter) return new(null, $"Documents of the kind '{extension}' are not made into PDF.");
        await turn.WaitAsync(cancel);
        try
        {
            rest?.Cancel();
            return await Convert(document, extension, filter, cancel);
        }
        finally
        {
            Rest();
            turn.Release();
        }
    }

    async Task<Converted> Convert(Stream document, string extension, string filter, CancellationToken cancel)
    {
        if (documents >= MaxDocuments) Stop();
        if (running is null or { HasExited: true }) await Start(cancel);
        var id = (++documents).ToString(CultureInfo.InvariantCulture);
        var (source, target) = (Path.Combine(home, $"{id}.{extension}"), Path.Combine(home, $"{id}.pdf"));
        try
        {
            await using (var file = File.Create(source)) await document.CopyToAsync(file, cancel);
            await Ask(id, [Address(source), Address(target), filter], cancel);
            var said = await Answer(id, cancel);
            if (said == "done" && File.Exists(target)) return new(await File.ReadAllBytesAsync(target, cancel), null);
            return new(null, said ?? Lost());
        }
        finally
        {
            // An office that was stopped took its folder along.
            foreach (var file in new[] { source, target }.Where(File.Exists)) File.Delete(file);
        }
    }

    /// <summary>Whole or not there: the office must not read half a job.</summary>
    async Task Ask(string id, string[] lines, CancellationToken cancel)
    {
        var half = Path.Combine(Jobs, $"{id}.half");
        await File.WriteAllLinesAsync(half, lines, cancel);
        File.Move(half, Path.Combine(Jobs, $"{id}.job"));
    }

    /// <returns>Null when the office is gone or its time is over.</returns>
    async Task<string?> Answer(string id, CancellationToken cancel)
    {
        var answer = Path.Combine(Jobs, $"{id}.answer");
        var began = Stopwatch.GetTimestamp();
        // Real time, whatever clock the business goes by: another program is waited for.
        while (Stopwatch.GetElapsedTime(began) < office.Limit && running is { HasExited: false })
        {
            if (File.Exists(answer))
            {
                var said = (await File.ReadAllTextAsync(answer, cancel)).Trim();
                File.Delete(answer);
                return said;
            }
            await Task.Delay(look, TimeProvider.System, cancel);
        }
        return null;
    }

    string Lost()
    {
        var hung = running is { HasExited: false };
        Stop();
        return hung ? $"LibreOffice did not finish the document within {office.Limit.TotalSeconds:0} seconds and was stopped." : "LibreOffice ended while it worked on the document.";
    }

    async Task Start(CancellationToken cancel)
    {
        Stop();
        // A new profile fills itself from the installation, over whatever lies in it: only then is the macro put in.
        Directory.CreateDirectory(Jobs);
        using (var first = Process.Start(Call("--terminate_after_init"))!) await Ended(first, cancel);
        var standard = Path.Combine(home, "profile", "user", "basic", "Standard");
        Directory.CreateDirectory(standard);
        await Unpack("Converter.xba", standard, cancel);
        await Unpack("script.xlb", standard, cancel);
        running = Process.Start(Call($"macro:///Standard.Converter.Serve(\"{Address(Jobs)}/\")"))!;
        Drain(running);
    }

    async Task Ended(Process process, CancellationToken cancel)
    {
        Drain(process);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(office.Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            throw;
        }
    }

    ProcessStartInfo Call(string what) => new(office.Program!,
        [$"-env:UserInstallation={Address(Path.Combine(home, "profile"))}", "--headless", "--nologo", "--norestore", "--nodefault", "--nolockcheck", what])
    {
        RedirectStandardOutput = true, RedirectStandardError = true,
    };

    // What it says is of no use, but a full pipe would stop it.
    static void Drain(Process process)
    {
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    static string Address(string path) => new Uri(path).AbsoluteUri;

    static async Task Unpack(string name, string folder, CancellationToken cancel)
    {
        await using var from = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Pdf.{name}")!;
        await using var to = File.Create(Path.Combine(folder, name));
        await from.CopyToAsync(to, cancel);
    }

    /// <summary>Ends the office when nobody has come for a while.</summary>
    void Rest()
    {
        var mine = rest = new CancellationTokenSource();
        _ = Task.Delay(idleFor, TimeProvider.System, mine.Token).ContinueWith(async waited =>
        {
            if (waited.IsCanceled) return;
            await turn.WaitAsync();
            if (!mine.IsCancellationRequested) Stop();
            turn.Release();
        }, TaskScheduler.Default);
    }

    void Stop()
    {
        if (running is not null) Kill(running);
        running = null;
        documents = 0;
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
    }

    static void Kill(Process process)
    {
        using (process)
        {
            if (process.HasExited) return;
            // soffice is a script that starts the program proper.
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    public void Dispose()
    {
        rest?.Cancel();
        Stop();
    }
}
