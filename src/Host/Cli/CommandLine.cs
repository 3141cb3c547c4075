using System.CommandLine;

namespace PaWorkflow.Host.Cli;

/// <summary>
/// The verbs. Results go to standard output, words for people to standard error; exit code 0 done, 1 the input is wrong
/// (each fault on a line), 2 wrong usage.
/// </summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int WrongInput = 1;
    public const int WrongUsage = 2;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("PaWorkflow — ระบบคำรับรองการปฏิบัติราชการ: runs a government unit's yearly performance agreement.")
        {
            ServeVerb.Command(), DemoVerb.Command(), SimulateVerb.Command(), CatalogueVerb.Command(), ResultsVerb.Command(), ScoreVerb.Command(), LettersVerb.Command(), BpmnVerb.Command(),
            CalendarVerb.Command(), SeedVerb.Command(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Run 'paworkflow --help' or 'paworkflow VERB --help' for the usage.");
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputFault fault)
        {
            foreach (var line in fault.Lines) await Console.Error.WriteLineAsync(line);
            return WrongInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidDataException or System.Net.Sockets.SocketException)
        {
            // What is outside of the program does not answer or is not what it was taken for: a file, a database, a port, the settings.
            await Console.Error.WriteLineAsync($"{fault.Message}{(fault.InnerException is { } cause ? $" ({cause.Message})" : "")}");
            return WrongInput;
        }
    }
}

/// <summary>What a person gave us is wrong: one line for each fault.</summary>
public sealed class InputFault(IEnumerable<string> lines) : Exception("The input is wrong.")
{
    public IReadOnlyList<string> Lines { get; } = [.. lines];

    public InputFault(string line) : this([line]) { }
}
