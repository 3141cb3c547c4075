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
        var keep = KeepParagraphs();
        var command = new Command("render", "Fills a template.") { template, data, target, keep };
        command.SetAction(parsed =>
        {
            var form = Read(parsed.GetRequiredValue(template), parsed.GetValue(keep));
            var rendered = form.Render(Data(parsed.GetRequiredValue(data)));
            if (rendered.Document is not { } docx) throw new InputFault(rendered.Faults.Select(Line));
            foreach (var remark in rendered.Remarks) Console.Error.WriteLine(Line(remark));
            Write(parsed.GetRequiredValue(target), docx);
            return CommandLine.Done;
        });
        return command;
    }

    static Command Check()
    {
        var file = new Argument<FileInfo>("file") { Description = "The template (.docx)." };
        var kind = new Option<string?>("--kind") { Description = $"The kind of letter whose data its tags are looked up in ({string.Join(", ", LetterKind.All.Select(kind => kind.Id))}); a file named after a kind is taken for it." };
        var data = new Option<FileInfo?>("--data") { Description = "Data that its tags are looked up in (JSON)." };
        var annotated = new Option<FileInfo?>("--annotate") { Description = "Writes a copy with a Word comment at each fault (.docx)." };
        var json = new Option<bool>("--json") { Description = "The faults as JSON on standard output." };
        var lint = new Option<bool>("--lint") { Description = "Also warns where it departs from how official papers look; the exit code stays that of the faults." };
        var keep = KeepParagraphs();
        var command = new Command("check", "Tells every fault of a template, with its place and remedy.") { file, kind, data, annotated, lint, json, keep };
        command.SetAction(parsed =>
        {
            var template = parsed.GetRequiredValue(file);
            var docx = InputFile.Bytes(template);
            var reading = Reading(template, docx, parsed.GetValue(kind), parsed.GetValue(data) is { } sample ? Data(sample) : null, new(!parsed.GetValue(keep)));
            var findings = parsed.GetValue(lint) ? Findings(template, docx, parsed.GetValue(kind)) : [];
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(reading.Faults.Select(fault => Told(fault)).Concat(findings.Select(finding => Told(finding))), Variables.Json));
            else foreach (var finding in findings) Console.WriteLine(Line(finding));
            if (reading.Template is { } good)
            {
                Console.Error.WriteLine($"{good.Tags.Count} tags");
                return CommandLine.Done;
            }
            var lines = reading.Faults.Select(Line).ToList();
            if (parsed.GetValue(annotated) is { } copy)
            {
                if (Template.Annotate(docx, reading.Faults) is { } commented) Write(copy, commented);
                else lines.Add($"{template.Name}: it cannot be read far enough to write comments into a copy; mend what is said above first");
            }
            throw new InputFault(lines);
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
            var tags = Read(parsed.GetRequiredValue(file), keepParagraphs: false).Tags;
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(tags.Select(t => new { t.Name, kind = t.Kind.ToString().ToLowerInvariant(), t.Filters, t.Within }), Variables.Json));
            else foreach (var tag in tags) Console.WriteLine($"{string.Concat(tag.Within.Select(w => $"{w} > "))}{tag.Name}");
            return CommandLine.Done;
        });
        return command;
    }

    static Option<bool> KeepParagraphs() => new("--keep-paragraphs") { Description = "Paragraphs that hold a loop's tag alone stay, instead of going with it." };

    // In the data that was given, else in that of its kind, else in none.
    static TemplateReading Reading(FileInfo file, byte[] docx, string? kind, JsonElement? sample, TemplateOptions options)
    {
        var id = kind ?? Path.GetFileNameWithoutExtension(file.Name);
        var known = LetterKind.All.FirstOrDefault(known => known.Id == id);
        if (kind is not null && known is null) throw new InputFault($"--kind {kind}: there is no such kind of letter; there are {string.Join(", ", LetterKind.All.Select(one => one.Id))}");
        return known is null || sample is not null ? Template.Compile(docx, file.Name, options, sample) : known.Compile(docx, file.Name);
    }

    static IReadOnlyList<FormFinding> Findings(FileInfo file, byte[] docx, string? kind)
    {
        var id = kind ?? Path.GetFileNameWithoutExtension(file.Name);
        return LetterKind.All.FirstOrDefault(known => known.Id == id) is { } known ? known.Lint(docx, file.Name) : FormLint.Of(docx, file.Name);
    }

    static Template Read(FileInfo file, bool keepParagraphs)
    {
        var reading = Template.Compile(InputFile.Bytes(file), file.Name, new(!keepParagraphs));
        return reading.Template ?? throw new InputFault(reading.Faults.Select(Line));
    }

    // One fault, one line, in both languages.
    static string Line(TemplateFault fault) => $"{fault} — {fault.Wrong.Thai}; {fault.Right.Thai}";

    static string Line(FormFinding finding) => $"warning: {finding} — {finding.Wrong.Thai}; {finding.Right.Thai}";

    static object Told(FormFinding finding) => new
    {
        kind = finding.Rule.ToString(), severity = "warning", finding.Place.Part, finding.Place.Paragraph, finding.Place.Table, finding.Place.Row, finding.Place.Cell, finding.Place.Near,
        finding.More, wrong = finding.Wrong, right = finding.Right,
    };

    static object Told(TemplateFault fault) => new
    {
        kind = fault.Kind.ToString(), severity = "error", fault.Tag, fault.Place.Part, fault.Place.Paragraph, fault.Place.Table, fault.Place.Row, fault.Place.Cell, fault.Place.Near,
        wrong = fault.Wrong, right = fault.Right,
    };

    static void Write(FileInfo file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.FullName)!);
        File.WriteAllBytes(file.FullName, bytes);
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
