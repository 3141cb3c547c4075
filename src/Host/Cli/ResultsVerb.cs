using System.CommandLine;
using PaWorkflow.Workbooks;
using Variables = PaWorkflow.Workflows.Engine.Variables;

namespace PaWorkflow.Host.Cli;

/// <summary><c>results export</c> and <c>results import</c>: the results of a round as an Excel workbook.</summary>
static class ResultsVerb
{
    public static Command Command() => new("results", "Turns the results of a round into an Excel workbook and back.") { Export(), Import() };

    static Option<FileInfo> Catalogue() => new("--catalogue") { Description = "The catalogue (YAML, or Excel .xlsx).", Required = true };

    static Option<string> Round()
    {
        var round = new Option<string>("--round") { Description = "5m or 11m.", Required = true };
        round.AcceptOnlyFromAmong("5m", "11m");
        return round;
    }

    static Command Export()
    {
        var (catalogue, round, target) = (Catalogue(), Round(), OutputFile.Option("The workbook (.xlsx).", ".xlsx"));
        var results = new Option<FileInfo?>("--results") { Description = "What is known already (JSON, or Excel .xlsx); without it an empty form." };
        var command = new Command("export", "Writes the results of a round as an Excel workbook: a row for each criterion, item and part, with what is to be filled in.") { catalogue, round, results, target };
        command.SetAction(parsed =>
        {
            var id = parsed.GetRequiredValue(round);
            var read = CatalogueInput.Read(parsed.GetRequiredValue(catalogue), id).Catalogue;
            var known = parsed.GetValue(results) is { } file ? ResultsInput.Read(file, read, id) : null;
            OutputFile.Write(parsed.GetRequiredValue(target), ResultsWorkbook.Write(read, id, known));
            return CommandLine.Done;
        });
        return command;
    }

    static Command Import()
    {
        var (catalogue, round, target) = (Catalogue(), Round(), OutputFile.Option("The results (.json), as the verb score reads them.", ".json"));
        var file = new Argument<FileInfo>("file") { Description = "The filled-in workbook (.xlsx)." };
        var command = new Command("import", "Reads a filled-in workbook of results; with a single fault nothing is written.") { catalogue, round, file, target };
        command.SetAction(parsed =>
        {
            var (source, id) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(round));
            var import = ResultsInput.Import(source, InputFile.Bytes(source), CatalogueInput.Read(parsed.GetRequiredValue(catalogue), id).Catalogue, id);
            OutputFile.Write(parsed.GetRequiredValue(target), import.Json!.ToJsonString(Variables.Json) + "\n");
            return CommandLine.Done;
        });
        return command;
    }
}
