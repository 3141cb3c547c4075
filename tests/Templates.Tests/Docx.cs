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

    const string wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    const string mainRelation = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    /// <summary>A file whose body is this XML.</summary>
    public static byte[] Of(string body, params (string Name, string Content)[] extra) => Zip([.. Parts(body), .. extra]);

    /// <summary>The parts of a file whose body is this XML.</summary>
    public static IReadOnlyList<(string Name, string Content)> Parts(string body) =>
    [
        ("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """),
        ("_rels/.rels", mainRelation),
        ("word/document.xml", Document(body)),
    ];

    /// <summary>A file with other parts of text, each named by its kind (header1, footnotes …) and referred to by the document.</summary>
    public static byte[] With(string body, params (string Part, string Xml)[] parts) => Zip(
    [
        ("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{wordType}document.main+xml"/>{string.Concat(parts.Select(part => $"<Override PartName=\"/word/{part.Part}.xml\" ContentType=\"{wordType}{part.Part.TrimEnd('1')}+xml\"/>"))}</Types>
            """),
        ("_rels/.rels", mainRelation),
        ("word/_rels/document.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(parts.Select((part, index) => $"<Relationship Id=\"rId{index + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part.Part.TrimEnd('1')}\" Target=\"{part.Part}.xml\"/>"))}</Relationships>
            """),
        ("word/document.xml", Document(body)),
        .. parts.Select(part => ($"word/{part.Part}.xml", part.Xml)),
    ]);

    /// <summary>A file with a title and a company.</summary>
    public static byte[] WithProperties(string body, string title, string company) => Zip(
    [
        ("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{wordType}document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>
            """),
        ("_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>
            """),
        ("word/document.xml", Document(body)),
        ("docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></cp:coreProperties>"),
        ("docProps/app.xml", $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>{company}</Company></Properties>"),
    ]);

    public static string Document(string body) => $"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>";

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
