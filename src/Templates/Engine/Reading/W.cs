using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>The elements that the engine treats in a way of their own.</summary>
enum Known
{
    Other, Body, Paragraph, ParagraphProps, Run, RunProps, Text, Break, RenderedBreak, Tab, Table, Row, Cell, Section,
    Control, ControlContent, ControlProps, Id, Drawing, DrawingProps, Blip, TextBox, Note, Header,
    BookmarkStart, BookmarkEnd, CommentStart, CommentEnd, CommentReference,
    Field, FieldMark, FieldCode, ForeignDocument, Embedded,
}

/// <summary>The names of WordprocessingML and its neighbours that the engine looks at.</summary>
static class W
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace StrictMain = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    public static readonly XNamespace Word14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    public static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    public static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    public static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Placement = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Pictures = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace Math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    public static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace Office = "urn:schemas-microsoft-com:office:office";

    public static readonly XName DocPr = Placement + "docPr";

    /// <summary>Roots of the parts whose paragraphs may hold tags.</summary>
    public static readonly IReadOnlySet<XName> TextRoots = new HashSet<XName>
    {
        Main + "document", Main + "hdr", Main + "ftr", Main + "footnotes", Main + "endnotes", Main + "comments",
        XName.Get("dataModel", "http://schemas.openxmlformats.org/drawingml/2006/diagram"), XName.Get("drawing", "http://schemas.microsoft.com/office/drawing/2008/diagram"),
    };

    /// <summary>Roots of the parts that hold the document's properties, a text in each element.</summary>
    public static readonly IReadOnlySet<XName> PropertyRoots = new HashSet<XName>
    {
        XName.Get("coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        XName.Get("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
        XName.Get("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
        XName.Get("CoverPageProperties", "http://schemas.microsoft.com/office/2006/coverPageProps"),
    };

    static readonly Dictionary<(string Space, string Local), Known> known = new()
    {
        [(Main.NamespaceName, "body")] = Known.Body,
        [(Main.NamespaceName, "p")] = Known.Paragraph,
        [(Main.NamespaceName, "pPr")] = Known.ParagraphProps,
        [(Main.NamespaceName, "r")] = Known.Run,
        [(Main.NamespaceName, "rPr")] = Known.RunProps,
        [(Main.NamespaceName, "t")] = Known.Text,
        [(Main.NamespaceName, "br")] = Known.Break,
        [(Main.NamespaceName, "lastRenderedPageBreak")] = Known.RenderedBreak,
        [(Main.NamespaceName, "tab")] = Known.Tab,
        [(Main.NamespaceName, "tbl")] = Known.Table,
        [(Main.NamespaceName, "tr")] = Known.Row,
        [(Main.NamespaceName, "tc")] = Known.Cell,
        [(Main.NamespaceName, "sectPr")] = Known.Section,
        [(Main.NamespaceName, "sdt")] = Known.Control,
        [(Main.NamespaceName, "sdtContent")] = Known.ControlContent,
        [(Main.NamespaceName, "sdtPr")] = Known.ControlProps,
        [(Main.NamespaceName, "id")] = Known.Id,
        [(Main.NamespaceName, "drawing")] = Known.Drawing,
        [(Main.NamespaceName, "pict")] = Known.Drawing,
        [(Placement.NamespaceName, "docPr")] = Known.DrawingProps,
        [(Drawing.NamespaceName, "blip")] = Known.Blip,
        [(Main.NamespaceName, "txbxContent")] = Known.TextBox,
        [(Main.NamespaceName, "footnote")] = Known.Note,
        [(Main.NamespaceName, "endnote")] = Known.Note,
        [(Main.NamespaceName, "comment")] = Known.Note,
        [(Main.NamespaceName, "hdr")] = Known.Header,
        [(Main.NamespaceName, "ftr")] = Known.Header,
        [(Main.NamespaceName, "bookmarkStart")] = Known.BookmarkStart,
        [(Main.NamespaceName, "bookmarkEnd")] = Known.BookmarkEnd,
        [(Main.NamespaceName, "commentRangeStart")] = Known.CommentStart,
        [(Main.NamespaceName, "commentRangeEnd")] = Known.CommentEnd,
        [(Main.NamespaceName, "commentReference")] = Known.CommentReference,
        [(Main.NamespaceName, "fldSimple")] = Known.Field,
        [(Main.NamespaceName, "fldChar")] = Known.FieldMark,
        [(Main.NamespaceName, "instrText")] = Known.FieldCode,
        [(Main.NamespaceName, "altChunk")] = Known.ForeignDocument,
        [(Main.NamespaceName, "subDoc")] = Known.ForeignDocument,
        [(Main.NamespaceName, "object")] = Known.Embedded,
        [(Main.NamespaceName, "control")] = Known.Embedded,
        [(Main.NamespaceName, "movie")] = Known.Embedded,
        [(Office.NamespaceName, "OLEObject")] = Known.Embedded,
        [(Drawing.NamespaceName, "p")] = Known.Paragraph,
        [(Drawing.NamespaceName, "r")] = Known.Run,
        [(Drawing.NamespaceName, "rPr")] = Known.RunProps,
        [(Drawing.NamespaceName, "t")] = Known.Text,
        [(Math.NamespaceName, "r")] = Known.Run,
        [(Math.NamespaceName, "rPr")] = Known.RunProps,
        [(Math.NamespaceName, "t")] = Known.Text,
    };

    public static Known Kind(string space, string local) => known.GetValueOrDefault((space, local));
}
