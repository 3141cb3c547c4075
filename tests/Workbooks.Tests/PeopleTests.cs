using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>People and their posts as a workbook.</summary>
public sealed class PeopleTests
{
    static readonly IReadOnlyList<(string Word, string Value)> posts = [("ผู้อำนวยการ", "director"), ("หัวหน้ากลุ่ม", "group-head"), ("ผู้จัดเก็บตัวชี้วัด", "kpi-owner")];

    [Fact]
    public void Filled_in_rows_are_people_and_rows_with_nothing_but_a_post_are_passed_over()
    {
        var file = Filled(PeopleWorkbook.Write(posts, ["group-head", "kpi-owner", "kpi-owner"]),
            ("A2", "หัวหน้ากลุ่มมาตรฐาน"), ("B2", "head.standards"), ("C2", "head@example.go.th"), ("D2", "กลุ่มมาตรฐาน"), ("F2", "ผู้จัดเก็บตัวชี้วัด"),
            ("A4", "ผู้จัดเก็บคนที่ ๑"), ("B4", "owner๑"), ("C4", "owner1@example.go.th"));
        var import = PeopleWorkbook.Read(file, "คน.xlsx", posts);
        Assert.Empty(import.Faults);
        Assert.Equal(
            [("หัวหน้ากลุ่มมาตรฐาน", "head.standards", "head@example.go.th", "กลุ่มมาตรฐาน", "group-head,kpi-owner"), ("ผู้จัดเก็บคนที่ ๑", "owner1", "owner1@example.go.th", "", "kpi-owner")],
            import.People.Select(p => (p.DisplayName, p.UserName, p.Email, p.WorkGroup, string.Join(',', p.Posts))));
        var fault = import.At(1, "Email", new("", "อีเมลไม่ถูกรูปแบบ"));
        Assert.Equal(("C4", "อีเมล"), (fault.Cell, fault.Heading));
    }

    [Fact]
    public void All_faults_are_told_by_cell_and_nobody_is_read()
    {
        var file = Filled(PeopleWorkbook.Write(posts, ["group-head", "kpi-owner"]),
            ("A2", "หัวหน้ากลุ่ม"), ("C2", "head@example.go.th"), ("E2", "หัวหน้ากลุม"), ("B3", "owner1"));
        var import = PeopleWorkbook.Read(file, "คน.xlsx", posts);
        Assert.Empty(import.People);
        Assert.Equal(["B2", "E2", "A3", "C3"], import.Faults.Select(f => f.Cell));
        Assert.Contains("หัวหน้ากลุ่ม", import.Faults[1].Right.Thai, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_form_names_nobody_and_what_is_no_workbook_is_refused()
    {
        Assert.Equal("A2", Assert.Single(PeopleWorkbook.Read(PeopleWorkbook.Write(posts, ["director"]), "คน.xlsx", posts).Faults).Cell);
        Assert.Null(Assert.Single(PeopleWorkbook.Read("คน"u8.ToArray(), "คน.xlsx", posts).Faults).Sheet);
    }

    static byte[] Filled(byte[] file, params (string Cell, string Text)[] typed)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            var book = document.WorkbookPart!;
            var id = book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == "บุคลากร").Id!.Value!;
            var cells = ((WorksheetPart)book.GetPartById(id)).Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(c => c.CellReference!.Value!);
            foreach (var (name, text) in typed)
            {
                cells[name].RemoveAllChildren();
                cells[name].DataType = CellValues.InlineString;
                cells[name].AppendChild(new InlineString(new Text(text)));
            }
        }
        return memory.ToArray();
    }
}
