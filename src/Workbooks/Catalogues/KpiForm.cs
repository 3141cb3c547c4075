using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A row for each KPI.</summary>
static class KpiForm
{
    public const string Name = "ตัวชี้วัด";

    public static readonly Column Code = new("รหัส", Holds.Code, 11, "รหัสตัวชี้วัด เช่น 1.2.1 ไม่ซ้ำกัน แผ่นงานอื่นอ้างถึงด้วยรหัสนี้")
    { Required = true, Right = new("give its code, e.g. 1.2.1", "ใส่รหัสตัวชี้วัด เช่น 1.2.1") };

    public static readonly Column Title = new("ชื่อตัวชี้วัด", Holds.Text, 60, "ชื่อเต็มภาษาไทย") { Required = true, Right = new("give its Thai name", "ใส่ชื่อภาษาไทย") };
    public static readonly Column Weight = new("น้ำหนัก", Holds.Number, 10, "น้ำหนัก รวมทุกตัวชี้วัดได้เท่ากับ “น้ำหนักรวมกันได้” ในแผ่นงาน “คำรับรอง”")
    { Required = true, Share = Share.Percent, Right = new("give its weight, e.g. 10", "ใส่น้ำหนัก เช่น 10") };

    public static readonly Column Group = new("องค์ประกอบ", Holds.Choice, 24, "องค์ประกอบที่ 1 ประสิทธิผลการดำเนินงาน หรือองค์ประกอบที่ 2 ศักยภาพในการดำเนินงาน")
    { Required = true, Choices = Words.Groups, Right = Words.Of(Words.Groups) };

    public static readonly Column Host = new("หน่วยงานเจ้าภาพ", Holds.Text, 16, "หน่วยงานของกรมที่เป็นเจ้าภาพ หากเป็นของหน่วยงานเองเว้นว่าง") { Right = new("give a text", "ใส่ข้อความ") };
    public static readonly Column Formula = new("สูตรคำนวณ", Holds.Text, 40, "วิธีคำนวณเป็นถ้อยคำ สำหรับคนอ่าน") { Right = new("give a text", "ใส่ข้อความ") };
    public static readonly Column Notes = new("หมายเหตุ", Holds.Text, 40, "บรรทัดละหนึ่งข้อ (ขึ้นบรรทัดใหม่ด้วย Alt+Enter)") { Right = new("give a text", "ใส่ข้อความ") };
    public static readonly Column Source = new("ที่มา", Holds.Text, 22, "อยู่ที่ใดในคู่มือ เช่น คู่มือปี 2564 หน้า 12") { Right = new("give a text", "ใส่ข้อความ") };
    public static readonly Column Missed = new("ไม่ได้รายงานรอบแรก", Holds.Choice, 16, "หากรอบแรกไม่ได้ทำหรือทำไม่ครบ รอบหลังได้คะแนนครึ่งหนึ่ง หากไม่มีเกณฑ์นี้เว้นว่าง")
    { Choices = Words.FirstRoundMissed, Right = Words.Of(Words.FirstRoundMissed) };

    public static readonly IReadOnlyList<Column> Columns = [Code, Title, Weight, Group, Host, Formula, Notes, Source, Missed];

    const string Bullet = "• ";

    public static Form Write(Catalogue catalogue) => new(Name, Columns, [.. catalogue.Kpis.Select(kpi => new FormRow
    {
        [Code] = kpi.Code,
        [Title] = kpi.Name,
        [Weight] = kpi.Weight,
        [Group] = Words.Groups.WordOf(kpi.Group == KpiGroup.Performance ? "performance" : "potential"),
        [Host] = kpi.Host,
        [Formula] = kpi.Formula,
        [Notes] = Lines(kpi.Notes),
        [Source] = kpi.Source,
        [Missed] = kpi.FirstRoundMissed == FirstRoundMissedRule.Half ? Words.FirstRoundMissed.WordOf("half") : null,
    })]) { Frozen = 2 };

    /// <summary>A bullet at the very beginning of a line begins a note; within one it stands behind a blank.</summary>
    static bool Bulleted(string line) => line.TrimStart(' ').StartsWith('•');

    /// <summary>One note on each line; with bullets where a note has several lines or begins with one itself.</summary>
    static string? Lines(IReadOnlyList<string> notes) => notes.Count == 0 ? null
        : notes.Any(n => n.Contains('\n', StringComparison.Ordinal) || n.StartsWith('•')) ? string.Join('\n', notes.Select(n => Bullet + string.Join('\n', n.Split('\n').Select((line, i) => i > 0 && Bulleted(line) ? " " + line : line)))) : string.Join('\n', notes);

    /// <summary>The notes of a cell, as <see cref="Lines"/> writes them.</summary>
    internal static IReadOnlyList<string> NotesOf(string text)
    {
        if (!text.StartsWith('•')) return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var notes = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith('•')) notes.Add(line[(line.StartsWith(Bullet, StringComparison.Ordinal) ? 2 : 1)..]);
            else notes[^1] += "\n" + (line.StartsWith(' ') && Bulleted(line) ? line[1..] : line);
        }
        return [.. notes.Select(n => n.Trim()).Where(n => n.Length > 0)];
    }

    public static void Read(FormSource source, CatalogueTree tree)
    {
        tree.Root.At("kpis", new(Name), new("add a row for each KPI", "เพิ่มแถวของตัวชี้วัด"));
        if (Table.Read(Name, Columns, source, needed: true) is not { } table) return;
        tree.Root.At("kpis", table.Range(Weight), new("add a row for each KPI", "เพิ่มแถวของตัวชี้วัด"));
        foreach (var row in table.Rows)
        {
            var (spot, code) = (row.Spot(Code), row.Text(Code));
            var kpi = tree.Root.Add("kpis", spot, Code.Right);
            kpi.Put("code", code, row, Code);
            kpi.Put("name", row.Text(Title), row, Title);
            kpi.Put("weight", row.Figure(Weight), row, Weight);
            kpi.Put("group", row.Word(Group), row, Group);
            kpi.Put("host", row.Text(Host), row, Host);
            kpi.Put("formula", row.Text(Formula), row, Formula);
            kpi.Texts("notes", row.Text(Notes) is { Text: { } notes, IsWrong: false } ? NotesOf(notes) : [], row.Spot(Notes), Notes.Right);
            kpi.Put("source", row.Text(Source), row, Source);
            kpi.Put("firstRoundMissed", row.Word(Missed), row, Missed);
            kpi.At("rounds", spot, Code.Right);
            if (code is { Text: { } name, IsWrong: false } && !tree.AddKpi(name, kpi, spot, Code.Right))
                row.Fault(Code, CellWords.Twice(new("KPI", "ตัวชี้วัด"), name), new("give each KPI a code of its own", "ให้รหัสของแต่ละตัวชี้วัดไม่ซ้ำกัน"));
        }
    }
}
