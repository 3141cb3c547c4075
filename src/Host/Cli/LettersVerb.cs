using System.CommandLine;
using System.Text.Json;
using PaWorkflow.Templates;
using Variables = PaWorkflow.Workflows.Engine.Variables;

namespace PaWorkflow.Host.Cli;

/// <summary><c>letters render</c>, <c>letters check</c> and <c>letters tags</c>: Word templates without the rest of the house.</summary>
static class LettersVerb
{
    public static Command Command() => new("letters", "Renders and checks Word templates.") { Render(), Check(), Tags() };

    static Command Render()
    {
        var template = new Option<FileInfo>("--template") { Description = "The template (.docx).", Required = true };
        var data = new Option<FileInfo>("--data") { Description = "What fills it (JSON).", Required = true };
        var target = new Option<FileInfo>("--out") { Description = "The letter (.docx).", Required = true };
        var command = new Command("render", "Fills a template.") { template, data, target };
        command.SetAction(parsed =>
        {
            var form = Read(parsed.GetRequiredValue(template));
            var rendered = form.Render(Data(parsed.GetRequiredValue(data)));
            if (rendered.Document is not { } docx) throw new InputFault(rendered.Faults.Select(f => f.ToString()));
            var place = parsed.GetRequiredValue(target).FullName;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllBytes(place, docx);
            return CommandLine.Done;
        });
        return command;
    }

    static Command Check()
    {
        var file = new Argument<FileInfo>("file") { Description = "The template (.docx)." };
        var command = new Command("check", "Tells every fault of a template, with its place and remedy.") { file };
        command.SetAction(parsed =>
        {
            Console.Error.WriteLine($"{Read(parsed.GetRequiredValue(file)).Tags.Count} tags");
            return CommandLine.Done;
        });
        return command;
    }

    static Command Tags()
    {
        var file = new Argument<FileInfo>("file") { Description = "The template (.docx)." };
        var json = new Option<bool>("--json") { Description = "The list as JSON." };
        var command = new Command("tags", "Lists the tags of a template.") { file, json };
        command.SetAction(parsed =>
        {
            var tags = Read(parsed.GetRequiredValue(file)).Tags;
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(tags.Select(t => new { t.Name, kind = t.Kind.ToString().ToLowerInvariant(), t.Filters, t.Within }), Variables.Json));
            else foreach (var tag in tags) Console.WriteLine($"{string.Concat(tag.Within.Select(w => $"{w} > "))}{tag.Name}");
            return CommandLine.Done;
        });
        return command;
    }

    static Template Read(FileInfo file)
    {
        var reading = Template.Compile(InputFile.Bytes(file), file.Name);
        return reading.Template ?? throw new InputFault(reading.Faults.Select(f => f.ToString()));
    }

    static JsonElement Data(FileInfo file)
    {
        try
        {
            return JsonDocument.Parse(InputFile.Text(file)).RootElement;
        }
        catch (JsonException fault)
        {
            throw new InputFault($"{file.Name}:{fault.LineNumber + 1}: this is no JSON: {fault.Message}; give an object with the template's fields");
        }
    }
}
