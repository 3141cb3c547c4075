using System.Xml.Linq;

namespace PaWorkflow.Templates.Tests;

/// <summary>What a person reads in a part: a line for each paragraph, · where a line breaks, → for a tab, rows in [cells], text boxes in ‹ ›, ¶ for a page.</summary>
static class Outline
{
    static readonly string[] parts = ["word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml", "word/comments.xml", "docProps/core.xml", "docProps/app.xml"];

    /// <summary>Of all parts of a file that hold text.</summary>
    public static string Of(byte[] docx)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(docx));
        var found = parts.Where(part => zip.GetEntry(part) is not null).Select(part => part.StartsWith("docProps", StringComparison.Ordinal) ? Docx.Part(docx, part).Value : Of(Docx.Part(docx, part)));
        return string.Join("\n--\n", found);
    }

    public static string Of(XElement holder) => string.Join('\n', holder.Elements().SelectMany(Lines));

    static IEnumerable<string> Lines(XElement element) => element.Name.LocalName switch
    {
        "p" => [string.Concat(element.Nodes().Select(Inline))],
        "tbl" => element.Descendants(Docx.W + "tr").Where(row => row.Ancestors(Docx.W + "tbl").First() == element).Select(row => string.Concat(Cells(row).Select(cell => $"[{Of(cell).Replace('\n', '/')}]"))),
        "sectPr" => [],
        _ => element.Elements().SelectMany(Lines),
    };

    static IEnumerable<XElement> Cells(XElement row) => row.Descendants(Docx.W + "tc").Where(cell => cell.Ancestors(Docx.W + "tr").First() == row);

    static string Inline(XNode node) => node is not XElement element ? "" : element.Name.LocalName switch
    {
        // A tab of the data is a tab in Word; docxtemplater leaves the character in the text.
        "t" => element.Value.Replace('\t', '→'),
        "br" => element.Attribute(Docx.W + "type")?.Value == "page" ? "¶" : "·",
        "tab" when element.Parent!.Name == Docx.W + "r" => "→",
        "txbxContent" => $"‹{Of(element)}›",
        "pPr" or "rPr" => "",
        _ => string.Concat(element.Nodes().Select(Inline)),
    };
}
