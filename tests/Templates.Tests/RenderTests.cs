namespace PaWorkflow.Templates.Tests;

public sealed class RenderTests
{
    [Fact]
    public void A_tag_cut_into_runs_takes_the_formatting_of_the_run_in_which_it_begins()
    {
        var body = "<w:p><w:r><w:t>ก </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ข {na</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>me</w:t></w:r><w:r><w:t>} ค</w:t></w:r></w:p>";
        var paragraph = Docx.Body(Docx.Rendered(Docx.Compiled(body), """{"name": "ชื่อ"}""")).Elements(Docx.W + "p").Single();
        Assert.Equal("ก ข ชื่อ ค", paragraph.Value);
        Assert.NotNull(paragraph.Elements(Docx.W + "r").Single(run => run.Value.Contains("ชื่อ", StringComparison.Ordinal)).Element(Docx.W + "rPr")!.Element(Docx.W + "b"));
        Assert.Empty(paragraph.Descendants(Docx.W + "i"));
    }

    [Theory]
    [InlineData("{#list}{.}, {/list}", "a, b, ")]
    [InlineData("{#list}{.}{/}", "ab")]
    [InlineData("{#people}{name}/{unit.name} {/people}", "x/u y/u ")]
    [InlineData("{unit.name} {unit.missing.deeper}", "u ")]
    [InlineData("{#unit}{name}{/unit}", "u")]
    [InlineData("{#yes}{unit.name}{/yes}{^yes}no{/}", "u")]
    [InlineData("{#no}shown{/}{#zero}shown{/}{#none}shown{/}{#empty}shown{/}{#nobody}shown{/}", "")]
    [InlineData("{^no}1{/}{^zero}2{/}{^none}3{/}{^empty}4{/}{^nobody}5{/}{^yes}6{/}", "12345")]
    [InlineData("{ชื่อหน่วย}", "ศูนย์")]
    [InlineData("{ none }|{empty}", "|")]
    [InlineData("{n}", "1.50")]
    [InlineData("{list|list}", "a และ b")]
    [InlineData("{date|beDate} {date|beDateShort|arabicDigits} {date|beYear}", "๑๙ กุมภาพันธ์ ๒๕๖๔ 19 ก.พ. 2564 ๒๕๖๔")]
    [InlineData("{n|baht} {n|score} {size|number} {size|fileSize}", "หนึ่งบาทห้าสิบสตางค์ 1.5000 1,234,567 1.2 MB")]
    [InlineData("{none|beDate|dots}", "………………………")]
    [InlineData("{date|beDate|dots}", "๑๙ กุมภาพันธ์ ๒๕๖๔")]
    public void Tags_print_what_the_data_says(string text, string expected) => Assert.Equal(expected, Docx.Render(Docx.P(text), """
        {"list": ["a", "b"], "people": [{"name": "x"}, {"name": "y"}], "unit": {"name": "u", "missing": null}, "yes": true, "no": false, "zero": 0, "none": null,
         "empty": "", "nobody": [], "ชื่อหน่วย": "ศูนย์", "n": 1.50, "date": "2021-02-19T16:30:00+07:00", "size": 1234567}
        """));

    [Fact]
    public void Data_is_text_and_never_XML_or_a_tag()
    {
        Assert.Equal("<w:p/> & \"'> {other}", Docx.Render(Docx.P("{x}"), """{"x": "<w:p/> & \"'> {other}"}"""));
        Assert.Equal("a·b→c😀", Docx.Render(Docx.P("{x}"), """{"x": "a\r\nb\tc\u0000\u0007😀"}"""));
    }

    [Fact]
    public void Tags_alone_in_their_paragraphs_repeat_the_paragraphs_between_and_vanish() =>
        Assert.Equal("before\n1\n*\n2\n*\nafter", Docx.Render(Docx.P("before") + Docx.P("{#l}") + Docx.P("{.}") + Docx.P("*") + Docx.P("{/l}") + Docx.P("after"), """{"l": [1, 2]}"""));

    [Fact]
    public void Tags_amid_text_of_two_paragraphs_repeat_from_tag_to_tag()
    {
        var body = Docx.P("a {#l}b{.}") + Docx.P("c") + Docx.P("d{/l} e");
        Assert.Equal("a b1\nc\ndb2\nc\nd e", Docx.Render(body, """{"l": [1, 2]}"""));
        Assert.Equal("a  e", Docx.Render(body, """{"l": []}"""));
    }

