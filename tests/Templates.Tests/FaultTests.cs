namespace PaWorkflow.Templates.Tests;

public sealed class FaultTests
{
    static IReadOnlyList<TemplateFault> FaultsOf(string body) => Template.Compile(Docx.Of(body), "form.docx").Faults;

    [Theory]
    [InlineData("{name", FaultKind.UnclosedTag, "{name")]
    [InlineData("{one {two}", FaultKind.UnclosedTag, "{one")]
    [InlineData("name}", FaultKind.UnopenedTag, "}")]
    [InlineData("{{name}}", FaultKind.DuplicateOpen, "name")]
    [InlineData("{name}}", FaultKind.DuplicateClose, "name")]
    [InlineData("{}", FaultKind.BadTag, "{}")]
    [InlineData("{#}", FaultKind.BadTag, "{#}")]
    [InlineData("{a..b}", FaultKind.BadTag, "{a..b}")]
    [InlineData("{#a|list}{/}", FaultKind.BadTag, "{#a|list}")]
    [InlineData("{@xml}", FaultKind.BadTag, "{@xml}")]
    [InlineData("{=only=}", FaultKind.BadTag, "{=only=}")]
    [InlineData("{#l}x", FaultKind.LoopNotClosed, "{#l}")]
    [InlineData("{/l}", FaultKind.LoopNotOpened, "{/l}")]
    [InlineData("{/}", FaultKind.LoopNotOpened, "{/}")]
    [InlineData("{#list}x{/lst}", FaultKind.CloseMismatch, "{/lst}")]
    [InlineData("{#a}{#b}{/a}{/b}", FaultKind.CloseMismatch, "{/a}")]
    public void One_slip_is_one_fault(string text, FaultKind kind, string tag)
    {
        var fault = Assert.Single(FaultsOf(Docx.P(text)));
        Assert.Equal((kind, tag), (fault.Kind, fault.Tag));
        Assert.Null(Template.Compile(Docx.Of(Docx.P(text)), "form.docx").Template);
    }

