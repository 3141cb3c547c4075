using System.Globalization;
using System.Text.RegularExpressions;

namespace PaWorkflow.Templates.Linting;

/// <summary>ด่วน, ด่วนมาก, ด่วนที่สุด: red, at least 32 points.</summary>
static partial class UrgencyRule
{
    const int Smallest = 64;

    /// <summary>The tag that prints it, or one of the words between tabs.</summary>
    [GeneratedRegex(@"\{\s*[\w.]*urgency[^{}]*\}|(?<=^|[\t\n])\s*ด่วน(?:มาก|ที่สุด)?\s*(?=$|[\t\n])")]
    private static partial Regex Urgency();

    public static void Run(FormFile form, MemoHead head, Findings findings)
    {
        foreach (var paragraph in form.Body.Take(Math.Max(head.End + 1, 20)))
        {
            foreach (var match in Urgency().EnumerateMatches(paragraph.Text))
            {
                var pieces = paragraph.Of(match.Index, match.Length).Where(piece => piece.HasWords).ToList();
                if (pieces.Find(piece => Math.Min(piece.Look.Size ?? LetterRules.UsualSize, piece.Look.SizeComplex ?? LetterRules.UsualSize) < Smallest) is { } small)
                {
                    var points = Findings.Points(Math.Min(small.Look.Size ?? LetterRules.UsualSize, small.Look.SizeComplex ?? LetterRules.UsualSize));
                    findings.Add(FormRule.Urgency, paragraph, ($"the urgency is {points} points", $"ชั้นความเร็วขนาด {points} พอยต์"),
                        ("make it at least 32 points (w:sz and w:szCs 64)", "ตั้งให้ไม่เล็กกว่า 32 พอยต์ ทั้งอักษรโรมันและอักษรไทย"), match.Index, match.Length);
                }
                if (pieces.Exists(piece => !IsRed(piece.Look.Colour))) findings.Add(FormRule.Urgency, paragraph, ("the urgency is not red", "ชั้นความเร็วไม่ใช่สีแดง"), ("make it red", "ตั้งเป็นสีแดง"), match.Index, match.Length);
            }
        }
    }

    /// <summary>Whether a piece shows the urgency, and so has a size of its own.</summary>
    public static bool Has(FormParagraph paragraph, Piece piece)
    {
        foreach (var match in Urgency().EnumerateMatches(paragraph.Text))
        {
            if (piece.Start < match.Index + match.Length && piece.End > match.Index) return true;
        }
        return false;
    }

    static bool IsRed(string? colour) => colour is { Length: 6 } && int.TryParse(colour, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
        && (rgb >> 16 & 0xFF) >= 0xC0 && (rgb >> 8 & 0xFF) <= 0x40 && (rgb & 0xFF) <= 0x40;
}
