using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>A small Word file that stands for a piece of evidence.</summary>
static class SamplePaper
{
    public static byte[] Of(string title, string text)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(Line(title, bold: true), Line(text, bold: false)));
        }
        return memory.ToArray();
    }

    static Paragraph Line(string text, bool bold)
    {
        var format = new RunProperties(new RunFonts { Ascii = "TH SarabunPSK", HighAnsi = "TH SarabunPSK", ComplexScript = "TH SarabunPSK" });
        if (bold) format.Append(new Bold(), new BoldComplexScript());
        format.Append(new FontSize { Val = "32" }, new FontSizeComplexScript { Val = "32" }, new Languages { Bidi = "th-TH" });
        return new Paragraph(new Run(format, new Text(text)));
    }
}
