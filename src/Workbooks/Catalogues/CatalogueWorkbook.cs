using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A catalogue as an Excel workbook that an officer fills in: a worksheet for each kind of thing, all headings in Thai.</summary>
public static class CatalogueWorkbook
{
    static readonly IReadOnlyList<(string Topic, string Text)> guide =
    [
        ("ลำดับการกรอก", "คำรับรอง → ตัวชี้วัด → รอบ → เกณฑ์ → รายการ → หลักฐาน → ปฏิทิน หัวคอลัมน์สีเข้มต้องกรอก สีเทาเว้นว่างได้ ชี้ที่หัวคอลัมน์เพื่ออ่านคำอธิบาย"),
        ("การอ้างถึง", "แผ่นงานรอบ เกณฑ์ รายการ และหลักฐาน อ้างถึงตัวชี้วัดด้วยรหัสในแผ่นงาน “ตัวชี้วัด” และอ้างถึงเกณฑ์ด้วยเลขข้อในแผ่นงาน “เกณฑ์”"),
        ("วันที่", "พิมพ์ได้ทั้งปี พ.ศ. และ ค.ศ. เช่น 19 ก.พ. 2564, 19/2/2564, 19/2/2021 ปีตั้งแต่ 2400 ถึง 2700 ถือเป็น พ.ศ. เวลาพิมพ์ต่อท้าย เช่น 19 ก.พ. 2564 16:30 หากใส่แต่วันที่ ปิดรับเมื่อสิ้นวันนั้น"),
        ("ตัวเลข", "ร้อยละพิมพ์เป็น 85 หรือ 85% ก็ได้ เลขไทยก็ได้ ช่องที่เป็นสูตรระบบใช้ค่าที่คำนวณไว้แล้ว"),
        ("รหัสและเลขข้อ", "เช่น 1.2.1 หรือ 2.10 ให้เป็นข้อความ (รูปแบบเซลล์ “ข้อความ”) เพื่อไม่ให้ Excel เปลี่ยนเป็นวันที่หรือตัดเลขศูนย์ท้าย"),
        ("แถวและคอลัมน์", "แทรก ลบ เรียง หรือซ่อนแถวได้ แถวที่ซ่อนอยู่ระบบอ่านด้วย เพิ่มคอลัมน์ของตนเองได้ ระบบไม่อ่านคอลัมน์ที่ไม่รู้จัก อย่าเปลี่ยนชื่อแผ่นงานและหัวคอลัมน์"),
        ("เมื่อกรอกเสร็จ", "นำแฟ้มนี้เข้าระบบที่เมนู “แฟ้มตัวชี้วัด” ระบบตรวจทั้งแฟ้มและบอกทุกจุดที่ต้องแก้พร้อมชื่อแผ่นงานและเซลล์ หากมีจุดที่ต้องแก้แม้จุดเดียว ระบบจะยังไม่นำเข้า"),
    ];

    /// <summary>The workbook (.xlsx). What is read of it again is the same catalogue.</summary>
    public static byte[] Write(Catalogue catalogue) => FormWriter.Write(catalogue.Title, guide,
    [
        HeadForm.Write(catalogue), KpiForm.Write(catalogue), RoundForm.Write(catalogue), CriterionForm.Write(catalogue), ItemForm.Write(catalogue),
        EvidenceForm.Write(catalogue), CalendarForm.Write(catalogue), PrintedForm.Write(catalogue),
    ]);

    static readonly IReadOnlyList<string> names = [HeadForm.Name, KpiForm.Name, RoundForm.Name, CriterionForm.Name, ItemForm.Name, EvidenceForm.Name, CalendarForm.Name, PrintedForm.Name];

    /// <summary>Finds all faults at once, each with its cell.</summary>
    /// <param name="fileName">For the faults' first word; nothing is read from there.</param>
    public static CatalogueImport Read(byte[] file, string fileName)
    {
        var (book, refused) = WorkbookReader.Read(file, fileName);
        if (book is null) return new(null, [refused!], []);
        var source = new FormSource(book, fileName);
        source.CheckNames(names);
        var tree = new CatalogueTree(source);
        HeadForm.Read(source, tree.Root);
        KpiForm.Read(source, tree);
        RoundForm.Read(source, tree);
        var items = new ItemRows(source, tree);
        CriterionForm.Read(source, tree, items);
        EvidenceForm.Read(source, tree);
        CalendarForm.Read(source, tree.Root);
        PrintedForm.Read(source, tree);
        tree.TellStrays();
        var reading = CatalogueFile.Read(tree.Text, fileName);
        FaultPlaces.Bring(reading.Faults, tree.Spots, source);
        FaultPlaces.BringWarnings(reading.Warnings, tree.Spots, source);
        return new(source.Faults.Count == 0 ? reading.Catalogue : null, source.Faults, source.Warnings);
    }
}

/// <param name="Catalogue">None when there are faults.</param>
/// <param name="Faults">In the order of the workbook.</param>
/// <param name="Warnings">What the office should look at, though the file is right in itself.</param>
public sealed record CatalogueImport(Catalogue? Catalogue, IReadOnlyList<WorkbookFault> Faults, IReadOnlyList<WorkbookFault> Warnings);
