using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Cli;

/// <summary>
/// <c>seed</c>: an empty database filled to a size, for measurements: one simulated unit in the middle of its second round, copied for as
/// many units as the figures want, and half of the tasks on the desks of the first unit alone.
/// </summary>
static class SeedVerb
{
    const string CatalogueName = "fy2564-one-stop-service.yaml";
    const int Most = 5_000_000;

    /// <summary>A Monday in the month in which the second round is reported: all that a year brings is there.</summary>
    public static readonly DateTimeOffset Stand = new(2021, 8, 9, 9, 0, 0, TimeSpan.FromHours(7));

    public static Command Command()
    {
        var tasks = Number("--tasks", "How many tasks, at least.");
        var files = Number("--files", "How many evidence files, at least.");
        var data = ServeVerb.Data(Path.Combine("data", "seed"));
        var database = new Option<string?>("--database") { Description = "A connection string; without it SQLite in the data directory." };
        var command = new Command("seed", "Fills an empty database with so many tasks and evidence files, for measurements.") { tasks, files, data, database };
        command.SetAction(async (parsed, cancel) =>
        {
            var watch = Stopwatch.StartNew();
            var filled = await Fill(parsed.GetRequiredValue(data).FullName, parsed.GetValue(database), parsed.GetValue(tasks), parsed.GetValue(files), cancel);
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{filled.Tasks} tasks, {filled.Files} evidence files, {filled.Units} units in {watch.Elapsed.TotalSeconds:0.0} s; sign in as strategy.u01, owner1.u01, director.u01, … with {DemoVerb.Password}"));
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Prepares the data directory and the database.</summary>
    /// <exception cref="InputFault">The connection string is none, or the database is in use.</exception>
    public static async Task<(int Tasks, int Files, int Units)> Fill(string data, string? connection, int tasks, int files, CancellationToken cancel)
    {
        var catalogue = BuiltinCatalogues.Read(CatalogueName);
        await using var simulation = await Simulation.Simulation.Open(data, Choice(data, connection), catalogue, BuiltinCatalogues.Text(CatalogueName), CatalogueName, 1, cancel);
        await using var db = simulation.Contexts.Create();
        if (await db.Units.AnyAsync(cancel)) throw new InputFault("--data, --database: the database holds a unit already; seed wants an empty one");
        var unit = SampleUnit.Numbered(1);
        await simulation.Launch([unit], new PasswordHasher<Person>().HashPassword(null!, DemoVerb.Password));
        await simulation.Year.Run(Progress.Of(catalogue), Stand, cancel);

        db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
        var (tasksOfOne, filesOfOne) = (await db.Tasks.CountAsync(cancel), await db.EvidenceFiles.CountAsync(cancel));
        var units = Math.Max(Rounded(files, filesOfOne), Rounded(tasks / 2, tasksOfOne));
        var copies = new UnitCopies(db, unit.Id);
        // In portions: what one statement adds is held by its transaction.
        for (var first = 1; first < units; first += 200) await copies.Copy(first, Math.Min(first + 199, units - 1), cancel);
        var more = Rounded(tasks - units * tasksOfOne, tasksOfOne);
        if (more > 0) await copies.Pile(1, more, cancel);
        await copies.Analyze(cancel);
        return (await db.Tasks.CountAsync(cancel), await db.EvidenceFiles.CountAsync(cancel), await db.Units.CountAsync(cancel));
    }

    static int Rounded(int wanted, int each) => Math.Max(0, (wanted + each - 1) / each);

    static DatabaseChoice Choice(string data, string? connection)
    {
        if (connection is null) return DatabaseChoice.EmbeddedIn(data);
        try
        {
            var choice = DatabaseChoice.Of(connection);
            return choice.Kind == DatabaseKind.SqlServer ? throw new InputFault("--database: seed fills SQLite and PostgreSQL") : choice;
        }
        catch (ArgumentException fault)
        {
            throw new InputFault($"--database: {fault.Message}");
        }
    }

    static Option<int> Number(string name, string description)
    {
        var option = new Option<int>(name) { Description = description, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Most)) result.AddError($"{name} takes a whole number from 1 to {Most}.");
        });
        return option;
    }
}
