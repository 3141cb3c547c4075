using System.Text;
using PaWorkflow.Templates;

namespace PaWorkflow.LetterGallery;

/// <summary>The page that shows the pictures.</summary>
static class Readme
{
    public static string Of(IReadOnlyList<Drawn> drawn)
    {
        var page = new StringBuilder();
        page.Append("""
            # The letters

            Every kind of paper that the house writes, filled from a demonstration year. Drawn anew by `dotnet run --project tools/LetterGallery`;
            of long papers the first three pages are shown. LibreOffice draws with a substitute for TH Sarabun, set smaller so that lines and pages break about where they break in Word.
            It writes the page numbers in Arabic digits; Word writes Thai ones.

            | kind | title | register | pages |
            |---|---|---|---|

            """);
        foreach (var (kind, files) in drawn.Select(d => (LetterKind.Of(d.Kind), d.Files)))
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{kind.Id}` | {kind.Title} | {kind.Register ?? "–"} | {string.Join(' ', files.Select(f => $"<a href=\"{f}\"><img src=\"{f}\" width=\"180\" alt=\"{kind.Title}\"></a>"))} |\n");
        return page.ToString();
    }
}
