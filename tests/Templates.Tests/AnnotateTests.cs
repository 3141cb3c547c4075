using System.Xml.Linq;

namespace PaWorkflow.Templates.Tests;

public sealed class AnnotateTests
{
    static byte[] Annotated(byte[] docx, string? sample = null)
    {
        var faults = Template.Compile(docx, "form.docx", sample: sample is null ? null : Docx.Json(sample)).Faults;
        Assert.NotEmpty(faults);
        var copy = Template.Annotate(docx, faults);
        Assert.NotNull(copy);
        Assert.Equal(faults.Count, Comments(copy).Count);
        return copy;
    }

    static List<XElement> Comments(byte[] copy) => [.. Docx.Part(copy, "word/paworkflow-comments.xml").Elements()];

    // The text between each comment's two marks, and what the comment says in English.
    static IEnumerable<(string Text, string Said)> Told(byte[] copy)
    {
        var comments = Comments(copy).ToDictionary(comment => comment.Attribute(Docx.W + "id")!.Value, comment => comment.Elements().Last().Value);
        var document = Docx.Body(copy).Descendants().ToList();
        foreach (var start in document.Where(element => element.Name == Docx.W + "commentRangeStart"))
        {
            var id = start.Attribute(Docx.W + "id")!.Value;
            var end = document.FindIndex(element => element.Name == Docx.W + "commentRangeEnd" && element.Attribute(Docx.W + "id")!.Value == id);
            Assert.Equal(id, document.Single(element => element.Name == Docx.W + "commentReference" && element.Attribute(Docx.W + "id")!.Value == id).Attribute(Docx.W + "id")!.Value);
            yield return (string.Concat(document[document.IndexOf(start)..end].Where(element => element.Name == Docx.W + "t").Select(text => text.Value)), comments[id]);
        }
    }

    [Fact]
    public void Each_fault_is_a_comment_around_its_tag_and_the_text_stays()
    {
        var docx = Docx.Of(Docx.P("fine {x} ", "and {#l", "} here") + Docx.P("due {date") + Docx.Table(["a", "b } c"]) + Docx.P("{n|bath}{m|bath}"));
        var copy = Annotated(docx);
        Assert.Equal(Outline.Of(docx)[..20], Outline.Of(copy)[..20]);
        Assert.Empty(Docx.Invalid(copy));
        Assert.Equal(["{#l}", "{date", "}", "{n|bath}", "{m|bath}"], Told(copy).Select(one => one.Text));
        Assert.Contains("{#l} is not closed; write {/l} after what it repeats", Told(copy).First().Said, StringComparison.Ordinal);
        Assert.Contains("ไม่ได้ปิด", Comments(copy)[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_tags_and_broken_ones_are_told_at_once()
    {
        var docx = Docx.Of(Docx.P("{#people}{nme}") + Docx.P("{city"));
        var faults = Template.Compile(docx, "form.docx", sample: Docx.Json("""{"people": [{"name": "x"}], "city": "y"}""")).Faults;
        Assert.Equal([FaultKind.LoopNotClosed, FaultKind.UnknownTag, FaultKind.UnclosedTag], faults.Select(fault => fault.Kind));
        Assert.Contains("did you mean name?", faults[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(["{#people}", "{nme}", "{city"], Told(Annotated(docx, """{"people": [{"name": "x"}], "city": "y"}""")).Select(one => one.Text));
    }

    [Fact]
    public void What_is_wrong_in_a_header_or_a_text_box_is_said_at_the_paragraph_around()
    {
        var box = $"<w:p><w:r><w:t>box: </w:t></w:r><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>{Docx.P("in {box")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
        var copy = Annotated(Docx.With(Docx.P("first") + box, ("header1", $"<w:hdr xmlns:w=\"{Docx.W}\">{Docx.P("{head")}</w:hdr>")));
        Assert.Empty(Docx.Invalid(copy));
        Assert.Equal(["first", "box: "], Told(copy).Select(one => one.Text.Replace("in {box", "", StringComparison.Ordinal)));
        Assert.StartsWith("word/header1.xml ", Told(copy).First().Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_of_the_writer_stay()
    {
        var docx = Docx.With("<w:p><w:commentRangeStart w:id=\"4\"/><w:r><w:t>mine {x</w:t></w:r><w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>",
            ("comments", $"<w:comments xmlns:w=\"{Docx.W}\"><w:comment w:id=\"4\" w:author=\"a\">{Docx.P("of the writer")}</w:comment></w:comments>"));
        var copy = Template.Annotate(docx, Template.Compile(docx, "form.docx").Faults)!;
        Assert.Empty(Docx.Invalid(copy));
        Assert.Equal(["4", "5"], Docx.Part(copy, "word/comments.xml").Elements().Select(comment => comment.Attribute(Docx.W + "id")!.Value));
    }

    [Fact]
    public void A_form_without_text_takes_its_comment_at_an_empty_paragraph()
    {
        var copy = Annotated(Docx.Of("<w:p/><w:altChunk r:id=\"rId1\"/>"));
        Assert.Equal("", Assert.Single(Told(copy)).Text);
    }

    [Fact]
    public void What_cannot_be_read_cannot_be_written_into()
    {
        Assert.Null(Template.Annotate([1, 2, 3], Template.Compile([1, 2, 3], "x").Faults));
        Assert.Null(Template.Annotate(Docx.Of("<w:p>"), Template.Compile(Docx.Of("<w:p>"), "x").Faults));
    }
}
