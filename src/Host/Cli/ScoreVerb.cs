using System.CommandLine;
using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Cli;

/// <summary><c>score</c>: scores a results file by a catalogue.</summary>
static class ScoreVerb
{
    public static Command Command()
    {
        var catalogue = new Option<FileInfo>("--catalogue") { Description = "The catalogue (YAML, or Excel .xlsx).", Required = true };
        var round = new Option<string>("--round") { Description = "5m or 11m.", Required = true };
        round.AcceptOnlyFromAmong("5m", "11m");
        var results = new Option<FileInfo>("--results") { Description = "The results (JSON, or Excel .xlsx).", Required = true };
        var json = new Option<bool>("--json") { Description = "The answer as JSON." };
        var command = new Command("score", "Scores a results file by a catalogue.") { catalogue, round, results, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(catalogue), parsed.GetRequiredValue(round), parsed.GetRequiredValue(results), parsed.GetValue(json)));
        return command;
    }

    static int Run(FileInfo catalogueFile, string round, FileInfo resultsFile, bool json)
    {
        var read = CatalogueInput.Read(catalogueFile, round);
        var catalogue = read.Catalogue;
        var results = ResultsInput.Read(resultsFile, catalogue, round);
        read.Warn();

        var answer = Scoring.Score(catalogue, round, results, WorkingCalendar.Thai);
        if (json) Console.WriteLine(answer.ToJson());
        else Print(catalogue, answer);
        return CommandLine.Done;
    }

    static void Print(Catalogue catalogue, ScoreAnswer answer)
    {
        foreach (var (code, kpi) in answer.Kpis)
            Console.WriteLine($"{code,-8} {ScoreAnswer.Rounded(kpi.Score)}  ({ScoreAnswer.Rounded(kpi.Points)} / {ScoreAnswer.Rounded(kpi.Max)})  {catalogue.Kpi(code).Name}");
        Console.WriteLine($"weighted {ScoreAnswer.Rounded(answer.Weighted)}  late {ScoreAnswer.Rounded(answer.LatePenalty)}  total {ScoreAnswer.Rounded(answer.Total)}");
    }
}
