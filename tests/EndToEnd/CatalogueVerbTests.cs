using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PaWorkflow.Agreements;
using PaWorkflow.Fixtures;

namespace PaWorkflow.EndToEnd;

/// <summary>The verbs <c>catalogue</c>, <c>results</c> and <c>score</c> with Excel workbooks, as they are called from outside.</summary>
public sealed class CatalogueVerbTests
{
    readonly string folder = Ground.Temporary();

    string At(string name) => Path.Combine(folder, name);

    static async Task<string> Done(params string[] arguments)
    {
        var (code, output, error) = await HostProcess.Run(arguments);
        Assert.True(code == 0, error);
        return output;
    }

    /// <summary>Puts texts into cells, as a person would.</summary>
    internal static void Type(string file, string sheet, params (string Cell, string? Text)[] typed)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: true);
        var book = document.WorkbookPart!;
        var id = book.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        var cells = ((WorksheetPart)book.GetPartById(id)).Worksheet!.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
        foreach (var (name, text) in typed)
        {
            var cell = cells[name];
            cell.RemoveAllChildren();
            cell.DataType = text is null ? null : CellValues.InlineString;
            if (text is not null) cell.AppendChild(new InlineString(new Text(text)));
        }
    }

    [Fact]
    public async Task A_catalogue_goes_out_as_Excel_and_comes_back_the_same()
    {
        await Done("catalogue", "export", Ground.Catalogue, "--out", At("made/kpi.xlsx"));
        await Done("catalogue", "import", At("made/kpi.xlsx"), "--out", At("again.yaml"));
        Assert.Equal(CatalogueYaml.Write(CatalogueFile.Read(await File.ReadAllTextAsync(Ground.Catalogue), "").Catalogue!), await File.ReadAllTextAsync(At("again.yaml")));
        var checkedFile = JsonNode.Parse(await Done("catalogue", "check", At("made/kpi.xlsx"), "--json"))!;
        Assert.Equal(2564, (int)checkedFile["fiscalYear"]!);
        Assert.Empty(checkedFile["faults"]!.AsArray());
        Assert.Contains(checkedFile["warnings"]!.AsArray(), w => (string?)w!["sheet"] == "รอบ" && (string?)w["cell"] == "C13" && ((string)w["wrong"]!["th"]!).Contains("15 ส.ค. 2564", StringComparison.Ordinal));
        // The same of the YAML, by line and path.
        var ofYaml = JsonNode.Parse(await Done("catalogue", "check", Ground.Catalogue, "--json"))!;
        Assert.Equal(checkedFile["warnings"]!.AsArray().Count, ofYaml["warnings"]!.AsArray().Count);
        Assert.Contains(ofYaml["warnings"]!.AsArray(), w => (int?)w!["line"] > 1 && (string?)w["path"] == "kpis[5].rounds.11m.closes");
    }

    [Fact]
    public async Task A_workbook_with_faults_is_refused_with_each_of_them_by_cell_and_nothing_is_written()
    {
        await Done("catalogue", "export", Ground.Catalogue, "--out", At("kpi.xlsx"));
        Type(At("kpi.xlsx"), "ตัวชี้วัด", ("C2", "35"), ("D3", "พื้นฐาน"));
        Type(At("kpi.xlsx"), "คำรับรอง", ("B5", "31 ก.พ. 2564"));
        var (code, output, error) = await HostProcess.Run("catalogue", "import", At("kpi.xlsx"), "--out", At("kpi.yaml"));
        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            [
                "kpi.xlsx: คำรับรอง!B5: '31 ก.พ. 2564' is no date; give a date with a time, such as 29 ม.ค. 2564 16:30",
                "kpi.xlsx: ตัวชี้วัด!C2:C7: the weights sum to 95; let them sum to 100 as “น้ำหนักรวมกันได้” says",
                "kpi.xlsx: ตัวชี้วัด!D3: 'พื้นฐาน' is unknown; choose one of: ประสิทธิผลการดำเนินงาน, ศักยภาพในการดำเนินงาน",
            ], error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(File.Exists(At("kpi.yaml")));
        (code, output, error) = await HostProcess.Run("catalogue", "check", At("kpi.xlsx"), "--json");
        Assert.Equal(1, code);
        Assert.Equal(["คำรับรอง!B5", "ตัวชี้วัด!C2:C7", "ตัวชี้วัด!D3"], JsonNode.Parse(output)!["faults"]!.AsArray().Select(f => $"{f!["sheet"]}!{f["cell"]}"));
        // Every verb that takes a catalogue says the same.
        foreach (var verb in new[] { "export", "next" })
        {
            var refused = await HostProcess.Run("catalogue", verb, At("kpi.xlsx"), "--out", At("x.yaml"));
            Assert.Equal((1, error), (refused.Code, refused.Error));
        }
        Assert.False(File.Exists(At("x.yaml")));
    }

    [Fact]
    public async Task The_next_year_begins_with_a_copy_and_a_list_of_what_was_moved()
    {
        var moved = JsonNode.Parse(await Done("catalogue", "next", Ground.Catalogue, "--out", At("2565.xlsx"), "--json"))!;
        Assert.Equal(2565, (int)moved["fiscalYear"]!);
        Assert.Contains(moved["dates"]!.AsArray(), d => (string?)d!["to"]!["en"] == "2022-02-18 16:30" && ((string)d["why"]!["th"]!).Contains("วันเสาร์", StringComparison.Ordinal));
        await Done("catalogue", "import", At("2565.xlsx"), "--out", At("2565.yaml"));
        Assert.Contains("fiscalYear: 2565", await File.ReadAllTextAsync(At("2565.yaml")), StringComparison.Ordinal);
        var (_, _, error) = await HostProcess.Run("catalogue", "next", At("2565.yaml"), "--out", At("2566.yaml"));
        Assert.Contains("round 5m: closing: 2022-02-18 16:30 → 2023-02-17 16:30", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_filled_in_in_Excel_and_score_the_same()
    {
        await Done("catalogue", "export", Ground.Catalogue, "--out", At("kpi.xlsx"));
        await File.WriteAllTextAsync(At("r.json"), """{"kpis":{"1.2.3":{"criteria":{"1":{"done":true},"3":{"value":6.5}},"submitted":"2021-02-22T09:00:00+07:00"},"2":{"criteria":{"3":{"numerator":140,"denominator":200}}}}}""");
        await Done("results", "export", "--catalogue", At("kpi.xlsx"), "--round", "5m", "--results", At("r.json"), "--out", At("r.xlsx"));
        string[] score = ["score", "--catalogue", At("kpi.xlsx"), "--round", "5m", "--json", "--results"];
        var scored = await Done([.. score, At("r.json")]);
        Assert.Equal(scored, await Done([.. score, At("r.xlsx")]));
        Assert.Equal("2.1000", JsonNode.Parse(scored)!["kpis"]!["1.2.3"]!["criteria"]!["3"]!.ToJsonString());
        await Done("results", "import", "--catalogue", Ground.Catalogue, "--round", "5m", At("r.xlsx"), "--out", At("again.json"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(At("r.json"))), JsonNode.Parse(await File.ReadAllTextAsync(At("again.json")))));
        // A fault in it is told by its cell, and no score is given.
        Type(At("r.xlsx"), "ผล", ("G9", "หก"));
        var (code, output, error) = await HostProcess.Run([.. score, At("r.xlsx")]);
        Assert.Equal((1, "r.xlsx: ผล!G9: 'หก' is no number; give a number, e.g. 86.4\n"), (code, error.ReplaceLineEndings("\n")));
        Assert.Equal("", output);
        (code, _, error) = await HostProcess.Run("results", "import", "--catalogue", Ground.Catalogue, "--round", "11m", At("r.xlsx"), "--out", At("x.json"));
        Assert.Equal((1, "r.xlsx: ชุดผล!B4: these are results of round 5m, not of 11m; take the workbook of the right round\n"), (code, error.ReplaceLineEndings("\n")));
        Assert.False(File.Exists(At("x.json")));
    }

    [Fact]
    public async Task Files_that_are_no_workbooks_are_refused_plainly()
    {
        await File.WriteAllTextAsync(At("text.xlsx"), "ตัวชี้วัด,น้ำหนัก");
        var (code, _, error) = await HostProcess.Run("catalogue", "check", At("text.xlsx"));
        Assert.Equal((1, "text.xlsx: this is no Excel workbook; open it in Excel and save it as .xlsx (Excel Workbook)\n"), (code, error.ReplaceLineEndings("\n")));
        (code, _, error) = await HostProcess.Run("score", "--catalogue", Ground.Catalogue, "--round", "5m", "--results", At("text.xlsx"));
        Assert.Equal(1, code);
        Assert.StartsWith("text.xlsx: this is no Excel workbook", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catalogue")]
    [InlineData("catalogue export x.yaml")]
    [InlineData("catalogue export x.yaml --out x.pdf")]
    [InlineData("catalogue import x.xlsx --out x.xlsx")]
    [InlineData("results export --round 5m --out x.xlsx")]
    [InlineData("results export --catalogue x.yaml --round 7m --out x.xlsx")]
    [InlineData("results import --catalogue x.yaml --round 5m x.xlsx --out x.yaml")]
    public async Task Wrong_usage_ends_with_2(string line)
    {
        var (code, output, error) = await HostProcess.Run(line.Split(' '));
        Assert.Equal((2, ""), (code, output));
        Assert.NotEqual("", error);
    }
}
