using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>Tables of reports as a workbook: typed cells, dates beside their Thai words, and nothing that Excel would run.</summary>
public sealed class TablesTests
{
    static readonly PlainTable table = new("คะแนน", "คะแนนของปี",
        [new("ตัวชี้วัด", Shows.Code), new("ชื่อ"), new("คะแนน", Shows.Score), new("อัตรา", Shows.Share), new("นาที", Shows.Whole), new("วันที่", Shows.Date)],
        [["1.2", "=HYPERLINK(\"http://example.org\")", 4.25m, 0.75m, 360, new DateOnly(2021, 2, 19)], ["@SUM(A1)", "+1", null, null, null, null]])
    { Note = "คิดจากหลักฐาน" };

    [Fact]
    public void Cells_are_what_they_hold_and_never_a_formula()
    {
        using var memory = new MemoryStream(TablesWorkbook.Write("รายงาน", [("จาก", "ระบบ")], [table], date => $"วันที่ {date.Day}"));
        using var document = SpreadsheetDocument.Open(memory, isEditable: false);
        var book = document.WorkbookPart!;
        Assert.Equal(["เกี่ยวกับแฟ้มนี้", "คะแนน"], book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));
        Assert.All(book.WorksheetParts, part => Assert.Empty(part.Worksheet!.Descendants<CellFormula>()));
        var id = book.Workbook.Sheets.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Last().Id!.Value!;
        var sheet = ((WorksheetPart)book.GetPartById(id)).Worksheet!;
        var cells = sheet.Descendants<SheetCell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.Equal("วันที่ (พ.ศ.)", Text(cells["G1"]));
        Assert.Equal("=HYPERLINK(\"http://example.org\")", Text(cells["B2"]));
        Assert.Equal(CellValues.InlineString, cells["B2"].DataType!.Value);
        Assert.Equal("1.2", Text(cells["A2"]));
        Assert.Equal(["4.25", "0.75", "360", "44246"], new[] { "C2", "D2", "E2", "F2" }.Select(at => cells[at].CellValue!.Text));
        Assert.Equal("วันที่ 19", Text(cells["G2"]));
        Assert.Equal("@SUM(A1)", Text(cells["A3"]));
        Assert.False(cells.TryGetValue("C3", out var empty) && empty.CellValue is { Text.Length: > 0 });
        Assert.Equal(OrientationValues.Landscape, sheet.Descendants<PageSetup>().Single().Orientation!.Value);
    }

    static string Text(SheetCell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";
}
