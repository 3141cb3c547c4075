using System.IO.Compression;

namespace PaWorkflow.Templates.Tests;

public sealed class PictureTests
{
    static readonly string png = Convert.ToBase64String(Pictures.Png(200, 100)), jpeg = Convert.ToBase64String(Pictures.Jpeg(300, 600));

    static List<(string Width, string Height)> Sizes(byte[] letter) =>
        [.. Docx.Body(letter).Descendants().Where(element => element.Name.LocalName == "extent").Select(extent => (extent.Attribute("cx")!.Value, extent.Attribute("cy")!.Value))];

    static List<string> Media(byte[] letter)
    {
        using var zip = new ZipArchive(new MemoryStream(letter));
        return [.. zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("word/media/", StringComparison.Ordinal))];
    }

    [Fact]
    public void A_picture_stands_in_the_line_in_its_own_size_or_in_the_one_that_is_asked_for()
    {
        var letter = Docx.Rendered(Docx.Compiled(Docx.P("a {%one} b{%two}") + Docx.P("{%none}{%empty}")), $$$"""
            {"one": "data:image/png;base64,{{{png}}}", "two": {"image": "{{{jpeg}}}", "widthCm": 2, "alt": "a <seal>"}, "none": null, "empty": ""}
            """);
        Assert.Empty(Docx.Invalid(letter));
        Assert.Equal("a  b\n", Outline.Of(letter));
        Assert.Equal([("1905000", "952500"), ("720000", "1440000")], Sizes(letter));
        Assert.Equal("a <seal>", Docx.Body(letter).Descendants(Pictures.DocPr).Last().Attribute("descr")!.Value);
        Assert.Equal(2, Media(letter).Count);
    }

    [Fact]
    public void A_picture_that_repeats_is_kept_once_and_its_drawings_have_ids_of_their_own()
    {
        var template = Docx.Compiled(Docx.P("{#l}") + Docx.P("{.} {%seal}") + Docx.P("{/l}"));
        var letter = Docx.Rendered(template, $$$"""{"l": [1, 2, 3], "seal": "{{{png}}}"}""");
        Assert.Empty(Docx.Invalid(letter));
        Assert.Single(Media(letter));
        Assert.Equal(3, Docx.Body(letter).Descendants(Pictures.DocPr).Select(drawing => drawing.Attribute("id")!.Value).Distinct().Count());
        Assert.Equal(letter, Docx.Rendered(template, $$$"""{"l": [1, 2, 3], "seal": "{{{png}}}"}"""));
    }

    [Fact]
    public void A_picture_whose_alternative_text_is_a_tag_gives_its_place_and_size()
    {
        var reading = Template.Compile(Pictures.Template(Docx.P("before") + Pictures.Drawing(3, "{%sign}") + Pictures.Drawing(4) + Docx.P("after")), "t.docx");
        Assert.Equal([new TemplateTag("sign", TagKind.Picture, [], [])], reading.Template!.Tags);
        var letter = Docx.Rendered(reading.Template, $$$"""{"sign": "{{{jpeg}}}"}""");
        Assert.Empty(Docx.Invalid(letter));
        Assert.Equal([("360000", "360000"), ("360000", "360000")], Sizes(letter));
        Assert.Equal(["pawPicture1", "rId5"], Docx.Body(letter).Descendants().Where(element => element.Name.LocalName == "blip").Select(blip => blip.Attributes().Single().Value));
        Assert.DoesNotContain("{%", Docx.Body(letter).ToString(), StringComparison.Ordinal);
        // Without one the drawing goes, and its paragraph stays.
        letter = Docx.Rendered(reading.Template, """{"sign": null}""");
        Assert.Empty(Docx.Invalid(letter));
        Assert.Single(Sizes(letter));
        Assert.Equal("before\n\n\nafter", Outline.Of(letter));
    }

    [Fact]
    public void A_picture_in_a_header_belongs_to_the_header()
    {
        var docx = Docx.With(Docx.P("x"), ("header1", $"<w:hdr xmlns:w=\"{Docx.W}\">{Docx.P("{%seal}")}</w:hdr>"));
        var letter = Docx.Rendered(Template.Compile(docx, "t.docx").Template!, $$$"""{"seal": "{{{png}}}"}""");
        Assert.Empty(Docx.Invalid(letter));
        Assert.Contains("pawPicture1", Docx.Part(letter, "word/_rels/header1.xml.rels").ToString(), StringComparison.Ordinal);
    }
}
