using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace PaWorkflow.Host.Letters.Signing;

/// <summary>Where on a letter the signature stands: over the signer's name in brackets, else at the foot of the last page.</summary>
/// <param name="Page">From 0.</param>
/// <param name="Left">Points from the left edge.</param>
/// <param name="Bottom">Points from the lower edge.</param>
public sealed record SignaturePlace(int Page, double Left, double Bottom)
{
    /// <summary>Points: 7.4 by 2.1 cm, as wide and high as the space that the forms leave.</summary>
    public const double Width = 210, Height = 59;

    const double footLeft = 85, footBottom = 8;

    /// <param name="signer">As it stands in brackets; null where the letter names none.</param>
    public static SignaturePlace In(byte[] pdf, string? signer)
    {
        using var document = PdfDocument.Open(pdf);
        var wanted = Bare(signer ?? "");
        for (var number = document.NumberOfPages; wanted.Length > 0 && number >= 1; number--)
        {
            foreach (var line in Lines(document.GetPage(number)))
            {
                var text = string.Concat(line.Select(l => l.Value));
                if (!text.Contains('(', StringComparison.Ordinal) || !Bare(text).Contains(wanted, StringComparison.Ordinal)) continue;
                var (left, right) = (line.Min(l => l.StartBaseLine.X), line.Max(l => l.EndBaseLine.X));
                // Room for the name's own height, then the mark.
                return new(number - 1, Math.Max(0, (left + right - Width) / 2), line[0].StartBaseLine.Y + 14);
            }
        }
        return new(document.NumberOfPages - 1, footLeft, footBottom);
    }

    static IEnumerable<List<Letter>> Lines(Page page) => page.Letters.GroupBy(l => Math.Round(l.StartBaseLine.Y))
        .OrderBy(line => line.Key).Select(line => line.OrderBy(l => l.StartBaseLine.X).ToList());

    /// <summary>Consonants, figures and leading vowels only: what stands above and below a consonant comes out of a PDF in any order.</summary>
    static string Bare(string text) => string.Concat(text.Where(c => c is (>= 'ก' and <= 'ฮ') or (>= 'เ' and <= 'ไ') || char.IsAsciiLetterOrDigit(c)));
}
