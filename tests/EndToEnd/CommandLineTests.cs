using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PaWorkflow.Fixtures;

namespace PaWorkflow.EndToEnd;

/// <summary>The verbs as they are called from outside.</summary>
public sealed class CommandLineTests
{
    readonly string folder = Ground.Temporary();

    /// <summary>The worked examples of the scoring rules, through the real program.</summary>
    [Theory]
    [InlineData("11m", "1.2.1", """{"1":{"done":true},"2":{"done":true},"3":{"parts":[86.4,86.4,86.4]}}""", "3", "3.5200")]
    [InlineData("11m", "1.2.1", """{"3":{"parts":[82.5,82.5,82.5]}}""", "3", "0.4000")]
    [InlineData("11m", "1.2.1", """{"3":{"parts":[82,82,82]}}""", "3", "0.0000")]
    [InlineData("11m", "1.2.1", """{"3":{"parts":[90,90,90]}}""", "3", "4.0000")]
    [InlineData("5m", "1.2.3", """{"1":{"done":true},"3":{"value":6.5}}""", "3", "2.1000")]
    [InlineData("5m", "1.2.2", """{"1":{"done":false},"2":{"done":true}}""", "2", "0.0000")]
    [InlineData("5m", "2", """{"3":{"numerator":140,"denominator":200}}""", "3", "2.4000")]
    [InlineData("5m", "1.2.3", """{"1":{"done":true,"evidence":false}}""", "1", "0.0000")]
    public async Task Score_gives_the_points_of_the_worked_examples(string round, string kpi, string criteria, string criterion, string expected)
    {
        var (code, output, error) = await Score(round, Results(kpi, criteria));
        Assert.True(code == 0, error);
        Assert.Equal(expected, JsonNode.Parse(output)!["kpis"]![kpi]!["criteria"]![criterion]!.ToJsonString());
    }

