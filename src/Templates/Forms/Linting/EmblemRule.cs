using System.Globalization;
using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>The emblem of a memo is 1.5 cm high, that of an order 3 cm. It goes by the name <see cref="Emblems.Name"/>, so that the office's own takes its place.</summary>
static class EmblemRule
{
    const double EmuPerCentimetre = 360_000, Tolerance = 0.1;

    public static void Run(FormFile form, FormPaper paper, Findings findings)
    {
        if (paper == FormPaper.Other) return;
        var centimetres = paper == FormPaper.Memo ? 1.5 : 3;
        var pictures = form.Others.Prepend((form.Main, form.Document)).SelectMany(part => part.Item2.Descendants(W.DocPr).Select(named => (Part: part.Item1, Named: named))).ToList();
        var emblem = pictures.Find(picture => (string?)picture.Named.Attribute("name") == Emblems.Name);
        if (emblem.Named is null)
        {
            findings.Add(FormRule.Emblem, new(pictures.Count > 0 ? pictures[0].Part : form.Main),
                pictures.Count > 0 ? ($"no picture goes by the name \"{Emblems.Name}\"", $"ไม่มีรูปใดชื่อ \"{Emblems.Name}\"") : ("there is no emblem", "ไม่มีตราครุฑ"),
                (In($"put in the emblem, {centimetres} cm high, and name the picture \"{Emblems.Name}\" (Alt+F10 in Word)"), In($"ใส่ตราสูง {centimetres} ซม. และตั้งชื่อรูปว่า \"{Emblems.Name}\" (กด Alt+F10 ใน Word)")));
            return;
        }
        if (!double.TryParse((string?)emblem.Named.Parent?.Element(W.Placement + "extent")?.Attribute("cy"), NumberStyles.Float, CultureInfo.InvariantCulture, out var high)) return;
        if (Math.Abs(high / EmuPerCentimetre - centimetres) > Tolerance)
            findings.Add(FormRule.Emblem, new(emblem.Part), (In($"the emblem is {high / EmuPerCentimetre:0.##} cm high"), In($"ตราสูง {high / EmuPerCentimetre:0.##} ซม.")),
                (In($"make it {centimetres} cm high"), In($"ปรับให้สูง {centimetres} ซม. (บันทึกข้อความ 1.5 ซม. คำสั่ง 3 ซม.)")));
    }

    static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
