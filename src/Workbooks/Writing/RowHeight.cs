using System.Globalization;

namespace PaWorkflow.Workbooks;

/// <summary>How high a row is to be for its texts to be seen whole; Excel itself fits a row only when it is edited.</summary>
static class RowHeight
{
    /// <summary>Points of one line of Thai with its marks above and below.</summary>
    const double Line = 15;

    const double Most = 300;

    /// <param name="texts">Each with the width of its column in letters.</param>
    public static double Of(IEnumerable<(string? Text, double Width)> texts) =>
        Math.Min(Most, 3 + Line * texts.Select(t => t.Text is null ? 1 : t.Text.Split('\n').Sum(l => Lines(l, t.Width))).DefaultIfEmpty(1).Max());

    /// <summary>Thai breaks between words, so that a line is seldom full.</summary>
    static int Lines(string line, double width) => Math.Max(1, (int)Math.Ceiling(Letters(line) * 1.03 / Math.Max(1, width - 1)));

    /// <summary>Vowels and tones above and below the line take no room of their own.</summary>
    static int Letters(string line) => line.Count(c => char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark);
}