    /// <summary>Closing Friday 16:30: Friday 17:00, Saturday or Monday is one working day late, Tuesday two; KPI 4 counts calendar days on its own score.</summary>
    [Theory]
    [InlineData("1.2.3", "2021-02-19T16:30:00+07:00", "0.0000", "0.0000")]
    [InlineData("1.2.3", "2021-02-19T17:00:00+07:00", "0.0000", "0.0100")]
    [InlineData("1.2.3", "2021-02-20T09:00:00+07:00", "0.0000", "0.0100")]
    [InlineData("1.2.3", "2021-02-22T09:00:00+07:00", "0.0000", "0.0100")]
    [InlineData("1.2.3", "2021-02-23T09:00:00+07:00", "0.0000", "0.0200")]
    [InlineData("4", "2021-02-15T23:00:00+07:00", "0.0000", "0.0000")]
    [InlineData("4", "2021-02-20T09:00:00+07:00", "0.0500", "0.0000")]
    public async Task Score_takes_off_what_a_late_report_costs(string kpi, string submitted, string own, string general)
    {
        var (code, output, error) = await Score("5m", Results(kpi, """{"1":{"done":true},"2":{"done":true}}""", submitted));
        Assert.True(code == 0, error);
        var answer = JsonNode.Parse(output)!;
        Assert.Equal((own, general), (answer["kpis"]![kpi]!["penalty"]!.ToJsonString(), answer["latePenalty"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_catalogue_with_several_faults_is_refused_with_all_of_them()
    {
        var yaml = (await File.ReadAllTextAsync(Ground.Catalogue)).Replace("weight: 40", "weight: 35", StringComparison.Ordinal);
        yaml = Once(yaml, "rule: composite", "rule: compositum");
        yaml = Once(yaml, "[40, 50, 60, 70, 80]", "[40, 50, 60, 70]");
        var file = Path.Combine(folder, "bad.yaml");
        await File.WriteAllTextAsync(file, yaml);
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), """{"kpis":{}}""");
        var (code, output, error) = await HostProcess.Run("score", "--catalogue", file, "--round", "5m", "--results", Path.Combine(folder, "results.json"), "--json");
        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"bad\.yaml:\d+: .*95.*100", error);
        Assert.Matches(@"bad\.yaml:\d+: .*compositum.*composite", error);
        Assert.Matches(@"bad\.yaml:\d+: .*thresholds.*", error);
        (code, _, var again) = await HostProcess.Run("simulate", "--catalogue", file, "--data", Path.Combine(folder, "d"), "--out", Path.Combine(folder, "o"), "--json");
        Assert.Equal((1, error), (code, again));
    }

    [Fact]
    public async Task A_definition_with_a_dangling_flow_is_refused_with_line_and_remedy()
    {
        var xml = (await File.ReadAllTextAsync(Path.Combine(Ground.Root, "src/Workflows/Definitions/sop-hss4-s-07.bpmn")))
            .Replace("sourceRef=\"bundle\" targetRef=\"attach-in-smart\"", "sourceRef=\"bundle\" targetRef=\"nowhere\"", StringComparison.Ordinal);
        var file = Path.Combine(folder, "bad.bpmn");
        await File.WriteAllTextAsync(file, xml);
        var (code, _, error) = await HostProcess.Run("bpmn", "check", file);
        Assert.Equal(1, code);
        Assert.Matches(@"bad\.bpmn:\d+: 'to-attach-in-smart': the flow ends at 'nowhere'.*; draw it to a node", error);
        Assert.Equal(0, (await HostProcess.Run("bpmn", "check", Path.Combine(Ground.Root, "src/Workflows/Definitions/sop-hss4-s-07.bpmn"))).Code);
    }

    [Fact]
    public async Task A_template_with_unclosed_tags_is_refused_with_each_of_them()
    {
        var file = Path.Combine(folder, "bad.docx");
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(
                new Paragraph(new Run(new Text("เรียน {name"))), new Paragraph(new Run(new Text("{#files}{name}")))));
        }
        var (code, _, error) = await HostProcess.Run("letters", "check", file);
        Assert.Equal(1, code);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= 2, error);
        Assert.All(lines, line => Assert.Matches(@"^bad\.docx: .*paragraph \d.*;", line));
    }

    [Fact]
    public async Task An_edited_form_is_checked_against_its_letters_data_and_annotated()
    {
        var file = Path.Combine(folder, "return-memo.docx");
        var (form, copy) = (Path.Combine(Ground.Root, "src/Templates/Letters/return-memo.docx"), Path.Combine(folder, "told", "return-memo.docx"));
        Assert.Equal(0, (await HostProcess.Run("letters", "check", form)).Code);
        File.Copy(form, file);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
            document.MainDocumentPart!.Document!.Body!.PrependChild(new Paragraph(new Run(new Text("เรียน {kpiNme}"))));
        var (code, output, error) = await HostProcess.Run("letters", "check", file, "--annotate", copy, "--json");
        Assert.Equal(1, code);
        Assert.Matches(@"^return-memo\.docx: word/document\.xml, paragraph 1 .*: the data has no ""kpiNme""; did you mean kpiName\? — .*หมายถึง kpiName หรือไม่\n$", error);
        Assert.Equal("UnknownTag", (string?)JsonNode.Parse(output)![0]!["kind"]);
        using (var document = WordprocessingDocument.Open(copy, isEditable: false))
            Assert.Contains("kpiName", Assert.Single(document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>()).InnerText, StringComparison.Ordinal);
        Assert.Equal(2, (await HostProcess.Run("letters", "check")).Code);
        Assert.Equal(1, (await HostProcess.Run("letters", "check", file, "--kind", "memo")).Code);
    }

    [Fact]
    public async Task A_form_that_departs_from_official_papers_is_warned_of_and_passes()
    {
        var file = Path.Combine(folder, "return-memo.docx");
        File.Copy(Path.Combine(Ground.Root, "src/Templates/Letters/return-memo.docx"), file);
        Assert.Equal((0, ""), await HostProcess.Run("letters", "check", file, "--lint") is var (clean, none, _) ? (clean, none) : default);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
            document.MainDocumentPart!.Document!.Body!.Descendants<PageMargin>().Single().Left = 1440;
        var (code, output, _) = await HostProcess.Run("letters", "check", file, "--lint");
        Assert.Equal(0, code);
        Assert.Matches(@"^warning: return-memo\.docx: word/document\.xml: the left margin is 2\.54 cm; set it to 3 cm — ขอบซ้าย.*\n$", output);
        (code, output, _) = await HostProcess.Run("letters", "check", file, "--lint", "--json");
        Assert.Equal((0, "Margins", "warning"), (code, (string?)JsonNode.Parse(output)![0]!["kind"], (string?)JsonNode.Parse(output)![0]!["severity"]));
    }

    [Fact]
    public async Task Letters_render_check_and_list_their_tags()
    {
        var form = Path.Combine(Ground.Root, "src/Templates/Letters/return-memo.docx");
        var (code, output, _) = await HostProcess.Run("letters", "tags", form, "--json");
        Assert.Equal(0, code);
        Assert.Contains(JsonNode.Parse(output)!.AsArray(), tag => (string?)tag!["name"] == "reason");
        var data = Path.Combine(folder, "data.json");
        await File.WriteAllTextAsync(data, Templates.ReturnMemo.Sample.ToData().GetRawText());
        var letter = Path.Combine(folder, "made", "memo.docx");
        (code, _, var error) = await HostProcess.Run("letters", "render", "--template", form, "--data", data, "--out", letter);
        Assert.True(code == 0, error);
        using var document = WordprocessingDocument.Open(letter, isEditable: false);
        Assert.Contains(Templates.ReturnMemo.Sample.Reason[..10], document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bpmn_run_answers_as_the_contract_says()
    {
        var script = Path.Combine(folder, "script.json");
        await File.WriteAllTextAsync(script, """{"variables":{"plan":{"briefing":{"due":"2020-11-10T09:00:00Z","reminders":[],"escalateAt":null}}},"steps":[]}""");
        var (code, output, error) = await HostProcess.Run("bpmn", "run", Path.Combine(Ground.Root, "src/Workflows/Definitions/sop-hss4-s-07.bpmn"), "--script", script, "--json");
        Assert.True(code == 0, error);
        var answer = JsonNode.Parse(output)!;
        Assert.Equal("waiting", (string)answer["state"]!);
        Assert.Equal("""["hold-briefing"]""", answer["waiting"]!.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("dance")]
    [InlineData("score --round 7m")]
    [InlineData("simulate --units 0")]
    [InlineData("simulate --units abc")]
    public async Task Wrong_usage_ends_with_2(string line)
    {
        var (code, output, error) = await HostProcess.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (code, output));
        Assert.NotEqual("", error);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (code, _, error) = await HostProcess.Run("bpmn", "check", "/nowhere/x.bpmn");
        Assert.Equal(1, code);
        Assert.Contains("/nowhere/x.bpmn", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("http://256.1.1.1:1")]
    public async Task An_address_that_is_none_is_refused(string url)
    {
        var (code, _, error) = await HostProcess.Run("serve", "--data", folder, "--urls", url);
        Assert.Equal(1, code);
        Assert.Contains($"'{url}' is no address to listen on", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_simulation_and_a_database_that_is_away_are_told_plainly()
    {
        var (data, target) = (Path.Combine(folder, "d"), Path.Combine(folder, "o"));
        string[] Simulate(string seed, params string[] more) => ["simulate", "--catalogue", Ground.Catalogue, "--seed", seed, "--data", data, "--out", target, .. more];
        var (code, _, error) = await HostProcess.Run(Simulate("1"));
        Assert.Equal(0, code);
        (code, _, error) = await HostProcess.Run(Simulate("2"));
        Assert.Equal(1, code);
        Assert.Contains("the directory holds the simulation of seed 1", error, StringComparison.Ordinal);
        (code, _, error) = await HostProcess.Run(Simulate("1", "--database", $"Host=127.0.0.1;Port={Shell.FreePort()};Username=x;Database=x"));
        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_answers_on_this_machine_only()
    {
        var (code, _, error) = await HostProcess.Run("demo", "--data", folder, "--urls", "http://0.0.0.0:5000");
        Assert.Equal(1, code);
        Assert.Contains("loopback", error, StringComparison.Ordinal);
    }

    async Task<(int Code, string Out, string Error)> Score(string round, string results)
    {
        var file = Path.Combine(folder, "results.json");
        await File.WriteAllTextAsync(file, results);
        return await HostProcess.Run("score", "--catalogue", Ground.Catalogue, "--round", round, "--results", file, "--json");
    }

    static string Results(string kpi, string criteria, string? submitted = null)
    {
        var entry = new JsonObject { ["criteria"] = JsonNode.Parse(criteria) };
        if (submitted is not null) entry["submitted"] = submitted;
        return new JsonObject { ["kpis"] = new JsonObject { [kpi] = entry } }.ToJsonString();
    }

    static string Once(string text, string old, string with)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the catalogue has no '{old}'");
        return text[..at] + with + text[(at + old.Length)..];
    }
}
