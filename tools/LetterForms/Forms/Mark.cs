using System.Xml.Linq;
using static PaWorkflow.LetterForms.Paper;

namespace PaWorkflow.LetterForms;

/// <summary>What a reader sees of an electronic signature: a small sheet that is drawn into the letter's PDF over the signer's name.</summary>
static class Mark
{
    // As large as the place that the host keeps for it (SignaturePlace).
    static readonly Sheet sheet = new(7.41, 2.08, 0.1, 0.1, 0.05, 0.1, 0, 0, Numbered: false);

    public static Package Form() => new("ลายมือชื่ออิเล็กทรอนิกส์",
        Line(9, "ลงลายมือชื่ออิเล็กทรอนิกส์โดย"), Line(11, "{signer}", bold: true), Line(9, "เมื่อ {at|beDate} เวลา {at|time}"), Line(8, "ใบรับรองออกโดย {issuer}"))
    { Sheet = sheet };

    static XElement Line(double points, string text, bool bold = false) => new(W + "p",
        new XElement(W + "pPr", new XElement(W + "pStyle", Val("TableCentre")), new XElement(W + "spacing",
            new XAttribute(W + "before", 0), new XAttribute(W + "after", 0), new XAttribute(W + "line", (int)(points * 26)), new XAttribute(W + "lineRule", "exact"))),
        Run(text, [.. bold ? new[] { new XElement(W + "b"), new XElement(W + "bCs") } : [], new(W + "color", Val("1F3A68")), new(W + "sz", Val((int)(points * 2))), new(W + "szCs", Val((int)(points * 2)))]));
}
