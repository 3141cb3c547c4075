using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Web;

/// <summary>What the partial <c>_PdfView</c> shows of a document.</summary>
/// <param name="CanMake">False: the house has no LibreOffice.</param>
/// <param name="Address">Of the PDF itself.</param>
/// <param name="Again">Of this part of the page.</param>
public sealed record PdfView(bool CanMake, PdfState State, string Address, string Again);
