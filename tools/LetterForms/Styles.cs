using System.Xml.Linq;
using static PaWorkflow.LetterForms.Paper;

namespace PaWorkflow.LetterForms;

/// <summary>
/// The paragraph styles: TH SarabunPSK 16 points, single spacing, first line 2.5 cm in, 6 points before a paragraph
/// (regulation on correspondence, B.E. 2526, and the typing guides on it).
/// </summary>
static class Styles
{
    public const string Font = "TH SarabunPSK";

    public static XDocument Document() => new(new XElement(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "docDefaults",
            new XElement(W + "rPrDefault", new XElement(W + "rPr", Fonts(), Size(16), new XElement(W + "lang", Val("en-US"), new XAttribute(W + "eastAsia", "en-US"), new XAttribute(W + "bidi", "th-TH")))),
            new XElement(W + "pPrDefault", new XElement(W + "pPr", Spacing(0)))),
        new XElement(W + "style", new XAttribute(W + "type", "paragraph"), new XAttribute(W + "default", 1), new XAttribute(W + "styleId", "Normal"), new XElement(W + "name", Val("Normal"))),
        Style("MemoTitle", "Memo title", [Tabs(("left", 2), ("center", TextWidth / 2)), Spacing(0, exactly: 35)], bold: true, points: 29),
        Style("MemoHead", "Memo head", [Tabs(("right", TextWidth)), Spacing(0)]),
        Style("MemoNumber", "Memo number and date", [Tabs(("left", 7.5), ("right", TextWidth)), Spacing(0)]),
        Style("Addressee", "Addressee", [Spacing(6), Indent(left: 1.25, hanging: 1.25)]),
        Style("Body", "Body", [Spacing(6), Indent(first: 2.5), Align("thaiDistribute")]),
        Style("BodyKept", "Body before the closing", [Keep(), Spacing(6), Indent(first: 2.5), Align("thaiDistribute")]),
        Style("Item", "Item", [Spacing(0), Indent(left: 3.2, hanging: 0.7)]),
        Style("Duty", "Duty", [Spacing(0), Indent(left: 2.2, hanging: 1.2)]),
        Style("Closing", "Closing", [Keep(), new XElement(W + "keepLines"), Spacing(6), Indent(first: 2.5), Align("thaiDistribute")]),
        Style("SignatureEnd", "Signature last line", [new XElement(W + "keepLines"), Spacing(0), Indent(left: 7), Align("center")]),
        Style("CopyTo", "Copy to", [Tabs(("left", 2.2)), Spacing(18), Indent(left: 2.2, hanging: 2.2)]),
        Style("SignatureSpace", "Signature space", [Keep(), Spacing(0), Indent(left: 7), Align("center")]),
        Style("Signature", "Signature", [Keep(), new XElement(W + "keepLines"), Spacing(0), Indent(left: 7), Align("center")]),
        Style("OrderEmblem", "Order emblem", [Spacing(0), Align("center")]),
        Style("OrderTitle", "Order title", [Keep(), Spacing(0), Align("center")], bold: true),
        Style("PageTitle", "Title on a new page", [Keep(), new XElement(W + "pageBreakBefore"), Spacing(0), Align("center")], bold: true),
        Style("OrderDate", "Order date", [Keep(), Spacing(12), Indent(left: 5), Align("left")]),
        Style("Heading", "Heading", [Keep(), Spacing(6)], bold: true),
        Style("Topic", "Topic of a meeting", [Keep(), Tabs(("left", 3.4)), Spacing(6), Indent(left: 3.4, hanging: 3.4)], bold: true),
        Style("SubItem", "Item of a topic", [Spacing(0), Indent(left: 4.6, hanging: 1.2)]),
        Style("Resolution", "Resolution", [new XElement(W + "keepLines"), Tabs(("left", 5.2)), Spacing(0), Indent(left: 5.2, hanging: 2.7)]),
        Style("Opened", "Beginning of a meeting", [Keep(), Spacing(12)]),
        Style("Closed", "End of a meeting", [Keep(), Spacing(12)]),
        Style("Kept", "Line kept with the next", [Keep(), Spacing(0)]),
        Style("KeptSpace", "Space kept with the next", [Keep(), Spacing(0)], points: 6),
        Style("Total", "Total", [Spacing(0), Align("right")], bold: true),
        Style("Hash", "Hash", [Spacing(0)], points: 12),
        Style("TableHead", "Table head", [Keep(), Spacing(0), Align("center")], bold: true),
        Style("TableText", "Table text", [Spacing(0)]),
        Style("TableCentre", "Table centre", [Spacing(0), Align("center")]),
        Style("TableName", "Table name", [Keep(), Spacing(0)], bold: true),
        Style("TableGroup", "Table group", [Keep(), Spacing(0)], bold: true),
        Style("TableRight", "Table right", [Spacing(0), Align("right")], bold: true),
        Style("PageNumber", "Page number", [Spacing(0), Align("center")])));

    static XElement Style(string id, string name, XElement[] paragraph, bool bold = false, double points = 16) => new(W + "style",
        new XAttribute(W + "type", "paragraph"), new XAttribute(W + "customStyle", 1), new XAttribute(W + "styleId", id),
        new XElement(W + "name", Val(name)), new XElement(W + "basedOn", Val("Normal")), new XElement(W + "qFormat"),
        new XElement(W + "pPr", paragraph),
        new XElement(W + "rPr", bold ? new XElement[] { new(W + "b"), new(W + "bCs") } : null, Size(points)));

    static XElement Fonts() => new(W + "rFonts",
        new XAttribute(W + "ascii", Font), new XAttribute(W + "hAnsi", Font), new XAttribute(W + "eastAsia", Font), new XAttribute(W + "cs", Font));

    // Word counts half points.
    static XElement[] Size(double points) => [new(W + "sz", Val((int)(points * 2))), new(W + "szCs", Val((int)(points * 2)))];

    static XElement Spacing(double before, double? exactly = null) => new(W + "spacing",
        new XAttribute(W + "before", (int)(before * 20)), new XAttribute(W + "after", 0),
        new XAttribute(W + "line", exactly is null ? 240 : (int)(exactly * 20)), new XAttribute(W + "lineRule", exactly is null ? "auto" : "exact"));

    static XElement Indent(double left = 0, double hanging = 0, double first = 0) => new(W + "ind",
        new XAttribute(W + "left", Twips(left)), hanging > 0 ? new XAttribute(W + "hanging", Twips(hanging)) : first > 0 ? new XAttribute(W + "firstLine", Twips(first)) : null);

    static XElement Align(string how) => new(W + "jc", Val(how));

    static XElement Keep() => new(W + "keepNext");

    static XElement Tabs(params (string Kind, double At)[] stops) => new(W + "tabs",
        stops.Select(stop => new XElement(W + "tab", Val(stop.Kind), new XAttribute(W + "pos", Twips(stop.At)))));
}