    [Fact]
    public void Tags_in_different_cells_repeat_the_row() =>
        Assert.Equal("[no][name]\n[1][x]\n[2][y]", Docx.Render(Docx.Table(["no", "name"], ["{#l}{no}", "{name}{/l}"]), """{"l": [{"no": 1, "name": "x"}, {"no": 2, "name": "y"}]}"""));

    [Fact]
    public void Tags_in_different_rows_repeat_the_rows() =>
        Assert.Equal("[1]\n[-]\n[2]\n[-]", Docx.Render(Docx.Table(["{#l}{.}"], ["-{/l}"]), """{"l": [1, 2]}"""));

    [Fact]
    public void Tags_in_one_cell_repeat_the_cells_content() =>
        Assert.Equal("[1 2 ][x]", Docx.Render(Docx.Table(["{#l}{.} {/l}", "x"]), """{"l": [1, 2]}"""));

    [Fact]
    public void A_list_in_a_cell_of_a_repeated_row_repeats_in_the_cell() =>
        Assert.Equal("[a][12]\n[b][]", Docx.Render(Docx.Table(["{#rows}{name}", "{#l}{.}{/l}{/rows}"]), """{"rows": [{"name": "a", "l": [1, 2]}, {"name": "b", "l": []}]}"""));

    [Fact]
    public void A_table_may_repeat_whole_with_the_paragraphs_around_it() =>
        Assert.Equal("r1\n[1][x]\n[2][x]\nr2\n[3][x]", Docx.Render(
            Docx.P("{#rounds}") + Docx.P("{name}") + Docx.Table(["{#l}{.}", "x{/l}"]) + Docx.P("{/rounds}"),
            """{"rounds": [{"name": "r1", "l": [1, 2]}, {"name": "r2", "l": [3]}]}"""));

    [Fact]
    public void An_emptied_cell_keeps_a_paragraph_and_a_table_without_rows_goes()
    {
        var cell = Docx.P("{#l}") + Docx.P("{.}") + Docx.P("{/l}");
        var table = Docx.Body(Docx.Rendered(Docx.Compiled(Docx.Table([cell])), """{"l": []}""")).Element(Docx.W + "tbl")!;
        Assert.Single(table.Descendants(Docx.W + "p"));
        Assert.Equal("end", Docx.Render(Docx.Table(["{#l}a", "b{/l}"]) + Docx.P("end"), """{"l": []}"""));
    }

    [Fact]
    public void Ids_stay_unique_in_what_repeats()
    {
        var body = Docx.P("{#l}") + "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"here\"/><w:r><w:t>{.}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>" + Docx.P("{/l}");
        var letter = Docx.Rendered(Docx.Compiled(body), """{"l": [1, 2, 3]}""");
        var starts = Docx.Body(letter).Descendants(Docx.W + "bookmarkStart").ToList();
        Assert.Equal(["here", "here_2", "here_3"], starts.Select(start => start.Attribute(Docx.W + "name")!.Value));
        Assert.Equal(starts.Select(start => start.Attribute(Docx.W + "id")!.Value), Docx.Body(letter).Descendants(Docx.W + "bookmarkEnd").Select(end => end.Attribute(Docx.W + "id")!.Value));
        Assert.Equal(3, starts.Select(start => start.Attribute(Docx.W + "id")!.Value).Distinct().Count());
    }

    [Fact]
    public void Headers_and_document_properties_are_filled_too()
    {
        var docx = Docx.Of(Docx.P("x"),
            ("word/header1.xml", $"<w:hdr xmlns:w=\"{Docx.W}\">{Docx.P("{a}")}</w:hdr>"),
            ("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>T {a}{#l}-{.}{/l}</dc:title></cp:coreProperties>"));
        var letter = Docx.Rendered(Template.Compile(docx, "t.docx").Template!, """{"a": "A&B", "l": [1, 2]}""");
        Assert.Equal("A&B", Docx.Part(letter, "word/header1.xml").Value);
        Assert.Equal("T A&B-1-2", Docx.Part(letter, "docProps/core.xml").Value);
    }

