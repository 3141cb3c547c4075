using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A person as a row of the worksheet has it, nothing checked yet but that words are words of the form.</summary>
/// <param name="Posts">Values of the posts that were given to <see cref="PeopleWorkbook"/>.</param>
public sealed record PersonLine(string DisplayName, string UserName, string Email, string WorkGroup, IReadOnlyList<string> Posts);

/// <summary>The people of a unit and their posts as an Excel workbook: a row for each.</summary>
public static class PeopleWorkbook
{
    const string Name = "บุคลากร";

    static readonly Column displayName = new("ชื่อที่แสดง", Holds.Text, 34, "ชื่อตามที่จะปรากฏในระบบและในหนังสือ") { Required = true, Right = new("give the name", "ใส่ชื่อที่แสดง ไม่เกิน 200 ตัวอักษร") };
    static readonly Column userName = new("ชื่อผู้ใช้", Holds.Code, 20, "ใช้เข้าสู่ระบบ: a–z ตัวเลข จุด หรือขีด ไม่ซ้ำกับผู้อื่น") { Required = true, Right = new("give a user name", "ใส่ a–z ตัวเลข จุด หรือขีด เช่น owner1") };
    static readonly Column email = new("อีเมล", Holds.Text, 32, "ใช้ส่งงานใหม่และเตือนกำหนด") { Required = true, Right = new("give an address such as name@example.go.th", "ใส่อีเมล เช่น name@example.go.th") };
    static readonly Column group = new("กลุ่มงาน", Holds.Text, 28, "ปรากฏในบัญชีแนบท้ายคำสั่ง เว้นว่างได้") { Right = new("give the working group", "ใส่ชื่อกลุ่มงาน ไม่เกิน 200 ตัวอักษร") };

    static readonly IReadOnlyList<string> postHeadings = ["หน้าที่", "หน้าที่ที่ 2", "หน้าที่ที่ 3"];

    static readonly IReadOnlyList<(string Topic, string Text)> guide =
    [
        ("กรอกที่ใด", "แผ่นงาน “บุคลากร” แถวละหนึ่งคน หัวคอลัมน์สีเข้มต้องกรอก สีเทาเว้นว่างได้ ชี้ที่หัวคอลัมน์เพื่ออ่านคำอธิบาย"),
        ("หน้าที่", "เลือกจากรายการในช่อง คนหนึ่งมีได้สามหน้าที่ แถวที่มีแต่หน้าที่โดยไม่กรอกอย่างอื่น ระบบข้ามไป"),
        ("รหัสผ่าน", "ไม่ต้องกรอก ระบบออกรหัสผ่านแรกเข้าให้และแสดงครั้งเดียวเมื่อนำเข้าสำเร็จ โปรดพิมพ์ส่งให้เจ้าตัว"),
        ("ผู้ที่มีในระบบแล้ว", "ไม่ต้องกรอกซ้ำ แฟ้มนี้ใช้เพิ่มคนใหม่เท่านั้น"),
        ("เมื่อกรอกเสร็จ", "นำแฟ้มเข้าระบบ ระบบตรวจทั้งแฟ้มและบอกทุกจุดที่ต้องแก้พร้อมชื่อเซลล์ หากมีจุดที่ต้องแก้แม้จุดเดียว ระบบจะยังไม่เพิ่มผู้ใด"),
    ];

    /// <summary>The form (.xlsx) with a row begun for each post that is given.</summary>
    /// <param name="posts">What people call each post, and its value.</param>
    /// <param name="rows">Values of posts, in the order of their rows.</param>
    public static byte[] Write(IReadOnlyList<(string Word, string Value)> posts, IReadOnlyList<string> rows)
    {
        var columns = PostColumns(posts);
        return FormWriter.Write("บุคลากรและหน้าที่", guide,
        [
            new(Name, [displayName, userName, email, group, .. columns], [.. rows.Select(post => new FormRow { [columns[0]] = columns[0].Choices!.WordOf(post) })]) { Frozen = 1 },
        ]);
    }

