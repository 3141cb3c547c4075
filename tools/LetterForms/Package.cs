using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using static PaWorkflow.LetterForms.Paper;

namespace PaWorkflow.LetterForms;

/// <summary>A form: its title and what stands on its pages.</summary>
sealed class Package(string title, params object[] body)
{
    public const string EmblemId = "rId4";

    /// <summary>Centimetres.</summary>
    public Sheet Sheet { get; init; } = Sheet.A4;

    static readonly XNamespace relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    static readonly XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
    static readonly XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static readonly XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    static readonly XNamespace dc = "http://purl.org/dc/elements/1.1/";
    const string wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const string coreType = "application/vnd.openxmlformats-package.core-properties+xml";

    public byte[] ToDocx()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Xml(ContentTypes()));
            Add(zip, "_rels/.rels", Xml(new XElement(relations + "Relationships",
                Relation("rId1", r.NamespaceName + "/officeDocument", "word/document.xml"),
                Relation("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))));
            Add(zip, "docProps/core.xml", Xml(new XElement(core + "coreProperties",
                new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc), new XElement(dc + "title", title), new XElement(dc + "language", "th-TH"))));
            Add(zip, "word/document.xml", Xml(Document()));
            Add(zip, "word/_rels/document.xml.rels", Xml(new XElement(relations + "Relationships",
                Relation("rId1", r.NamespaceName + "/styles", "styles.xml"),
                Relation("rId2", r.NamespaceName + "/fontTable", "fontTable.xml"),
                Relation("rId3", r.NamespaceName + "/settings", "settings.xml"),
                Relation(EmblemId, r.NamespaceName + "/image", "media/emblem.png"),
                Relation("rId5", r.NamespaceName + "/header", "header1.xml"),
                Relation("rId6", r.NamespaceName + "/header", "header2.xml"))));
            Add(zip, "word/styles.xml", Xml(Styles.Document().Root!));
            Add(zip, "word/fontTable.xml", Xml(Word("fonts", new XElement(W + "font", new XAttribute(W + "name", Styles.Font), new XElement(W + "altName", Val("TH Sarabun New"))))));
            Add(zip, "word/settings.xml", Xml(Word("settings",
                new XElement(W + "defaultTabStop", Val(Twips(1.25))),
                new XElement(W + "compat", new XElement(W + "compatSetting",
                    new XAttribute(W + "name", "compatibilityMode"), new XAttribute(W + "uri", "http://schemas.microsoft.com/office/word"), Val(15))),
                new XElement(W + "themeFontLang", Val("en-US"), new XAttribute(W + "bidi", "th-TH")))));
            Add(zip, "word/header1.xml", Xml(Word("hdr", P("PageNumber"))));
            Add(zip, "word/header2.xml", Xml(Word("hdr", P("PageNumber", "- ", new XElement(W + "fldSimple", new XAttribute(W + "instr", " PAGE "), Run("๒")), " -"))));
            Add(zip, "word/media/emblem.png", Placeholder.Png());
        }
        return stream.ToArray();
    }

    XElement Document() => Word("document", new XElement(W + "body", body, new XElement(W + "sectPr",
        Sheet.Numbered ? new XElement(W + "headerReference", new XAttribute(W + "type", "first"), new XAttribute(r + "id", "rId5")) : null,
        Sheet.Numbered ? new XElement(W + "headerReference", new XAttribute(W + "type", "default"), new XAttribute(r + "id", "rId6")) : null,
        new XElement(W + "pgSz", new XAttribute(W + "w", Twips(Sheet.Width)), new XAttribute(W + "h", Twips(Sheet.Height))),
        new XElement(W + "pgMar",
            new XAttribute(W + "top", Twips(Sheet.Top)), new XAttribute(W + "right", Twips(Sheet.Right)), new XAttribute(W + "bottom", Twips(Sheet.Bottom)), new XAttribute(W + "left", Twips(Sheet.Left)),
            new XAttribute(W + "header", Twips(Sheet.Header)), new XAttribute(W + "footer", Twips(Sheet.Footer)), new XAttribute(W + "gutter", 0)),
        new XElement(W + "pgNumType", new XAttribute(W + "fmt", "thaiNumbers")),
        Sheet.Numbered ? new XElement(W + "titlePg") : null)));

    static XElement Word(string root, params object[] content) => new(W + root, new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", r),
        root == "document" ? new XAttribute(XNamespace.Xmlns + "wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing") : null, content);

    static XElement ContentTypes() => new(types + "Types",
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"), Default("png", "image/png"),
        Override("/docProps/core.xml", coreType),
        Override("/word/document.xml", wordType + "document.main+xml"),
        Override("/word/styles.xml", wordType + "styles+xml"),
        Override("/word/fontTable.xml", wordType + "fontTable+xml"),
        Override("/word/settings.xml", wordType + "settings+xml"),
        Override("/word/header1.xml", wordType + "header+xml"),
        Override("/word/header2.xml", wordType + "header+xml"));

    static XElement Default(string extension, string type) => new(types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    static XElement Override(string part, string type) => new(types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    static XElement Relation(string id, string type, string target) =>
        new(relations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));

    static byte[] Xml(XElement root)
    {
        var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) root.Save(writer);
        return stream.ToArray();
    }

    static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var to = entry.Open();
        to.Write(bytes);
    }
}

/// <summary>The paper and its margins; lengths in centimetres.</summary>
/// <param name="Numbered">Pages carry their number from the second on.</param>
sealed record Sheet(double Width, double Height, double Top, double Right, double Bottom, double Left, double Header, double Footer, bool Numbered = true)
{
    public static Sheet A4 { get; } = new(21, 29.7, 1.5, 2, 2, 3, 1.25, 1);
}
