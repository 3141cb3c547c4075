using System.CommandLine;
using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Workbooks;
using Variables = PaWorkflow.Workflows.Engine.Variables;

namespace PaWorkflow.Host.Cli;

/// <summary><c>catalogue check</c>, <c>export</c>, <c>import</c> and <c>next</c>: catalogues as YAML and as Excel workbooks.</summary>
static class CatalogueVerb
{
    public static Command Command() => new("catalogue", "Checks catalogues, turns them into Excel workbooks and back, and begins the next year's.") { Check(), Export(), Import(), Next() };

    static Argument<FileInfo> Named(string description = "The catalogue (YAML, or Excel .xlsx).") => new("file") { Description = description };

    static Command Check()
    {
        var file = Named();
        var json = new Option<bool>("--json") { Description = "Faults and warnings as JSON." };
        var command = new Command("check", "Tells every fault of a catalogue, with its line or cell and remedy, and what its manual leaves in doubt.") { file, json };
        command.SetAction(parsed =>
        {
            var look = CatalogueInput.Look(parsed.GetRequiredValue(file));
            if (parsed.GetValue(json)) Console.WriteLine(new JsonObject
            {
                ["fiscalYear"] = look.Catalogue?.FiscalYear.Number,
                ["faults"] = new JsonArray([.. look.Faults.Select(f => f.Parts)]),
                ["warnings"] = new JsonArray([.. look.Warnings.Select(w => w.Parts)]),
            }.ToJsonString(Variables.Json));
            if (look.Catalogue is not { } catalogue) throw new InputFault(look.Faults.Select(f => f.ToString()));
            foreach (var warning in look.Warnings) Console.Error.WriteLine(warning);
            Console.Error.WriteLine($"{catalogue.FiscalYear}: {catalogue.Kpis.Count} KPIs, {look.Warnings.Count} warnings");
            return CommandLine.Done;
        });
        return command;
    }

    static Command Export()
    {
        var file = Named();
        var target = OutputFile.Option("The workbook (.xlsx), or the catalogue written anew (.yaml).", ".xlsx", ".yaml", ".yml");
        var command = new Command("export", "Writes a catalogue as an Excel workbook to fill in, or as YAML.") { file, target };
        command.SetAction(parsed =>
        {
            Write(parsed.GetRequiredValue(target), CatalogueInput.Read(parsed.GetRequiredValue(file)).Catalogue);
            return CommandLine.Done;
        });
        return command;
    }

    static Command Import()
    {
        var file = Named("The filled-in workbook (.xlsx).");
        var target = OutputFile.Option("The catalogue (.yaml).", ".yaml", ".yml");
        var command = new Command("import", "Reads a filled-in workbook; with a single fault nothing is written.") { file, target };
        command.SetAction(parsed =>
        {
            var read = CatalogueInput.Read(parsed.GetRequiredValue(file));
            OutputFile.Write(parsed.GetRequiredValue(target), CatalogueYaml.Write(read.Catalogue));
            read.Warn();
            return CommandLine.Done;
        });
        return command;
    }

    static Command Next()
    {
        var file = Named();
        var target = OutputFile.Option("The next year's catalogue (.yaml or .xlsx).", ".yaml", ".yml", ".xlsx");
        var json = new Option<bool>("--json") { Description = "What was moved, as JSON." };
        var command = new Command("next", "Copies a catalogue for the next fiscal year: dates a year later on working days, years in texts replaced.") { file, target, json };
        command.SetAction(parsed =>
        {
            var copy = NextYear.Of(CatalogueInput.Read(parsed.GetRequiredValue(file)).Catalogue, WorkingCalendar.Thai);
            Write(parsed.GetRequiredValue(target), copy.Catalogue);
            if (parsed.GetValue(json)) Console.WriteLine(new JsonObject
            {
                ["fiscalYear"] = copy.Catalogue.FiscalYear.Number,
                ["dates"] = new JsonArray([.. copy.Dates.Select(Parts)]),
                ["texts"] = new JsonArray([.. copy.Texts.Select(Parts)]),
                ["notes"] = new JsonArray([.. copy.Notes.Select(Said.Both)]),
            }.ToJsonString(Variables.Json));
            foreach (var moved in copy.Dates.Concat(copy.Texts)) Console.Error.WriteLine(moved.InEnglish().ReplaceLineEndings(" "));
            foreach (var note in copy.Notes) Console.Error.WriteLine(note.English);
            return CommandLine.Done;
        });
        return command;
    }

    static JsonObject Parts(Moved moved) => new()
    {
        ["place"] = Said.Both(moved.Place), ["from"] = Said.Both(moved.From), ["to"] = Said.Both(moved.To), ["why"] = moved.Why is { } why ? Said.Both(why) : null,
    };

    static void Write(FileInfo target, Catalogue catalogue)
    {
        if (OutputFile.IsWorkbook(target)) OutputFile.Write(target, CatalogueWorkbook.Write(catalogue));
        else OutputFile.Write(target, CatalogueYaml.Write(catalogue));
    }
}
