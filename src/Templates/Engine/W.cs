using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>The names of WordprocessingML that the engine looks at.</summary>
static class W
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Word14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    public static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    public static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    public static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Placement = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    public static readonly XName
        P = Main + "p", PPr = Main + "pPr", R = Main + "r", RPr = Main + "rPr", T = Main + "t", Br = Main + "br", Tab = Main + "tab",
        Tbl = Main + "tbl", Tr = Main + "tr", Tc = Main + "tc", SectPr = Main + "sectPr", Id = Main + "id", Name = Main + "name",
        InstrText = Main + "instrText", FldChar = Main + "fldChar", FldCharType = Main + "fldCharType", FldSimple = Main + "fldSimple", Instr = Main + "instr",
        AltChunk = Main + "altChunk", Object = Main + "object", Control = Main + "control",
        BookmarkStart = Main + "bookmarkStart", BookmarkEnd = Main + "bookmarkEnd", SdtPr = Main + "sdtPr",
        CommentRangeStart = Main + "commentRangeStart", CommentRangeEnd = Main + "commentRangeEnd", CommentReference = Main + "commentReference",
        TxbxContent = Main + "txbxContent", Footnote = Main + "footnote", Endnote = Main + "endnote", Hdr = Main + "hdr", Ftr = Main + "ftr",
        DocPr = Placement + "docPr";

    /// <summary>Roots of the parts whose paragraphs may hold tags.</summary>
    public static readonly IReadOnlySet<XName> TextRoots =
        new HashSet<XName> { Main + "document", Hdr, Ftr, Main + "footnotes", Main + "endnotes" };

    /// <summary>What must hold at least one paragraph, as its last child.</summary>
    public static readonly IReadOnlySet<XName> NeedsParagraph =
        new HashSet<XName> { Tc, TxbxContent, Footnote, Endnote, Hdr, Ftr };

    public static XElement Text(string text) => new(T, new XAttribute(XNamespace.Xml + "space", "preserve"), text);
}
