using static PaWorkflow.Templates.Tests.Hostile;

namespace PaWorkflow.Templates.Tests;

/// <summary>Packages that bring programs, other documents and links to files outside.</summary>
static class HostilePackages
{
    const FaultKind Unreadable = FaultKind.NotAWordFile, Forbidden = FaultKind.ForbiddenPart;
    const string Main = "word/document.xml", Rels = "word/_rels/document.xml.rels";

    public static IEnumerable<Hostile> All =>
    [
        Refused("no list of types", Unreadable, () => Docx.Zip(Docx.Parts(Docx.P("x")).Where(part => part.Name[0] != '[')), "no main document"),
        Refused("no relationships", Unreadable, () => Docx.Zip(Docx.Parts(Docx.P("x")).Where(part => part.Name != "_rels/.rels")), "no main document"),
        Refused("a main document that is not there", Unreadable, () => Docx.Zip(Docx.Parts(Docx.P("x")).Where(part => part.Name != Main)), "no main document"),
        Refused("a main document outside", Unreadable, () => Package(("_rels/.rels", MainAt("../../etc/passwd"))), "no main document"),
        Refused("a spreadsheet", Unreadable, () => Package(("[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))), Main, "spreadsheetml"),
        Refused("a document with macros by its type", Forbidden, () => Package(("[Content_Types].xml", Types("application/vnd.ms-word.document.macroEnabled.main+xml"))), "[Content_Types].xml", "macros"),
        Refused("macros", Forbidden, () => Package(("word/vbaProject.bin", "x")), "word/vbaProject.bin", "macros"),
        Refused("macros under another name", Forbidden, () => Relation("vbaProject", "x.bin", null), Rels, "macros"),
        Refused("macros by type", Forbidden, () => Package(("[Content_Types].xml", Types(null, "<Override PartName=\"/word/x.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")), ("word/x.bin", "x")), "[Content_Types].xml", "macros"),
        Refused("buttons that call macros", Forbidden, () => Package(("customUI/customUI.xml", "<customUI xmlns=\"http://schemas.microsoft.com/office/2006/01/customui\" onLoad=\"x\"/>")), "customUI/customUI.xml", "macros"),
        Refused("keys that call macros", Forbidden, () => Package(("[Content_Types].xml", Types(null, "<Override PartName=\"/word/c.xml\" ContentType=\"application/vnd.ms-word.keyMapCustomizations+xml\"/>")), ("word/c.xml", "<x/>")), "macros"),
        Refused("an embedded object", Forbidden, () => Package(("word/embeddings/oleObject1.bin", "x")), "word/embeddings/oleObject1.bin", "embedded objects"),
        Refused("an embedded object under another name", Forbidden, () => Relation("oleObject", "x.bin", null), Rels, "embedded objects"),
        Refused("an embedded package", Forbidden, () => Relation("package", "x.bin", null), Rels, "embedded objects"),
        Refused("ActiveX", Forbidden, () => Package(("word/activeX/activeX1.xml", "<x/>")), "word/activeX/activeX1.xml", "embedded objects"),
        Refused("a control by relationship", Forbidden, () => Relation("control", "x.bin", null), Rels, "embedded objects"),
        Refused("a foreign document", Forbidden, () => Docx.Of("<w:altChunk r:id=\"rId9\"/>"), Main, "altChunk"),
        Refused("a foreign document between paragraphs", Forbidden, () => Docx.Of(Docx.P("a") + Docx.P("b") + "<w:altChunk r:id=\"rId9\"/>"), Main, "paragraph 2", "altChunk"),
        Refused("a foreign document by relationship", Forbidden, () => Relation("aFChunk", "x.bin", null), Rels, "altChunk"),
        Refused("a part document", Forbidden, () => Docx.Of("<w:p><w:subDoc r:id=\"rId9\"/></w:p>"), Main, "paragraph 1", "subDoc"),
        Refused("a picture from the web", Forbidden, () => Relation("image", "http://tracker.example/x.png"), Rels, "http://tracker.example/x.png"),
        Refused("a picture from a disk", Forbidden, () => Relation("image", "file:///c:/x.png"), Rels, "file:///c:/x.png"),
        Refused("a picture from the web in a header", Forbidden, () => Relation("image", "http://tracker.example/x.png", source: "header1"), "word/_rels/header1.xml.rels"),
        Refused("a link to a disk", Forbidden, () => Relation("hyperlink", "file:///c:/windows/x.exe"), Rels, "file:///c:/windows/x.exe"),
        Refused("a link to a share", Forbidden, () => Relation("hyperlink", "\\\\server\\share\\x"), Rels, "\\\\server\\share\\x"),
        Refused("a link to a script", Forbidden, () => Relation("hyperlink", "javascript:alert(1)"), Rels, "javascript:alert(1)"),
        Refused("a link to a program of the house", Forbidden, () => Relation("hyperlink", "ms-msdt:/id"), Rels, "ms-msdt:/id"),
        Refused("an object outside", Forbidden, () => Relation("oleObject", "http://evil.example/x"), Rels, "http://evil.example/x"),
        Refused("a frame outside", Forbidden, () => Relation("frame", "http://evil.example/x"), Rels, "http://evil.example/x"),
        Refused("outside in small letters", Forbidden, () => Relation("image", "http://evil.example/x.png", "external"), Rels, "http://evil.example/x.png"),
        Refused("outside, called inside", Forbidden, () => Relation("image", "http://evil.example/x.png", null), Rels, "http://evil.example/x.png"),
        Refused("a mail merge", Forbidden, () => Package(("word/settings.xml", $"<w:settings xmlns:w=\"{Docx.W}\"><w:mailMerge><w:query w:val=\"SELECT\"/></w:mailMerge></w:settings>")), "word/settings.xml", "mail merge"),
        Refused("an object in the text", Forbidden, () => Docx.Of(Docx.Table(["a", "<w:p><w:r><w:object/></w:r></w:p>"])), Main, "table 1 row 1 cell 2", "embedded objects"),
        Refused("a control in the text", Forbidden, () => Docx.Of("<w:p><w:r><w:control/></w:r></w:p>"), Main, "embedded objects"),
        Refused("an object in a drawing", Forbidden, () => Docx.Of("<w:p><w:r><w:pict><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" Type=\"Link\"/></w:pict></w:r></w:p>"), Main, "embedded objects"),
        Refused("a picture's address in a drawing", Forbidden, () => Docx.Of("<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:imagedata src=\"http://tracker.example/x\"/></v:shape></w:pict></w:r></w:p>"), Main, "http://tracker.example/x"),
        Refused("a share in a drawing", Forbidden, () => Docx.Of("<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:fill src=\"\\\\server\\x\"/></v:shape></w:pict></w:r></w:p>"), Main, "\\\\server\\x"),
        Harmless("the template that the paper was made from", () => Relation("attachedTemplate", "http://evil.example/x.dotm", source: "settings"), letter =>
            Assert.Empty(Docx.Part(letter, "word/_rels/settings.xml.rels").Elements())),
        Harmless("a stylesheet that saves", () => Package(("word/settings.xml", $"<w:settings xmlns:w=\"{Docx.W}\" xmlns:r=\"urn:r\"><w:saveThroughXslt r:id=\"rId1\"/></w:settings>")), letter =>
            Assert.Empty(Docx.Part(letter, "word/settings.xml").Elements())),
        Harmless("a program of which nothing is said", () => Package(("word/a.exe", "MZ"), ("__MACOSX/._document", "x")), letter =>
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(letter));
            Assert.DoesNotContain(zip.Entries, entry => entry.FullName.EndsWith(".exe", StringComparison.Ordinal) || entry.FullName.StartsWith("__", StringComparison.Ordinal));
        }),
        Harmless("a link to the web", () => Relation("hyperlink", "https://www.example.go.th"), letter => Assert.Equal("v", Docx.Text(Docx.Body(letter)))),
        Harmless("a template's type", () => Package(("[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"))), letter =>
            Assert.Contains("document.main", Docx.Part(letter, "[Content_Types].xml").ToString(), StringComparison.Ordinal)),
    ];

    static string MainAt(string target) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"{target}\"/></Relationships>";

    static string Types(string? main, string more = "") =>
        $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{main ?? "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"}\"/>{more}</Types>";
}
