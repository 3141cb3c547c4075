namespace PaWorkflow.Workbooks.Tests;

/// <summary>What is wrong in a workbook is told all at once: sheet, cell, fault and remedy.</summary>
public class FaultTests
{
    static readonly Catalogue catalogue = BuiltinCatalogues.Read("fy2566-potential-base.yaml");

    static IReadOnlyList<WorkbookFault> Faults(Action<EditedBook> edit, Catalogue? of = null)
    {
        using var book = new EditedBook(of ?? catalogue);
        edit(book);
        var reading = CatalogueWorkbook.Read(book.Save(), "k.xlsx");
        Assert.Null(reading.Faults.Count > 0 ? reading.Catalogue : null);
        return reading.Faults;
    }

    static WorkbookFault One(Action<EditedBook> edit, Catalogue? of = null) => Assert.Single(Faults(edit, of));

    [Fact]
    public void Ten_different_faults_are_ten_messages_and_nothing_is_imported()
    {
        using var book = new EditedBook(catalogue);
        string At(string heading, params string[] keys) => book.Find("เกณฑ์", heading, keys);
        var (rule, points, threshold, date, level, text) = (
            At("วิธีให้คะแนน", "2", "5 เดือน", "1"), At("คะแนนเต็ม", "3", "5 เดือน", "1"), At("ค่าเกณฑ์ 3", "2", "11 เดือน", "4"),
            book.Find("รอบ", "ปิดรับ", "4", "5 เดือน"), At("คะแนน 4", "4", "11 เดือน", "1"), At("เกณฑ์การให้คะแนน", "3", "5 เดือน", "3"));
        book.Set("คำรับรอง", "B5", "เร็ว ๆ นี้");
        book.Set("ตัวชี้วัด", "C2", 11);
        book.Set("ตัวชี้วัด", "D4", "พื้นฐาน");
        book.Set("รอบ", date, "15 ก.พ. 2565");
        book.Set("เกณฑ์", rule, "คิดตามสัดสวน");
        book.Set("เกณฑ์", points, "หนึ่ง");
        book.Set("เกณฑ์", threshold, 79);
        book.Set("เกณฑ์", level, null);
        book.Set("เกณฑ์", text, "  ");
        var item = book.Find("รายการ", "ตัวชี้วัด", "5", "5 เดือน", "1");
        book.Set("รายการ", item, "55");
        var row = threshold[1..];
        var reading = CatalogueWorkbook.Read(book.Save(), "k.xlsx");
        Assert.Null(reading.Catalogue);
        Assert.Equal(
            new[]
            {
                "k.xlsx: คำรับรอง!B5: 'เร็ว ๆ นี้' is no date; give a date with a time, such as 29 ม.ค. 2564 16:30",
                "k.xlsx: ตัวชี้วัด!C2:C5: the weights sum to 41; let them sum to 40 as “น้ำหนักรวมกันได้” says",
                "k.xlsx: ตัวชี้วัด!D4: 'พื้นฐาน' is unknown; choose one of: ประสิทธิผลการดำเนินงาน, ศักยภาพในการดำเนินงาน",
                $"k.xlsx: รอบ!{date}: 2022-02-15 lies outside of fiscal year 2566; give a date from 2022-10-01 to 2023-09-30",
                $"k.xlsx: เกณฑ์!{rule}: 'คิดตามสัดสวน' is unknown; did you mean “คิดตามสัดส่วน”? choose one of: ทำแล้วได้เต็ม, ขั้นบันได, คิดตามสัดส่วน, คิดเป็นช่วง, เป้าหมายสามขั้น, ร้อยละจากจำนวนนับ, รวมคะแนนรายข้อ, กระดาษทำการ, ค่าเฉลี่ยถ่วงน้ำหนัก",
                $"k.xlsx: เกณฑ์!J{row}:N{row}: the thresholds 80, 81, 79, 83, 84 do not go one way; let them rise, or fall where lower is better",
                $"k.xlsx: เกณฑ์!{text}: nothing stands here; say in Thai what evidence shows it",
                $"k.xlsx: เกณฑ์!{points}: 'หนึ่ง' is no number; give points above 0, e.g. 1",
                $"k.xlsx: เกณฑ์!{level}: level 4 has a value under “ค่าเกณฑ์ 4”, but none here; give the points of this level, e.g. 0.8",
                $"k.xlsx: รายการ!{item}: there is no KPI '55'; did you mean '5'? known: 2, 3, 4, 5",
            }.Order(StringComparer.Ordinal), reading.Faults.Select(f => f.ToString()).Order(StringComparer.Ordinal));
        Assert.All(reading.Faults, f => Assert.Matches("[\u0E01-\u0E2E]", f.Right.Thai));
    }

