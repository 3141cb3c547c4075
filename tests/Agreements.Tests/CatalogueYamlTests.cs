using YamlDotNet.RepresentationModel;

namespace PaWorkflow.Agreements.Tests;

/// <summary>A catalogue that is written is the one that is read again.</summary>
public class CatalogueYamlTests
{
    public static TheoryData<string> Names => [.. BuiltinCatalogues.Names, "everything.yaml"];

    static Catalogue Of(string name) => name == "everything.yaml" ? Everything.Catalogue : BuiltinCatalogues.Read(name);

    static Catalogue Again(Catalogue catalogue)
    {
        var reading = CatalogueFile.Read(CatalogueYaml.Write(catalogue), "again.yaml");
        Assert.Empty(reading.Faults);
        return reading.Catalogue!;
    }

    [Theory, MemberData(nameof(Names))]
    public void A_catalogue_that_is_written_reads_the_same(string name) => Assert.Equal(Dump.Of(Of(name)), Dump.Of(Again(Of(name))));

    [Theory, MemberData(nameof(Names))]
    public void The_same_catalogue_gives_the_same_text(string name) => Assert.Equal(CatalogueYaml.Write(Of(name)), CatalogueYaml.Write(Again(Of(name))));

    [Theory, MemberData(nameof(Names))]
    public void The_same_is_warned_of_as_in_the_file_that_was_written_by_hand(string name)
    {
        var text = name == "everything.yaml" ? Everything.Yaml : BuiltinCatalogues.Text(name);
        Assert.Equal(
            CatalogueFile.Read(text, name).Warnings.Select(w => $"{w.Path}: {w.Wrong.English}").Order(StringComparer.Ordinal),
            CatalogueFile.Read(CatalogueYaml.Write(Of(name)), name).Warnings.Select(w => $"{w.Path}: {w.Wrong.English}").Order(StringComparer.Ordinal));
    }

    /// <summary>A reader that resolves plain words by YAML's own rules must find texts where texts are meant.</summary>
    [Fact]
    public void Texts_that_look_like_something_else_are_quoted()
    {
        var text = CatalogueYaml.Write(Everything.Catalogue);
        Assert.Contains("name: \"yes\"", text, StringComparison.Ordinal);
        Assert.Contains("name: \"true\"", text, StringComparison.Ordinal);
        Assert.Contains("- \"null\"", text, StringComparison.Ordinal);
        Assert.Contains("code: \"2.10\"", text, StringComparison.Ordinal);
        Assert.Contains("id: \"2.10\"", text, StringComparison.Ordinal);
        Assert.Contains("id: 3\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_written_for_people_too()
    {
        var text = CatalogueYaml.Write(Sample.Fy2564);
        Assert.Contains("latePenalty: {perDay: 0.01, days: working}\n", text, StringComparison.Ordinal);
        Assert.Contains("            thresholds: [83, 84, 85, 86, 87]\n", text.Replace("                ", "            ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\n\nkpis:\n  - code: \"1.2.1\"\n    name: ร้อยละ", text, StringComparison.Ordinal);
        Assert.Contains("\n\n  - code: \"1.2.2\"\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n...", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_stands_on_one_line()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(CatalogueYaml.Write(Everything.Catalogue)));
        var texts = Assert.Single(stream.Documents).AllNodes.OfType<YamlScalarNode>().ToList();
        Assert.Contains(texts, t => t.Value!.Contains('\n', StringComparison.Ordinal));
        Assert.All(texts, t => Assert.Equal(t.Start.Line, t.End.Line));
    }

    /// <summary>A round that does not read is one fault, not one more at each KPI.</summary>
    [Fact]
    public void A_round_with_a_fault_of_its_own_is_known_to_the_kpis()
    {
        var yaml = BuiltinCatalogues.Text("fy2564-one-stop-service.yaml").Replace("opens: 2021-02-01T08:30", "opens: soon", StringComparison.Ordinal);
        Assert.Equal("rounds[0].opens", Assert.Single(CatalogueFile.Read(yaml, "k.yaml").Faults).Path);
    }
}
