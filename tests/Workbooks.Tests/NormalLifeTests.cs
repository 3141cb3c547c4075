using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PaWorkflow.Fixtures;
using OpenXmlCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>What people do with a worksheet without meaning anything by it is accepted where it can only mean one thing.</summary>
public class NormalLifeTests
{
    static CatalogueImport Read(Action<EditedBook> edit)
    {
        using var book = new EditedBook(Plain.Catalogue);
        edit(book);
        return CatalogueWorkbook.Read(book.Save(), "k.xlsx");
    }

    static Catalogue Good(Action<EditedBook> edit)
    {
        var reading = Read(edit);
        Assert.Empty(reading.Faults.Select(f => f.ToString()));
        return reading.Catalogue!;
    }

    static void SameAsPlain(Action<EditedBook> edit) => Assert.Equal(Dump.Of(Plain.Catalogue), Dump.Of(Good(edit)));

    [Fact]
    public void Numbers_as_text_with_blanks_and_Thai_numerals_are_numbers() => SameAsPlain(b => b
        .Set("คำรับรอง", "B2", " ๒๕๖๖ ").Set("ตัวชี้วัด", "C2", "10").Set("ตัวชี้วัด", "C3", "๑๐.๐").Set("เกณฑ์", "J6", "78 ").Set("เกณฑ์", "O6", "0.20"));

    [Fact]
    public void Percentages_are_the_figures_that_they_show() => SameAsPlain(b => b
        .Set("เกณฑ์", "J6", 0.78).Format("เกณฑ์", "J6", "0%").Set("เกณฑ์", "K6", "79%").Set("ตัวชี้วัด", "C2", 0.1).Format("ตัวชี้วัด", "C2", "0.00%").Set("คำรับรอง", "B4", "30%"));

    [Fact]
    public void Dates_of_either_era_as_dates_or_as_text_are_the_same_days() => SameAsPlain(b => b
        .Set("คำรับรอง", "B5", "31/1/2566 16.30 น.")
        .Set("คำรับรอง", "B9", new DateTime(2566, 2, 1, 8, 30, 0).ToOADate())
        .Set("คำรับรอง", "B10", "วันอังคารที่ ๒๘ กุมภาพันธ์ พ.ศ. ๒๕๖๖")
        .Set("คำรับรอง", "B12", "2023-08-03T08:30")
        .Set("คำรับรอง", "B13", new DateTime(2023, 8, 18).ToOADate())
        .Set("รอบ", b.Find("รอบ", "ปิดรับ", "3", "11 เดือน"), "1 Aug 2023"));

    [Fact]
    public void Codes_that_Excel_took_for_numbers_are_codes() => SameAsPlain(b => b
        .Set("ตัวชี้วัด", "A2", 2).Set("เกณฑ์", "A2", 2.0).Set("เกณฑ์", "C2", 1).Set("เกณฑ์", "A3", " 2 ").Set("เกณฑ์", "A4", "๒").Set("เกณฑ์", "B2", "รอบ 5 เดือน").Set("เกณฑ์", "B3", 5));