    // One fault in one cell is one message, at that cell.
    public static TheoryData<string, string, object?, string> Single => new()
    {
        { "คำรับรอง", "B2", 2023, "คำรับรอง!B2: 2023 is no fiscal year; give the year in the Buddhist Era" },
        { "คำรับรอง", "B2", null, "คำรับรอง!B2: nothing stands here; give the year in the Buddhist Era" },
        { "คำรับรอง", "B3", null, "คำรับรอง!B3: nothing stands here; say whose agreement it is" },
        { "คำรับรอง", "B5", "31 ม.ค. 2566", "คำรับรอง!B5: 31 ม.ค. 2566 has no time of day; give a date with a time" },
        { "คำรับรอง", "B6", 6, "คำรับรอง!B6: 6 is no penalty; give points per day" },
        { "คำรับรอง", "B7", "วันหยุด", "คำรับรอง!B7: 'วันหยุด' is unknown; choose one of: วันทำการ, วันปฏิทิน" },
        { "คำรับรอง", "B9", "soon", "คำรับรอง!B9: 'soon' is no date; give a date with a time" },
        { "คำรับรอง", "B10", "1 ม.ค. 2566", "คำรับรอง!B10: the round closes before it opens; let it close after it opens" },
        { "ตัวชี้วัด", "B2", null, "ตัวชี้วัด!B2: nothing stands here; give its Thai name" },
        { "ตัวชี้วัด", "C2", "สิบ", "ตัวชี้วัด!C2: 'สิบ' is no number; give its weight, e.g. 10" },
        { "ตัวชี้วัด", "C2", null, "ตัวชี้วัด!C2: nothing stands here; give its weight, e.g. 10" },
        { "ตัวชี้วัด", "D2", null, "ตัวชี้วัด!D2: nothing stands here; choose one of" },
        { "ตัวชี้วัด", "I3", "ได้สองเท่า", "ตัวชี้วัด!I3: 'ได้สองเท่า' is unknown; choose one of: ได้ครึ่งหนึ่ง" },
        { "รอบ", "B2", "6 เดือน", "รอบ!B2: '6 เดือน' is unknown" },
        { "เกณฑ์", "C2", null, "เกณฑ์!C2: nothing stands here; give the criterion's number" },
        { "เกณฑ์", "C3", "1", "เกณฑ์!C3: criterion of KPI 2 1 is there twice; give each criterion of a round a number of its own" },
        { "เกณฑ์", "E2", null, "เกณฑ์!E2: nothing stands here; give points above 0" },
        { "เกณฑ์", "E2", -1, "เกณฑ์!E2: -1 points are none to be had; give points above 0" },
        { "เกณฑ์", "E6", 2, "เกณฑ์!E6: the points are 2, but the rule gives up to 1; make both the same, e.g. คะแนนเต็ม 1" },
        { "เกณฑ์", "F2", null, "เกณฑ์!F2: nothing stands here; choose one of: ทำแล้วได้เต็ม" },
        { "เกณฑ์", "F2", "รวมคะแนนรายข้อ", "เกณฑ์!F2: “รวมคะแนนรายข้อ” wants items, but there are none; add rows of this criterion to the worksheet “รายการ”" },
        { "เกณฑ์", "J2", 80, "เกณฑ์!J2: “ทำแล้วได้เต็ม” does not use this; clear the cell, or choose another under “วิธีให้คะแนน”" },
        { "เกณฑ์", "L6", "แปดสิบ", "เกณฑ์!L6: 'แปดสิบ' is no number; give the value that this level asks for" },
        { "เกณฑ์", "L6", null, "เกณฑ์!L6: level 3 has a value under “คะแนน 3”, but none here" },
        { "เกณฑ์", "P6", 0.1, "เกณฑ์!O6:S6: the points 0.2, 0.1, 0.6, 0.8, 1 do not rise from 0 or more; begin with the points of the lowest level" },
        { "เกณฑ์", "V2", "1 ต.ค. 2565", "เกณฑ์!W2: nothing stands here; give a date such as 1 ต.ค. 2563" },
        { "เกณฑ์", "X2", "1 ต.ค. 2570", "เกณฑ์!X2: 2027-10-01 lies outside of fiscal year 2566" },
        { "เกณฑ์", "Z2", 1.5, "เกณฑ์!Z2: 1.5 is no number of people; give a number of people, e.g. 2" },
        { "เกณฑ์", "AA2", 0.02, "เกณฑ์!AB2: nothing stands here; choose one of: วันทำการ, วันปฏิทิน|เกณฑ์!AC2: nothing stands here; give a date such as" },
        { "รายการ", "G2", null, "รายการ!G2: nothing stands here; say what is to be shown or rated" },
        { "รายการ", "I2", 1, "รายการ!I2: items of “รวมคะแนนรายข้อ” do not use this; clear the cell" },
        { "รายการ", "A2", "7", "รายการ!A2: there is no KPI '7'; known: 2, 3, 4" },
        { "รายการ", "C2", "9", "รายการ!C2: KPI 3 has no criterion '9' in this round; known: 1, 2" },
        { "รายการ", "D2", "4", "รายการ!D2: criterion 2 has no item '4'; give the number of the item over it" },
        { "รายการ", "F3", "1", "รายการ!F3: item 1 is there twice; give each item a number of its own" },
        { "หลักฐาน", "A2", "2", "หลักฐาน!B2: nothing stands here; choose one of: 5 เดือน, 11 เดือน" },
    };

    [Theory, MemberData(nameof(Single))]
    public void One_fault_in_one_cell_is_told_at_that_cell(string sheet, string cell, object? value, string said)
    {
        var faults = Faults(b => b.Set(sheet, cell, value), Plain.Catalogue);
        Assert.Equal(said.Split('|').Length, faults.Count);
        foreach (var (fault, start) in faults.Zip(said.Split('|'))) Assert.StartsWith($"k.xlsx: {start}", fault.ToString(), StringComparison.Ordinal);
    }
}
