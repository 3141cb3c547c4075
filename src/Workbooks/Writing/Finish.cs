using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenXmlSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace PaWorkflow.Workbooks;

/// <summary>What the workbook still lacks when it is written: rows that fit themselves, and how it comes out of the printer, A4 across, as few pages wide as one can read, the headings on every page.</summary>
static class Finish
{
    const uint A4 = 9;

    /// <summary>Letters beside each other on one page.</summary>
    const double PageWidth = 190;

    public static void Apply(Stream workbook, IReadOnlyList<Form> forms)
    {
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        var book = document.WorkbookPart!;
        var titles = new DefinedNames();
        foreach (var (entry, n) in book.Workbook!.Sheets!.Elements<OpenXmlSheet>().Select((entry, n) => (entry, (uint)n)))
        {
            var sheet = ((WorksheetPart)book.GetPartById(entry.Id!.Value!)).Worksheet!;
            if (sheet.SheetProperties is null) sheet.AddChild(new SheetProperties());
            sheet.SheetProperties!.AddChild(new PageSetupProperties { FitToPage = true });
            sheet.AddChild(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
            // Heights that were worked out, not set: Excel fits the row anew when somebody writes more into it.
            foreach (var row in sheet.Descendants<Row>()) row.CustomHeight = null;
            var form = forms.FirstOrDefault(f => f.Name == entry.Name!.Value);
            var wide = form is null or { IsHead: true } ? 1 : (uint)Math.Ceiling(form.Columns.Sum(c => c.Width) / PageWidth);
            sheet.AddChild(new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = wide, FitToHeight = 0 });
            if (form is not null) titles.AppendChild(new DefinedName(TitlesOf(form)) { Name = "_xlnm.Print_Titles", LocalSheetId = n });
        }
        // Filters are defined names as well and are there already.
        if (book.Workbook.DefinedNames is { } names) foreach (var title in titles.Elements<DefinedName>().ToList()) names.AppendChild(title.CloneNode(deep: true));
        else if (titles.HasChildren) book.Workbook.AddChild(titles);
    }

    static string TitlesOf(Form form) => (form.Frozen > 0 ? $"'{form.Name}'!$A:${Workbooks.Sheet.ColumnName(form.Frozen)}," : "") + $"'{form.Name}'!$1:$1";
}