    [Fact]
    public void Each_repetition_keeps_the_formatting_of_each_run()
    {
        var body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{#l}A</w:t></w:r><w:r><w:t>b{/l}</w:t></w:r></w:p>";
        var runs = Docx.Body(Docx.Rendered(Docx.Compiled(body), """{"l": [1, 2]}""")).Descendants(Docx.W + "r").Select(run => (run.Value, run.Element(Docx.W + "rPr") is not null));
        Assert.Equal([("A", true), ("b", false), ("A", true), ("b", false)], runs);
    }

    [Fact]
    public void Comments_are_anchored_once_and_ids_of_controls_and_paragraphs_do_not_repeat()
    {
        var body = Docx.P("{#l}") + """
            <w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent><w:p w14:paraId="0A" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:commentRangeStart w:id="0"/><w:r><w:t>{.}</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p></w:sdtContent></w:sdt>
            """ + Docx.P("{/l}");
        var letter = Docx.Rendered(Docx.Compiled(body), """{"l": [1, 2, 3]}""");
        Assert.Equal("1\n2\n3", Outline.Of(letter));
        foreach (var name in new[] { "commentRangeStart", "commentRangeEnd", "commentReference" }) Assert.Single(Docx.Body(letter).Descendants(Docx.W + name));
        Assert.Empty(Docx.Body(letter).Descendants(Docx.W + "id"));
        Assert.DoesNotContain("paraId", Docx.Body(letter).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bookmark_of_which_only_one_end_repeats_goes()
    {
        var body = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"half\"/><w:r><w:t>{#l}</w:t></w:r></w:p>" + Docx.P("{.}") + "<w:p><w:r><w:t>{/l}</w:t></w:r></w:p><w:p><w:bookmarkEnd w:id=\"1\"/></w:p>";
        var letter = Docx.Rendered(Docx.Compiled(body), """{"l": [1, 2]}""");
        Assert.DoesNotContain("bookmark", Docx.Body(letter).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_of_tags_stay_where_that_is_asked_for() =>
        Assert.Equal("\n1\n\n2\n", Docx.Text(Docx.Body(Docx.Rendered(Template.Compile(Docx.Of(Docx.P("{#l}") + Docx.P("{.}") + Docx.P("{/l}")), "t.docx", new(ParagraphLoops: false)).Template!, """{"l": [1, 2]}"""))));

    [Fact]
    public void Parts_that_hold_no_tag_are_copied_as_they_lie_in_the_archive()
    {
        var docx = RawZip.Of([.. Docx.Parts(Docx.P("{x}")).Select(part => new RawZip.Entry(part.Name, System.Text.Encoding.UTF8.GetBytes(part.Content))), new("word/a.bin", "stored as it is"u8.ToArray()) { Method = 0 }]);
        var letter = Docx.Rendered(Template.Compile(docx, "t.docx").Template!, """{"x": 1}""");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(letter));
        Assert.Equal(15, zip.GetEntry("word/a.bin")!.CompressedLength);
    }

    [Fact]
    public void The_same_data_gives_the_same_bytes_from_many_threads()
    {
        var template = Docx.Compiled(Docx.P("{#l}") + Docx.P("{.} {x}") + Docx.P("{/l}"));
        var data = Docx.Json("""{"l": [1, 2, 3], "x": "ก"}""");
        var first = template.Render(data).Document!;
        Parallel.For(0, 50, _ => Assert.Equal(first, template.Render(data).Document));
        Assert.Equal(first, Docx.Compiled(Docx.P("{#l}") + Docx.P("{.} {x}") + Docx.P("{/l}")).Render(data).Document);
    }

    [Fact]
    public void Tags_are_listed_with_their_kind_filters_and_sections() => Assert.Equal(
        [
            new TemplateTag("d", TagKind.Value, ["beDate", "dots"], []),
            new TemplateTag("l", TagKind.Section, [], []),
            new TemplateTag("a.b", TagKind.Value, [], ["l"]),
            new TemplateTag("l", TagKind.Inverted, [], []),
        ],
        Docx.Compiled(Docx.P("{d|beDate|dots}{#l}{a.b}{a.b}{/}{^l}none{/}")).Tags);

    [Fact]
    public void The_link_to_the_template_that_Word_adds_is_dropped()
    {
        var docx = Docx.Of(Docx.P("x"),
            ("word/settings.xml", $"<w:settings xmlns:w=\"{Docx.W}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:attachedTemplate r:id=\"rId1\"/></w:settings>"),
            ("word/_rels/settings.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/a.dotm" TargetMode="External"/></Relationships>"""));
        var letter = Docx.Rendered(Template.Compile(docx, "t.docx").Template!, "{}");
        Assert.Empty(Docx.Part(letter, "word/settings.xml").Elements());
        Assert.Empty(Docx.Part(letter, "word/_rels/settings.xml.rels").Elements());
    }
}
