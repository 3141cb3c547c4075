using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>A4; 3 cm on the left, 2 cm on the right, about 2 cm below. Of a section that lies across, the paper alone.</summary>
static class PageRules
{
    const int Short = 11906, Long = 16838;

    /// <summary>2 mm.</summary>
    const double Tolerance = 0.2 * FormFile.TwipsPerCentimetre;

    static readonly (string Side, string Thai, double Centimetres)[] margins = [("left", "ซ้าย", 3), ("right", "ขวา", 2), ("bottom", "ล่าง", 2)];

    public static void Run(FormFile form, Findings findings)
    {
        var sections = form.Document.Descendants(W.Main + "sectPr").ToList();
        var place = new Place(form.Main);
        // A document that says nothing of its pages has those of the program that opens it.
        foreach (var section in sections.DefaultIfEmpty(new XElement(W.Main + "sectPr"))) Look(section, place, findings);
    }

    static void Look(XElement section, Place place, Findings findings)
    {
        var size = section.Element(W.Main + "pgSz");
        var (width, height) = (FormFile.Number(size, "w"), FormFile.Number(size, "h"));
        if (width is not { } wide || height is not { } high) findings.Add(FormRule.Paper, place, ("the size of the paper is not set", "ไม่ได้กำหนดขนาดกระดาษ"), paper);
        else if (!Near(Math.Min(wide, high), Short) || !Near(Math.Max(wide, high), Long))
            findings.Add(FormRule.Paper, place, ($"the paper is {Findings.Centimetres(wide)} × {Findings.Centimetres(high)} cm", $"กระดาษขนาด {Findings.Centimetres(wide)} × {Findings.Centimetres(high)} ซม."), paper);
        if (LiesAcross(size)) return;
        var given = section.Element(W.Main + "pgMar");
        foreach (var (side, thai, centimetres) in margins)
        {
            var right = ($"set it to {centimetres:0} cm", $"ตั้งเป็น {centimetres:0} ซม. (เค้าโครง > ระยะขอบ)");
            if (FormFile.Number(given, side) is not { } set) findings.Add(FormRule.Margins, place, ($"the {side} margin is not set", $"ไม่ได้กำหนดขอบ{thai}"), right);
            else if ((set + (side == "left" ? FormFile.Number(given, "gutter") ?? 0 : 0)) is var margin && Math.Abs(margin - centimetres * FormFile.TwipsPerCentimetre) > Tolerance)
                findings.Add(FormRule.Margins, place, ($"the {side} margin is {Findings.Centimetres(margin)} cm", $"ขอบ{thai}กว้าง {Findings.Centimetres(margin)} ซม."), right);
        }
    }

    static bool LiesAcross(XElement? size) => (string?)size?.Attribute(W.Main + "orient") == "landscape" || FormFile.Number(size, "w") > FormFile.Number(size, "h");

    static readonly (string, string) paper = ("set A4, 21 × 29.7 cm", "ตั้งเป็น A4 ขนาด 21 × 29.7 ซม. (เค้าโครง > ขนาด)");

    static bool Near(int length, int right) => Math.Abs(length - right) <= Tolerance;
}
