using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace PaWorkflow.LetterGallery;

/// <summary>Whether Word would open a letter without complaint.</summary>
static class Validity
{
    public static IReadOnlyList<string> Faults(string name, byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{name}: {fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }
}
