using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace PaWorkflow.Templates.Tests;

/// <summary>Small Word files for the tests, and looks into those that come out.</summary>
static class Docx
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    const string names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>A file whose body is this XML.</summary>
    public static byte[] Of(string body, params (string Name, string Content)[] extra) => Zip(
    [
        ("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """),
        ("_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
            """),
        ("word/document.xml", $"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        .. extra,
    ]);

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }

    /// <summary>A paragraph with one run for each text.</summary>
    public static string P(params string[] runs) => $"<w:p>{string.Concat(runs.Select(run => $"<w:r><w:t xml:space=\"preserve\">{run}</w:t></w:r>"))}</w:p>";

    /// <summary>A table of rows of cells, each with one paragraph, or with paragraphs of its own where it begins with an element.</summary>
    public static string Table(params string[][] rows) =>
        $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc>{(cell.StartsWith('<') ? cell : P(cell))}</w:tc>"))}</w:tr>"))}</w:tbl>";

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static Template Compiled(string body) => Template.Compile(Of(body), "t.docx") is var reading && reading.Template is { } template
        ? template : throw new Xunit.Sdk.XunitException(string.Join('\n', reading.Faults));

    public static XElement Body(byte[] docx) => Part(docx, "word/document.xml").Element(W + "body")!;

    public static XElement Part(byte[] docx, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var stream = zip.GetEntry(name)!.Open();
        return XElement.Load(stream, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Renders and gives the text: a line for each paragraph (· where a line breaks), cells in [ ].</summary>
    public static string Render(string body, string json) => Text(Body(Rendered(Compiled(body), json)));

    public static byte[] Rendered(Template template, string json) => template.Render(Json(json)) is var result && result.Document is { } document
        ? document : throw new Xunit.Sdk.XunitException(string.Join('\n', result.Faults));

    public static string Text(XElement holder) => string.Join('\n', holder.Elements().Select(Line).Where(line => line is not null));

    static string? Line(XElement element) => element.Name.LocalName switch
    {
        "p" => string.Concat(element.Descendants().Select(part => part.Name.LocalName switch { "t" => part.Value, "br" => "·", "tab" when part.Parent!.Name == W + "r" => "→", _ => "" })),
        "tbl" => string.Join('\n', element.Elements(W + "tr").Select(row => string.Concat(row.Elements(W + "tc").Select(cell => $"[{Text(cell).Replace('\n', '/')}]")))),
        _ => null,
    };

    public static IReadOnlyList<string> Invalid(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }
}
