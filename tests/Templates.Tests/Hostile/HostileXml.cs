using System.Text;
using static PaWorkflow.Templates.Tests.Docx;
using static PaWorkflow.Templates.Tests.Hostile;

namespace PaWorkflow.Templates.Tests;

/// <summary>XML that bursts, reads files or means something else than it seems, and fields that act.</summary>
static class HostileXml
{
    const FaultKind Unreadable = FaultKind.NotAWordFile, Forbidden = FaultKind.ForbiddenPart;
    const string Main = "word/document.xml";
    const string Entities = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";

    public static IEnumerable<Hostile> All =>
    [
        Refused("a billion laughs", Unreadable, () => Package((Main, Entities + Document(P("{x}").Replace("{x}", "&c;", StringComparison.Ordinal)))), Main, "DTD"),
        Refused("an entity from a file", Unreadable, () => Package((Main, "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Document(P("&a;")))), Main, "DTD"),
        Refused("an entity from the web", Unreadable, () => Package((Main, "<!DOCTYPE w SYSTEM \"http://evil.example/x.dtd\">" + Document(P("x")))), Main, "DTD"),
        Refused("a DTD in the styles", Unreadable, () => Package(("word/styles.xml", "<!DOCTYPE x []><x/>")), "word/styles.xml", "DTD"),
        Refused("a DTD in the relationships", Unreadable, () => Package(("word/_rels/document.xml.rels", "<!DOCTYPE x []><x/>")), "word/_rels/document.xml.rels", "DTD"),
        Refused("a DTD in the package's relationships", Unreadable, () => Package(("_rels/.rels", "<!DOCTYPE x []><x/>")), "_rels/.rels", "DTD"),
        Refused("a DTD in the types", Unreadable, () => Package(("[Content_Types].xml", "<!DOCTYPE x []><x/>")), "[Content_Types].xml", "DTD"),
        Refused("a DTD in a custom part", Unreadable, () => Package(("customXml/item1.xml", "<!DOCTYPE x []><x/>")), "customXml/item1.xml", "DTD"),
        Refused("200,000 levels", Unreadable, () => Package((Main, Document(Many("<w:sdt>", 200_000) + Many("</w:sdt>", 200_000)))), Main, "deeper than 256"),
        Refused("200,000 levels in the styles", Unreadable, () => Package(("word/styles.xml", Many("<x>", 200_000) + Many("</x>", 200_000))), "word/styles.xml", "deeper than 256"),
        Refused("200,000 levels in the relationships", Unreadable, () => Package(("word/_rels/document.xml.rels", Many("<x>", 200_000) + Many("</x>", 200_000))), "word/_rels/document.xml.rels", "deeper than 256"),
        Refused("a million paragraphs", Unreadable, () => Package((Main, Document(Many("<w:p/>", 1_000_000)))), Main, "more than 400000"),
        Refused("a million styles", Unreadable, () => Package(("word/styles.xml", $"<x>{Many("<y/>", 1_000_000)}</x>")), "word/styles.xml", "more than 400000"),
        Refused("a million pieces of text", Unreadable, () => Package((Main, Document($"<w:p><w:r><w:t>{Many("<![CDATA[a]]>", 1_000_000)}</w:t></w:r></w:p>"))), Main, "more than 400000"),
        Refused("broken XML", Unreadable, () => Package((Main, "<w:document")), Main),
        Refused("broken XML in a header", Unreadable, () => Package(("word/header1.xml", $"<w:hdr xmlns:w=\"{W}\"><w:p></w:hdr>")), "word/header1.xml", "position"),
        Refused("a prefix without a namespace", Unreadable, () => Package((Main, "<w:document><w:body/></w:document>")), Main),
        Refused("an empty part", Unreadable, () => Package((Main, "")), Main),
        Refused("a character that XML has not", Unreadable, () => Package((Main, Document(P("a\u0001b")))), Main),
        Refused("the same attribute twice", Unreadable, () => Package((Main, Document("<w:p w:a=\"1\" w:a=\"2\"/>"))), Main),
        Refused("an unknown encoding", Unreadable, () => Package((Main, "<?xml version=\"1.0\" encoding=\"x-evil\"?>" + Document(P("x")))), Main),
        Refused("a web page", Unreadable, () => Package((Main, "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")), Main, "html"),
        Refused("the strict kind", Unreadable, () => Package((Main, "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>")), Main, "Strict"),
        Field("DDE", "DDE excel x"), Field("DDEAUTO", "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\""), Field("INCLUDETEXT", "INCLUDETEXT \"file:///etc/passwd\""),
        Field("INCLUDEPICTURE", "INCLUDEPICTURE \"http://tracker.example/x.png\" \\d"), Field("LINK", "LINK Excel.Sheet.8 x"), Field("DATABASE", "DATABASE \\d x"),
        Field("MACROBUTTON", "MACROBUTTON Evil press"), Field("ASK", "ASK x y"), Field("FILLIN", "FILLIN x"), Field("IMPORT", "IMPORT x"), Field("AUTOTEXT", "AUTOTEXT x"), Field("RD", "RD x"),
        Field("dde", "  dde  excel"), Field("DATE", "DATE \\@ d"), Field("GOTOBUTTON", "GOTOBUTTON x"),
        Refused("a field in one element", Forbidden, () => Of("<w:p><w:fldSimple w:instr=\"INCLUDETEXT x\"/></w:p>"), Main, "paragraph 1", "INCLUDETEXT"),
        Refused("a field within a harmless one", Forbidden, () => Of($"<w:p>{Begin}{Code("IF ")}{Begin}{Code("DDEAUTO x")}{End}{Code(" = 1")}{End}</w:p>"), Main, "DDEAUTO"),
        Refused("a field that never ends", Forbidden, () => Of($"<w:p>{Begin}{Code("DDE x")}</w:p>"), Main, "DDE"),
        Refused("a field's code without a field", Forbidden, () => Of($"<w:p>{Code("DDE x")}</w:p>"), Main, "DDE"),
        Refused("a field over paragraphs", Forbidden, () => Of($"<w:p>{Begin}{Code("DD")}</w:p><w:p>{Code("EAUTO x")}{End}</w:p>"), Main, "paragraph 1", "DDEAUTO"),
        Refused("a field in a header", Forbidden, () => Package(("word/header1.xml", $"<w:hdr xmlns:w=\"{W}\"><w:p>{Begin}{Code("DDE x")}{End}</w:p></w:hdr>")), "word/header1.xml", "DDE"),
        Refused("a field in a footnote", Forbidden, () => Package(("word/footnotes.xml", $"<w:footnotes xmlns:w=\"{W}\"><w:footnote><w:p>{Begin}{Code("LINK x")}{End}</w:p></w:footnote></w:footnotes>")), "word/footnotes.xml", "LINK"),
        Refused("a link's field to a disk", Forbidden, () => Of($"<w:p>{Begin}{Code("HYPERLINK \"file:///c:/x.exe\"")}{End}</w:p>"), Main, "file:///c:/x.exe"),
        Refused("a link's field to a share behind switches", Forbidden, () => Of($"<w:p>{Begin}{Code("HYPERLINK \\o \"a tip\" \\t _blank \"\\\\\\\\server\\\\x\"")}{End}</w:p>"), Main, "server"),
        Refused("a link's field from the data", Forbidden, () => Of($"<w:p>{Begin}{Code("HYPERLINK \"{x}\"")}{End}</w:p>"), Main, "{x}"),
        Harmless("a link's field to a bookmark", () => Of($"<w:p>{Begin}{Code("HYPERLINK \\l \"here\" \\o \"to it\"")}{End}</w:p>" + P("{x}")), letter => Assert.Equal("\nv", Outline.Of(letter))),
        Harmless("a huge attribute", () => Of($"<w:p><w:bookmarkStart w:id=\"1\" w:name=\"{Many("a", 5_000_000)}\"/><w:bookmarkEnd w:id=\"1\"/>{P("{x}")[5..]}"), letter => Assert.Equal("v", Outline.Of(letter))) with { Valid = false },
        Harmless("other prefixes", () => Package((Main, Document(P("{x}{#l}{.}\n{/l}") + Table(["{#l}{.}", "{/l}"])).Replace("w:", "evil:", StringComparison.Ordinal).Replace("evil=", "evil=", StringComparison.Ordinal).Replace("xmlns:w=", "xmlns:evil=", StringComparison.Ordinal))),
            letter => Assert.Contains("[2][]", Outline.Of(letter), StringComparison.Ordinal)),
        Harmless("sixteen bits a character", () => Zip16(), letter => Assert.Equal("v ก", Outline.Of(letter))),
    ];

    const string Begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", End = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    static string Code(string code) => $"<w:r><w:instrText xml:space=\"preserve\">{System.Security.SecurityElement.Escape(code)}</w:instrText></w:r>";

    static Hostile Field(string verb, string code) =>
        Refused($"the field {verb}", Forbidden, () => Of(P("a") + $"<w:p>{Begin}{Code(code[..2])}{Code(code[2..])}{End}</w:p>"), Main, "paragraph 2", $"the field {verb}");

    static byte[] Zip16() => RawZip.Of(Parts(P("{x} ก")).Select(part => new RawZip.Entry(part.Name, part.Name == Main
        ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + part.Content)] : Encoding.UTF8.GetBytes(part.Content))));
}