    [Fact]
    public void All_faults_come_at_once_each_with_its_place()
    {
        var faults = FaultsOf(Docx.P("fine {x}") + Docx.P("due {date") + Docx.Table(["a", "{#l}"]) + Docx.P("{n|bath}"));
        Assert.Equal(
            [
                "form.docx: word/document.xml, paragraph 2 (\"due {date\"): the tag \"{date\" is not closed; write {date} in the same paragraph",
                "form.docx: word/document.xml, paragraph 4, table 1 row 1 cell 2 (\"{#l}\"): {#l} is not closed; write {/l} after what it repeats",
                "form.docx: word/document.xml, paragraph 5 (\"{n|bath}\"): the filter \"bath\" of {n|bath} is unknown; did you mean baht?",
            ],
            faults.Select(fault => fault.ToString()));
        Assert.Contains("ย่อหน้า 4, ตาราง 1 แถว 1 ช่อง 2", faults[1].InThai(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_that_begins_outside_a_table_and_ends_inside_is_unbalanced() =>
        Assert.Equal(FaultKind.UnbalancedLoop, Assert.Single(FaultsOf(Docx.P("{#l}") + Docx.Table(["{/l}"]))).Kind);

    [Fact]
    public void Two_loops_over_one_row_are_refused() =>
        Assert.Equal(FaultKind.TwoRowLoops, Assert.Single(FaultsOf(Docx.Table(["{#a}{#b}", "{/b}{/a}"]))).Kind);

    [Theory]
    [InlineData("{nme}", "{nme}: the data has no \"nme\"; did you mean name?")]
    [InlineData("{unit.nam}", "{unit.nam}: the data has no \"nam\"; did you mean name?")]
    [InlineData("{everyone}", "{everyone}: the data has no \"everyone\"; the data here has: list, name, unit")]
    [InlineData("{list}", "{list} got a list; it takes a text or number")]
    [InlineData("{unit}", "{unit} got an object; it takes a text or number")]
    [InlineData("{name|beDate}", "{name|beDate} got \"x\"; it takes a date like 2021-02-19")]
    [InlineData("{name|baht}", "{name|baht} got \"x\"; it takes a number like 1080.5")]
    public void Data_that_does_not_fit_is_a_fault_that_names_the_tag(string tag, string expected)
    {
        var result = Docx.Compiled(Docx.P(tag)).Render(Docx.Json("""{"name": "x", "unit": {"name": "u"}, "list": [1, 2]}"""));
        Assert.Null(result.Document);
        Assert.Contains(expected, Assert.Single(result.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_over_a_field_that_the_data_lacks_shows_nothing_and_is_remarked()
    {
        var result = Docx.Compiled(Docx.P("{#lst}x{/}{^lst}none{/}")).Render(Docx.Json("""{"list": [1]}"""));
        Assert.Equal("none", Docx.Text(Docx.Body(result.Document!)));
        Assert.Contains("did you mean list?", result.Remarks[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_only_some_items_have_prints_nothing_for_the_others() =>
        Assert.Equal("a1 b c3 ", Docx.Render(Docx.P("{#l}{x}{#d}{e}{/d} {/l}"), """{"l": [{"x": "a", "d": {"e": 1}}, {"x": "b", "d": {}}, {"x": "c", "d": {"e": 3}}]}"""));

    [Fact]
    public void A_field_that_every_item_lacks_is_one_fault() =>
        Assert.Single(Docx.Compiled(Docx.P("{#l}{x}{/l}")).Render(Docx.Json("""{"l": [{}, {}, {}]}""")).Faults);

    [Fact]
    public void A_list_beyond_ten_thousand_is_refused() => Assert.Equal(FaultKind.TooLong,
        Assert.Single(Docx.Compiled(Docx.P("{#l}x{/l}")).Render(Docx.Json($$"""{"l": [{{string.Join(',', Enumerable.Repeat('1', 10_001))}}]}""")).Faults).Kind);

    [Fact]
    public void Half_a_character_in_the_data_is_a_fault() =>
        Assert.Equal(FaultKind.WrongValue, Assert.Single(Docx.Compiled(Docx.P("{x}")).Render(Docx.Json("""{"x": "\ud800"}""")).Faults).Kind);

    [Theory]
    [InlineData("INCLUDETEXT \"c:/x.docx\"")]
    [InlineData("DDEAUTO cmd x")]
    [InlineData("DATE")]
    public void Fields_that_act_are_refused_even_when_cut_into_runs(string code)
    {
        var body = $"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code[..2]}</w:instrText></w:r><w:r><w:instrText>{code[2..]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        Assert.Contains($"the field {code.Split(' ')[0]}", Assert.Single(FaultsOf(body)).ToString(), StringComparison.Ordinal);
        Assert.Empty(FaultsOf(body.Replace(code[..2], "PAGE ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Macros_outside_links_and_foreign_documents_are_refused()
    {
        var docx = Docx.Of("<w:altChunk r:id=\"rId9\"/>", ("word/vbaProject.bin", "x"),
            ("word/_rels/document.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://example.org/x.png" TargetMode="External"/></Relationships>"""));
        var faults = Template.Compile(docx, "form.docx").Faults;
        Assert.Equal(3, faults.Count);
        Assert.All(faults, fault => Assert.Equal(FaultKind.ForbiddenPart, fault.Kind));
    }

    [Fact]
    public void What_is_no_Word_file_is_said_to_be_none()
    {
        Assert.Equal(FaultKind.NotAWordFile, Assert.Single(Template.Compile([1, 2, 3], "form.docx").Faults).Kind);
        Assert.Equal(FaultKind.NotAWordFile, Assert.Single(Template.Compile(Docx.Zip([("a.txt", "x")]), "form.docx").Faults).Kind);
        Assert.Contains("word/document.xml", Assert.Single(FaultsOf("<w:p>")).ToString(), StringComparison.Ordinal);
        var withDtd = Docx.Of("", ("word/header1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"));
        Assert.Contains("word/header1.xml", Assert.Single(Template.Compile(withDtd, "form.docx").Faults).ToString(), StringComparison.Ordinal);
        var deep = Docx.Of("", ("word/header1.xml", string.Concat(Enumerable.Repeat("<a>", 300)) + string.Concat(Enumerable.Repeat("</a>", 300))));
        Assert.Equal(FaultKind.NotAWordFile, Assert.Single(Template.Compile(deep, "form.docx").Faults).Kind);
    }

    [Fact]
    public void Tags_in_sections_that_the_sample_would_not_show_are_checked_too()
    {
        var faults = Docx.Compiled(Docx.P("{#note}{nte}{/note}{^list}{wrong}{/list}{#list}{nam}{/list}")).Check(Docx.Json("""{"note": null, "list": [{"name": "x"}]}"""));
        Assert.Equal(["{nte}", "{wrong}", "{nam}"], faults.Select(fault => fault.Tag));
    }
}