    /// <summary>Finds all faults of the file at once, each with its cell.</summary>
    /// <param name="posts">What <see cref="Write"/> was given.</param>
    public static PeopleImport Read(byte[] file, string fileName, IReadOnlyList<(string Word, string Value)> posts)
    {
        var (book, refused) = WorkbookReader.Read(file, fileName);
        if (book is null) return new([], [], [refused!], [], fileName);
        var source = new FormSource(book, fileName);
        source.CheckNames([Name]);
        var columns = PostColumns(posts);
        var (people, rows) = (new List<PersonLine>(), new List<TableRow>());
        if (Table.Read(Name, [displayName, userName, email, group, .. columns], source, needed: true) is { } table)
        {
            foreach (var row in table.Rows.Where(r => new[] { displayName, userName, email, group }.Any(c => !r.IsEmpty(c))))
            {
                foreach (var column in new[] { displayName, userName, email, columns[0] }.Where(row.IsEmpty))
                    row.Fault(column, new("nothing is given", "ยังไม่ได้กรอก"));
                var held = columns.Select(row.Word).Where(w => w is { IsWrong: false, Text: not null }).Select(w => w.Text!).Distinct().ToList();
                people.Add(new(TextOf(row, displayName), TextOf(row, userName), TextOf(row, email), TextOf(row, group), held));
                rows.Add(row);
            }
            if (people.Count == 0 && source.FaultCount == 0) source.Fault(new(Name, "A2"), new("nobody is named", "ยังไม่มีผู้ใดในแผ่นงาน"), displayName.Right);
        }
        return new(source.FaultCount == 0 ? people : [], rows, source.Faults, source.Warnings, fileName);
    }

    static string TextOf(TableRow row, Column column) => row.Text(column).Text ?? "";

    static Column[] PostColumns(IReadOnlyList<(string Word, string Value)> posts)
    {
        var choices = new Choices(posts);
        var right = new Wording("choose from the list", "เลือกจากรายการในช่อง");
        return [.. postHeadings.Select((heading, n) => new Column(heading, Holds.Choice, 26, n == 0 ? "เลือกจากรายการ" : "หากมีหลายหน้าที่ เว้นว่างได้") { Required = n == 0, Choices = choices, Right = right })];
    }

    /// <summary>The column in which a field of an account stands.</summary>
    internal static Column ColumnOf(string field) => field switch { "UserName" => userName, "Email" => email, "WorkGroup" => group, _ => displayName };
}

/// <summary>People read from a workbook.</summary>
public sealed class PeopleImport
{
    readonly IReadOnlyList<TableRow> rows;
    readonly string fileName;

    internal PeopleImport(IReadOnlyList<PersonLine> people, IReadOnlyList<TableRow> rows, IReadOnlyList<WorkbookFault> faults, IReadOnlyList<WorkbookFault> warnings, string fileName) =>
        (People, this.rows, Faults, Warnings, this.fileName) = (people, rows, faults, warnings, fileName);

    /// <summary>None where there are faults.</summary>
    public IReadOnlyList<PersonLine> People { get; }

    public IReadOnlyList<WorkbookFault> Faults { get; }
    public IReadOnlyList<WorkbookFault> Warnings { get; }

    /// <summary>A fault that only shows when the account is made, told at its cell.</summary>
    /// <param name="person">Index in <see cref="People"/>.</param>
    /// <param name="field"><c>UserName</c>, <c>DisplayName</c>, <c>Email</c> or <c>WorkGroup</c>.</param>
    public WorkbookFault At(int person, string field, Wording wrong)
    {
        var column = PeopleWorkbook.ColumnOf(field);
        var spot = rows[person].Spot(column);
        return new(fileName, spot.Sheet, spot.Cell, spot.Heading, wrong, column.Right);
    }
}