    [Fact]
    public void A_code_that_Excel_took_for_a_date_is_told_of()
    {
        var reading = Read(b => b.Set("ตัวชี้วัด", "A2", 36892).Format("ตัวชี้วัด", "A2", "d/m/yy"));
        Assert.Contains("k.xlsx: ตัวชี้วัด!A2: Excel has made the date 2001-01-01 of it; format the cell as text and type it anew; give its code, e.g. 1.2.1", reading.Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void Words_are_known_in_other_spellings_and_with_blanks() => SameAsPlain(b => b
        .Set("ตัวชี้วัด", "D2", " ศักยภาพในการดำเนินงาน ").Set("ตัวชี้วัด", "D3", "องค์ประกอบที่ 2").Set("ตัวชี้วัด", "D4", "Performance Base").Set("เกณฑ์", "F2", "ทำแล้ว ได้เต็ม").Set("เกณฑ์", "F3", "done").Set("คำรับรอง", "B7", "วันทำการ\u200B"));

    [Fact]
    public void Cells_merged_downwards_mean_the_same_in_each_row() => SameAsPlain(b =>
    {
        for (var row = 3; row <= 6; row++) b.Set("เกณฑ์", $"A{row}", null).Set("เกณฑ์", $"B{row}", null);
        b.Merge("เกณฑ์", "A2:A6").Merge("เกณฑ์", "B2:B6");
        b.Set("รายการ", "E5", null).Merge("รายการ", "E4:E5");
    });

    [Fact]
    public void Cells_merged_across_mean_their_first_column() => Assert.Equal("0.78", Good(b => b.Set("ตัวชี้วัด", "E2", "0.78").Set("ตัวชี้วัด", "F2", null).Merge("ตัวชี้วัด", "E2:F2")).Kpi("2").Host);

    [Fact]
    public void A_cell_left_empty_under_a_filled_one_is_told_of_not_guessed() =>
        Assert.StartsWith("k.xlsx: เกณฑ์!A3: nothing stands here", Assert.Single(Read(b => b.Set("เกณฑ์", "A3", null)).Faults).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Hidden_rows_count_and_are_mentioned()
    {
        var reading = Read(b => b.Hide("เกณฑ์", 4).Hide("เกณฑ์", 3));
        Assert.Equal(Dump.Of(Plain.Catalogue), Dump.Of(reading.Catalogue));
        Assert.Contains("k.xlsx แผ่นงาน “เกณฑ์”: แถวที่ซ่อนอยู่ถูกอ่านด้วย: แถว 3, 4; ลบแถวที่ไม่ใช้", reading.Warnings.Select(w => w.InThai()));
    }

    [Fact]
    public void Of_a_formula_the_last_value_counts() => SameAsPlain(b => b
        .SetFormula("ตัวชี้วัด", "C2", "5+5", "10").SetFormula("ตัวชี้วัด", "B2", "\"ความ\"&\"พึงพอใจ\"", "ความพึงพอใจ", isText: true).SetFormula("เกณฑ์", "P6", "O6*2", "0.40000000000000002"));

    [Fact]
    public void A_formula_without_a_value_and_an_error_are_told_of()
    {
        var faults = Read(b => b.SetFormula("ตัวชี้วัด", "C2", "5+5", null).SetError("เกณฑ์", "J6", "#DIV/0!").SetError("เกณฑ์", "D2", "#REF!")).Faults;
        Assert.Equal(
            [
                "k.xlsx: ตัวชี้วัด!C2: the formula has no value yet; open the file in Excel and save it, or type the value",
                "k.xlsx: เกณฑ์!D2: the cell shows the error #REF!; mend the formula, or type the value: say in Thai what evidence shows it",
                "k.xlsx: เกณฑ์!J6: the cell shows the error #DIV/0!; mend the formula, or type the value: give the value that this level asks for, e.g. 83",
            ], faults.Select(f => f.ToString()));
    }

    [Fact]
    public void Empty_rows_between_and_rows_that_are_only_formatted_are_none() => SameAsPlain(b => b.Format("เกณฑ์", "A40", "0").Set("เกณฑ์", "A41", " ").Set("ตัวชี้วัด", "B60", ""));

    [Fact]
    public void Columns_may_stand_in_another_order_below_a_title_and_beside_columns_of_ones_own()
    {
        var reading = Read(b =>
        {
            var sheet = b.Sheet("ตัวชี้วัด");
            foreach (var row in sheet.Descendants<Row>())
            {
                // Everything moves down three rows and one column to the right; the name changes places with the code.
                row.RowIndex = row.RowIndex! + 3;
                foreach (var cell in row.Elements<OpenXmlCell>())
                {
                    Sheet.TryPlace(cell.CellReference!.Value, out var place);
                    cell.CellReference = Sheet.NameOf((int)row.RowIndex.Value, place.Column switch { 1 => 3, 2 => 2, var c => c + 1 });
                }
            }
            b.Set("ตัวชี้วัด", "A1", "ตัวชี้วัดของหน่วยงาน").Set("ตัวชี้วัด", "A4", "ผู้รับผิดชอบ").Set("ตัวชี้วัด", "A5", "นาย ก");
        });
        Assert.Empty(reading.Faults.Select(f => f.ToString()));
        Assert.Equal(Dump.Of(Plain.Catalogue), Dump.Of(reading.Catalogue));
        Assert.Contains("k.xlsx: ตัวชี้วัด!A4: the column “ผู้รับผิดชอบ” is not read; it is none of the form's; it may stay", reading.Warnings.Select(w => w.ToString()));
    }

    [Fact]
    public void Worksheets_of_ones_own_are_left_alone_and_forms_that_are_not_needed_may_be_missing() =>
        Assert.Empty(Good(b => b.Rename("วิธีกรอก", "สรุป").Delete("หลักฐาน").Delete("ปฏิทิน").Delete("คู่มือพิมพ์")).Calendar);

    [Theory]
    [InlineData("รอบ", "ร อบ", "ร อบ: there is no form “ร อบ”, but the form “รอบ” is missing; name the worksheet “รอบ”")]
    [InlineData("ปฏิทิน", "ปฎิทิน", "ปฎิทิน: there is no form “ปฎิทิน”, but the form “ปฏิทิน” is missing; name the worksheet “ปฏิทิน”")]
    [InlineData("เกณฑ์", "Sheet1", "เกณฑ์: this worksheet is missing; add a worksheet “เกณฑ์” as the form has it")]
    public void A_form_that_is_missing_or_misspelt_is_named(string form, string name, string said) =>
        Assert.Contains($"k.xlsx: {said}", Read(b => b.Rename(form, name)).Faults.Select(f => f.ToString()));

    [Theory]
    [InlineData("เกณฑ์", "F1", "วิธีให้คะเเนน", "เกณฑ์!F1: there is no column “วิธีให้คะเเนน”; write “วิธีให้คะแนน”, as the form has it")]
    [InlineData("เกณฑ์", "X1", "กำหนดส่งของข้อ", "เกณฑ์!X1: there is no column “กำหนดส่งของข้อ”; write “กำหนดส่งของข้อนี้”, as the form has it")]
    [InlineData("เกณฑ์", "F1", "xx", "เกณฑ์: the column “วิธีให้คะแนน” is missing; add it as the form has it: choose one of")]
    [InlineData("เกณฑ์", "K1", "ค่าเกณฑ์ 1", "เกณฑ์!K1: the heading “ค่าเกณฑ์ 1” is there twice; leave one of the columns")]
    [InlineData("คำรับรอง", "A3", "ชื่อคำรับรอ", "คำรับรอง!A3: there is no line “ชื่อคำรับรอ”; write “ชื่อคำรับรอง”, as the form has it")]
    [InlineData("คำรับรอง", "A3", "อื่น ๆ", "คำรับรอง: the line “ชื่อคำรับรอง” is missing; add it as the form has it: say whose agreement it is")]
    public void A_heading_that_is_missing_or_misspelt_is_named(string sheet, string cell, string heading, string said) =>
        Assert.Contains(Read(b => b.Set(sheet, cell, heading)).Faults, f => f.ToString().StartsWith($"k.xlsx: {said}", StringComparison.Ordinal));

    /// <summary>Another program saves shared texts, styles and dates in its own way.</summary>
    [Theory, MemberData(nameof(RoundTripTests.Names), MemberType = typeof(RoundTripTests))]
    public async Task What_LibreOffice_saved_again_reads_the_same(string name)
    {
        Assert.SkipUnless(File.Exists("/usr/lib/libreoffice/program/libsclo.so"), "LibreOffice Calc is not installed; the command ./test installs it.");
        var folder = Directory.CreateTempSubdirectory("paw-books-").FullName;
        var file = Path.Combine(folder, "k.xlsx");
        await File.WriteAllBytesAsync(file, CatalogueWorkbook.Write(RoundTripTests.Of(name)));
        var again = await File.ReadAllBytesAsync(await LibreOffice.SaveAgain(file, Path.Combine(folder, "again")));
        var reading = CatalogueWorkbook.Read(again, "k.xlsx");
        Assert.Empty(reading.Faults.Select(f => f.ToString()));
        Assert.Equal(Dump.Of(RoundTripTests.Of(name)), Dump.Of(reading.Catalogue));
    }

    /// <summary>Macintosh workbooks of old count days from 1904.</summary>
    [Fact]
    public void Days_may_be_counted_from_1904()
    {
        using var memory = new MemoryStream();
        memory.Write(CatalogueWorkbook.Write(Plain.Catalogue));
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            var book = document.WorkbookPart!;
            book.Workbook!.WorkbookProperties = new() { Date1904 = true };
            var head = ((WorksheetPart)book.GetPartById(book.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == "คำรับรอง").Id!.Value!)).Worksheet!;
            foreach (var cell in head.Descendants<OpenXmlCell>().Where(c => c.CellReference is { Value: "B5" or "B9" or "B10" or "B12" or "B13" })) cell.CellValue = new(double.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture) - 1462);
            var own = ((WorksheetPart)book.GetPartById(book.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == "รอบ").Id!.Value!)).Worksheet!;
            foreach (var cell in own.Descendants<OpenXmlCell>().Where(c => c.CellReference?.Value?[0] == 'C' && c.CellValue is not null)) cell.CellValue = new(double.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture) - 1462);
        }
        Assert.Equal(Dump.Of(Plain.Catalogue), Dump.Of(CatalogueWorkbook.Read(memory.ToArray(), "k.xlsx").Catalogue));
    }
}
