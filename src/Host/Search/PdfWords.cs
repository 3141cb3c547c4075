using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace PaWorkflow.Host.Search;

/// <summary>The text in a PDF, page by page in the order in which it is written; a scan has none.</summary>
static class PdfWords
{
    const int MaxPages = 500;

    public static void Read(Stream file, WordsTaken taken)
    {
        using var document = PdfDocument.Open(file, new() { UseLenientParsing = true, SkipMissingFonts = true });
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            if (number > MaxPages) throw new WordsEnough();
            taken.Look();
            taken.Add(ContentOrderTextExtractor.GetText(document.GetPage(number)));
            taken.Break();
        }
    }
}
