namespace PaWorkflow.Templates.Linting;

/// <summary>The first line of a paragraph of the text begins 2.5 cm in, by its indent or by tabs. Headings, lists, tables and the letter's head are no text.</summary>
static class FirstLineRule
{
    const double Right = 2.5 * FormFile.TwipsPerCentimetre, Tolerance = 0.2 * FormFile.TwipsPerCentimetre;

    /// <summary>Characters from which a line is taken for text, and not for a heading or a signature.</summary>
    public const int Prose = 40;

    static readonly string[] leading = ["เรียน", "เรื่อง", "ที่", "วันที่", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "โทร", "สั่ง ณ", "(", "ส่วนราชการ", "สำเนา"];

    public static void Run(FormFile form, FormPaper paper, MemoHead head, Findings findings)
    {
        for (var index = head.End + 1; index < form.Body.Count; index++)
        {
            var paragraph = form.Body[index];
            if (!IsProse(paragraph, paper)) continue;
            var tabs = paragraph.Text.Length - paragraph.Text.TrimStart('\t').Length;
            var first = AfterTabs(paragraph.Look.FirstLine ?? 0, tabs, paragraph.Look.TabStops ?? [], form.DefaultTab);
            if (Math.Abs(first - Right) > Tolerance)
                findings.Add(FormRule.FirstLine, paragraph, ($"the first line begins {Findings.Centimetres(first)} cm in", $"บรรทัดแรกย่อหน้า {Findings.Centimetres(first)} ซม."),
                    ("make the first line's indent 2.5 cm", "ตั้งย่อหน้าบรรทัดแรก 2.5 ซม. (ย่อหน้า > พิเศษ > บรรทัดแรก)"));
        }
    }

    static bool IsProse(FormParagraph paragraph, FormPaper paper)
    {
        var (text, look) = (paragraph.Text.Trim(), paragraph.Look);
        return paragraph.Flows && !paragraph.IsSectionTag && text.Length >= Prose && !leading.Any(word => text.StartsWith(word, StringComparison.Ordinal))
            && look is { Numbered: not true, FirstLine: null or >= 0 } && Math.Abs(look.Left ?? 0) <= Tolerance
            && (look.Align is "thaiDistribute" or "both" or "distribute" || paper != FormPaper.Other && look.Align is null or "left" or "start")
            && paragraph.Pieces.Any(piece => piece.HasWords && piece.Look.BoldComplex is not true);
    }

    static double AfterTabs(int from, int tabs, IReadOnlyList<int> stops, int usual)
    {
        double at = from;
        for (var tab = 0; tab < tabs; tab++)
        {
            var next = stops.FirstOrDefault(stop => stop > at);
            at = next > 0 ? next : usual > 0 ? (Math.Floor(at / usual) + 1) * usual : at;
        }
        return at;
    }
}
