using System.Xml.Linq;

namespace PaWorkflow.LetterForms;

/// <summary>The building blocks of Thai official papers in WordprocessingML. Lengths in centimetres, letter sizes in points.</summary>
static class Paper
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static readonly XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static readonly XNamespace wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    static readonly XNamespace a = "http://schemas.openxmlformats.org/drawingml/2006/main";
    static readonly XNamespace pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// <summary>A4 less 3 cm on the left and 2 cm on the right.</summary>
    public const double TextWidth = 16;

    public static int Twips(double centimetres) => (int)Math.Round(centimetres * 1440 / 2.54, MidpointRounding.AwayFromZero);

    static long Emu(double centimetres) => (long)Math.Round(centimetres * 360_000, MidpointRounding.AwayFromZero);

    public static XAttribute Val(object value) => new(W + "val", value);

    /// <summary>A paragraph of a style of <see cref="Styles"/>; strings become plain runs.</summary>
    public static XElement P(string style, params object[] content) =>
        new(W + "p", new XElement(W + "pPr", new XElement(W + "pStyle", Val(style))), content.Select(part => part is string text ? Run(text) : part));

    public static XElement Run(string text, params XElement[] properties) => new(W + "r",
        properties.Length == 0 ? null : new XElement(W + "rPr", properties), new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    // Complex script (Thai) has its own switch for everything: bold is w:b for Latin and w:bCs for Thai.
    public static XElement Bold(string text) => Run(text, new XElement(W + "b"), new XElement(W + "bCs"));

    /// <summary>The head words of a memo: 20 points, bold.</summary>
    public static XElement HeadWord(string text) => Run(text, new XElement(W + "b"), new XElement(W + "bCs"), new XElement(W + "sz", Val(40)), new XElement(W + "szCs", Val(40)));

    /// <summary>Red, 32 points, as the regulation asks.</summary>
    public static XElement Urgency(string text) => Run(text,
        new XElement(W + "b"), new XElement(W + "bCs"), new XElement(W + "color", Val("FF0000")), new XElement(W + "sz", Val(64)), new XElement(W + "szCs", Val(64)));

    static XElement Dotted => new(W + "u", Val("dotted"));

    /// <summary>Writing on a dotted line.</summary>
    public static XElement OnDots(string text) => Run(text, Dotted);

    /// <summary>The dotted line runs on to the next tab stop.</summary>
    public static XElement DotsToTab() => new(W + "r", new XElement(W + "rPr", Dotted), new XElement(W + "tab"));

    public static XElement Tab() => new(W + "r", new XElement(W + "tab"));

    /// <summary>A picture named <c>emblem</c>, which the office's own replaces.</summary>
    /// <param name="floats">At the left margin beside the text, instead of in the line.</param>
    public static XElement Emblem(double width, double height, bool floats)
    {
        var extent = new XElement(wp + "extent", new XAttribute("cx", Emu(width)), new XAttribute("cy", Emu(height)));
        var name = new XElement(wp + "docPr", new XAttribute("id", 1), new XAttribute("name", "emblem"), new XAttribute("descr", "ตราของส่วนราชการ"));
        var graphic = new XElement(a + "graphic", new XAttribute(XNamespace.Xmlns + "a", a), new XElement(a + "graphicData", new XAttribute("uri", pic.NamespaceName),
            new XElement(pic + "pic", new XAttribute(XNamespace.Xmlns + "pic", pic),
                new XElement(pic + "nvPicPr", new XElement(pic + "cNvPr", new XAttribute("id", 1), new XAttribute("name", "emblem")), new XElement(pic + "cNvPicPr")),
                new XElement(pic + "blipFill", new XElement(a + "blip", new XAttribute(r + "embed", Package.EmblemId)), new XElement(a + "stretch", new XElement(a + "fillRect"))),
                new XElement(pic + "spPr",
                    new XElement(a + "xfrm", new XElement(a + "off", new XAttribute("x", 0), new XAttribute("y", 0)), new XElement(a + "ext", new XAttribute("cx", Emu(width)), new XAttribute("cy", Emu(height)))),
                    new XElement(a + "prstGeom", new XAttribute("prst", "rect"), new XElement(a + "avLst"))))));
        var placed = floats
            ? new XElement(wp + "anchor",
                Zero("distT"), Zero("distB"), Zero("distL"), Zero("distR"), Zero("simplePos"), new XAttribute("relativeHeight", 1), new XAttribute("behindDoc", 1),
                Zero("locked"), new XAttribute("layoutInCell", 1), new XAttribute("allowOverlap", 1),
                new XElement(wp + "simplePos", Zero("x"), Zero("y")),
                new XElement(wp + "positionH", new XAttribute("relativeFrom", "margin"), new XElement(wp + "align", "left")),
                new XElement(wp + "positionV", new XAttribute("relativeFrom", "margin"), new XElement(wp + "align", "top")),
                extent, new XElement(wp + "effectExtent", Zero("l"), Zero("t"), Zero("r"), Zero("b")), new XElement(wp + "wrapNone"), name, new XElement(wp + "cNvGraphicFramePr"), graphic)
            : new XElement(wp + "inline", Zero("distT"), Zero("distB"), Zero("distL"), Zero("distR"), extent, name, new XElement(wp + "cNvGraphicFramePr"), graphic);
        return new XElement(W + "r", new XElement(W + "drawing", placed));
    }

    static XAttribute Zero(string name) => new(name, 0);
}
