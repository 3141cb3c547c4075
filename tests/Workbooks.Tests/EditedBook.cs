using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OpenXmlCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using OpenXmlSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>A workbook in which an officer changes something, as Excel would save it.</summary>
sealed class EditedBook : IDisposable
{
    readonly MemoryStream memory = new();
    readonly SpreadsheetDocument document;

    public EditedBook(byte[] file)
    {
        memory.Write(file);
        document = SpreadsheetDocument.Open(memory, isEditable: true);
    }

    public EditedBook(Catalogue catalogue) : this(CatalogueWorkbook.Write(catalogue)) { }

    WorkbookPart Book => document.WorkbookPart!;

    public Worksheet Sheet(string name) => ((WorksheetPart)Book.GetPartById(Entry(name).Id!.Value!)).Worksheet!;

    OpenXmlSheet Entry(string name) => Book.Workbook!.Sheets!.Elements<OpenXmlSheet>().Single(s => s.Name == name);

    /// <summary>Puts a value into a cell: a text, a number, a truth value; null clears it.</summary>
    public EditedBook Set(string sheet, string cell, object? value)
    {
        var element = Cell(sheet, cell);
        element.RemoveAllChildren();
        element.DataType = null;
        switch (value)
        {
            case null: break;
            case string text:
                element.DataType = CellValues.InlineString;
                element.AppendChild(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
                break;
            case bool truth:
                element.DataType = CellValues.Boolean;
                element.CellValue = new(truth ? "1" : "0");
                break;
            default: element.CellValue = new(Convert.ToString(value, CultureInfo.InvariantCulture)!); break;
        }
        return this;
    }

    /// <summary>A formula with the value that was worked out last; null: none was.</summary>
    public EditedBook SetFormula(string sheet, string cell, string formula, string? value, bool isText = false)
    {
        var element = Cell(sheet, cell);
        element.RemoveAllChildren();
        element.DataType = isText ? CellValues.String : null;
        element.AppendChild(new CellFormula(formula));
        if (value is not null) element.AppendChild(new CellValue(value));
        return this;
    }

    public EditedBook SetError(string sheet, string cell, string error)
    {
        var element = Cell(sheet, cell);
        element.RemoveAllChildren();
        element.DataType = CellValues.Error;
        element.CellValue = new(error);
        return this;
    }

    /// <summary>Shows a cell in another format, e.g. <c>0%</c>.</summary>
    public EditedBook Format(string sheet, string cell, string code)
    {
        var styles = Book.WorkbookStylesPart!.Stylesheet!;
        styles.NumberingFormats ??= new();
        var id = (uint)(900 + styles.NumberingFormats.ChildElements.Count);
        styles.NumberingFormats.AppendChild(new NumberingFormat { NumberFormatId = id, FormatCode = code });
        styles.CellFormats!.AppendChild(new CellFormat { NumberFormatId = id, ApplyNumberFormat = true });
        Cell(sheet, cell).StyleIndex = (uint)styles.CellFormats.ChildElements.Count - 1;
        return this;
    }

    public EditedBook Hide(string sheet, int row)
    {
        Row(sheet, row).Hidden = true;
        return this;
    }

    public EditedBook Merge(string sheet, string area)
    {
        var worksheet = Sheet(sheet);
        if (worksheet.GetFirstChild<MergeCells>() is not { } merges) worksheet.AddChild(merges = new());
        merges.AppendChild(new MergeCell { Reference = area });
        return this;
    }

    public EditedBook Rename(string sheet, string name)
    {
        Entry(sheet).Name = name;
        return this;
    }

    public EditedBook Delete(string sheet)
    {
        Entry(sheet).Remove();
        return this;
    }

    public EditedBook DeleteRow(string sheet, int row)
    {
        Row(sheet, row).Remove();
        return this;
    }

    /// <summary>The cell under a heading in the first row whose first columns hold these values.</summary>
    public string Find(string sheet, string heading, params string[] keys)
    {
        var rows = Sheet(sheet).Descendants<Row>().ToList();
        var column = rows[0].Elements<OpenXmlCell>().First(c => Shown(c) == heading).CellReference!.Value!.TrimEnd('1');
        var row = rows.Skip(1).First(r => r.Elements<OpenXmlCell>().Take(keys.Length).Select(Shown).SequenceEqual(keys));
        return $"{column}{row.RowIndex}";
    }

    public byte[] Save()
    {
        document.Save();
        document.Dispose();
        return memory.ToArray();
    }

    static string Shown(OpenXmlCell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    Row Row(string sheet, int index)
    {
        var data = Sheet(sheet).GetFirstChild<SheetData>()!;
        if (data.Elements<Row>().FirstOrDefault(r => r.RowIndex! == index) is { } there) return there;
        var row = new Row { RowIndex = (uint)index };
        data.AppendChild(row);
        return row;
    }

    OpenXmlCell Cell(string sheet, string name)
    {
        Assert.True(Workbooks.Sheet.TryPlace(name, out var place));
        var row = Row(sheet, place.Row);
        foreach (var there in row.Elements<OpenXmlCell>())
        {
            Workbooks.Sheet.TryPlace(there.CellReference!.Value, out var at);
            if (at.Column == place.Column) return there;
            if (at.Column > place.Column) return row.InsertBefore(new OpenXmlCell { CellReference = name }, there)!;
        }
        return row.AppendChild(new OpenXmlCell { CellReference = name })!;
    }

    public void Dispose()
    {
        document.Dispose();
        memory.Dispose();
    }
}
