namespace PaWorkflow.Templates.Linting;

/// <summary>
/// TH SarabunPSK or TH Sarabun New for Latin letters, those beyond ASCII and Thai (<c>w:ascii</c>, <c>w:hAnsi</c>, <c>w:cs</c>), one size for all of them, and that
/// 16 points where Thai text flows. Signs alone, such as boxes to tick, may come from another font.
/// </summary>
static class LetterRules
{
    /// <summary>Half points, where nothing is said (ISO/IEC 29500-1, 17.3.2.38).</summary>
    public const int UsualSize = 20;

    const int BodySize = 32;

    static readonly string[] fonts = ["TH SarabunPSK", "TH Sarabun New"];

    static readonly (string, string) right = ("set TH SarabunPSK or TH Sarabun New for w:ascii, w:hAnsi and w:cs", "เลือก TH SarabunPSK หรือ TH Sarabun New ทั้งอักษรโรมันและอักษรไทย (Complex scripts)");

    public static void Run(FormFile form, FormPaper paper, MemoHead head, Findings findings)
    {
        foreach (var paragraph in form.Paragraphs)
        {
            foreach (var piece in paragraph.Pieces.Where(piece => piece.HasWords))
            {
                Fonts(paragraph, piece, findings);
                if (!head.Has(piece) && !UrgencyRule.Has(paragraph, piece)) Size(paragraph, piece, IsText(form, paper, paragraph, piece), findings);
            }
        }
    }

    static void Fonts(FormParagraph paragraph, Piece piece, Findings findings)
    {
        foreach (var (font, slot, letters) in new[] { (piece.Look.Ascii, "w:ascii", "อักษรโรมัน"), (piece.Look.HAnsi, "w:hAnsi", "อักษรโรมันและเครื่องหมาย"), (piece.Look.Complex, "w:cs", "อักษรไทย") })
        {
            if (font is not { Length: > 0 }) findings.Add(FormRule.Font, paragraph, ($"no font is set for {slot}", $"ไม่ได้กำหนดแบบอักษรของ{letters} ({slot})"), right, piece.Start, piece.Text.Length);
            else if (!fonts.Contains(font, StringComparer.OrdinalIgnoreCase))
                findings.Add(FormRule.Font, paragraph, ($"the font for {slot} is {Engine.Faults.Short(font)}", $"แบบอักษรของ{letters} ({slot}) เป็น {Engine.Faults.Short(font)}"), right, piece.Start, piece.Text.Length);
        }
    }

    static void Size(FormParagraph paragraph, Piece piece, bool isText, Findings findings)
    {
        var (latin, thai) = (piece.Look.Size ?? UsualSize, piece.Look.SizeComplex ?? UsualSize);
        if (latin != thai)
            findings.Add(FormRule.SizePair, paragraph, ($"Latin letters are {Findings.Points(latin)} points, Thai ones {Findings.Points(thai)}", $"อักษรโรมันขนาด {Findings.Points(latin)} แต่อักษรไทยขนาด {Findings.Points(thai)} พอยต์"),
                ("set the same for w:sz and w:szCs", "ตั้งให้เท่ากัน (แบบอักษร > Complex scripts)"), piece.Start, piece.Text.Length);
        else if (thai != BodySize && isText)
            findings.Add(FormRule.BodySize, paragraph, ($"the text is {Findings.Points(thai)} points", $"ข้อความขนาด {Findings.Points(thai)} พอยต์"), ("make it 16 points (w:sz and w:szCs 32)", "ตั้งเป็น 16 พอยต์"), piece.Start, piece.Text.Length);
    }

    // Covers, sheets and lists have short lines of their own sizes.
    static bool IsText(FormFile form, FormPaper paper, FormParagraph paragraph, Piece piece) => paragraph.Flows && paragraph.Place.Part == form.Main && !IsForeign(piece)
        && (paper != FormPaper.Other || paragraph.Text.Trim().Length >= FirstLineRule.Prose);

    /// <summary>Figures and words of another script, such as a checksum, may be smaller.</summary>
    static bool IsForeign(Piece piece) => Tags.Any().Replace(piece.Text, "") is var said && said.Any(char.IsLetter) && !said.Any(letter => letter is >= '\u0E00' and <= '\u0E7F');
}
