using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Cli;

/// <summary><c>simulate</c>: a whole fiscal year under a virtual clock; a run that was cut off is run on from its data.</summary>
static class SimulateVerb
{
    public static Command Command()
    {
        var catalogue = new Option<FileInfo>("--catalogue") { Description = "The catalogue (YAML, or Excel .xlsx).", Required = true };
        var units = new Option<int>("--units") { Description = "How many units, 1 to 99.", DefaultValueFactory = _ => 1 };
        units.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) || number is < 1 or > 99)) result.AddError("--units takes a whole number from 1 to 99.");
        });
        var seed = new Option<int>("--seed") { Description = "Decides who is late and what is returned.", DefaultValueFactory = _ => 1 };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data directory; a run that was cut off goes on from it.", Required = true };
        var results = new Option<DirectoryInfo>("--out") { Description = "Where letters, mails, bundles and summary.json go.", Required = true };
        var database = new Option<string?>("--database") { Description = "A connection string; without it SQLite in the data directory." };
        var json = new Option<bool>("--json") { Description = "The summary on standard output as JSON." };
        var command = new Command("simulate", "Runs a whole fiscal year under a virtual clock.") { catalogue, units, seed, data, results, database, json };
        command.SetAction((parsed, cancel) => Run(
            new(parsed.GetRequiredValue(catalogue), parsed.GetValue(units), parsed.GetValue(seed), parsed.GetRequiredValue(data),
                parsed.GetRequiredValue(results), parsed.GetValue(database)),
            parsed.GetValue(json), cancel));
        return command;
    }

    sealed record Request(FileInfo Catalogue, int Units, int Seed, DirectoryInfo Data, DirectoryInfo Out, string? Database);

    static async Task<int> Run(Request request, bool json, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var read = CatalogueInput.Read(request.Catalogue);
        var (catalogue, yaml) = (read.Catalogue, read.Yaml);
        var choice = ChoiceOf(request);

        await using var simulation = await Simulation.Simulation.Open(request.Data.FullName, choice, catalogue, yaml, request.Catalogue.Name, request.Seed, cancel);
        await simulation.Claim(request.Seed, request.Units, request.Catalogue.Name, yaml);
        await simulation.Launch([.. Enumerable.Range(1, request.Units).Select(SampleUnit.Numbered)], passwordHash: null);
        await simulation.Year.Run(Progress.Of(catalogue), cancel: cancel);

        await using var db = simulation.Contexts.Create();
        await new Harvest(db, simulation.Vault, request.Data.FullName, request.Out.FullName).Gather(cancel);
        var summary = await Summary.Of(db, catalogue.FiscalYear.Number, watch.Elapsed.TotalSeconds);
        await File.WriteAllTextAsync(Path.Combine(request.Out.FullName, "summary.json"), summary.ToJson() + "\n", cancel);
        if (json) Console.WriteLine(summary.ToJson());
        else Console.Error.WriteLine($"{summary.TasksCompleted} tasks, {summary.Letters} letters, {summary.Mails} mails, {summary.Incidents} incidents in {summary.WallSeconds:0.0} s: {request.Out.FullName}");
        return CommandLine.Done;
    }

    static DatabaseChoice ChoiceOf(Request request)
    {
        if (request.Database is null) return DatabaseChoice.EmbeddedIn(request.Data.FullName);
        try
        {
            return DatabaseChoice.Of(request.Database);
        }
        catch (ArgumentException fault)
        {
            throw new InputFault($"--database: {fault.Message}");
        }
    }
}
