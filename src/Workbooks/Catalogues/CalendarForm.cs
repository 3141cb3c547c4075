using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>The department's calendar: a row for each thing that happens.</summary>
static class CalendarForm
{
    public const string Name = "ปฏิทิน";

    public static readonly Column Happening = new("เรื่อง", Holds.Text, 60, "สิ่งที่เกิดขึ้นในปฏิทินของกรม") { Required = true, Right = new("say what happens", "ใส่ชื่อเรื่อง") };
    public static readonly Column Who = new("ผู้ดำเนินการ", Holds.Text, 28, "ใครเป็นผู้ทำ") { Required = true, Right = new("say who acts", "ระบุผู้ดำเนินการ") };
    public static readonly Column From = new("ตั้งแต่", Holds.Date, 14, "วันแรก") { Required = true, Right = FormWords.Date };
    public static readonly Column To = new("ถึง", Holds.Date, 14, "วันสุดท้าย หากเป็นวันเดียวใส่วันเดียวกัน") { Required = true, Right = FormWords.Date };
    public static readonly Column Printed = new("คู่มือพิมพ์ว่า", Holds.Text, 28, "หากคู่มือพิมพ์วันที่ไว้เป็นอย่างอื่นซึ่งเป็นไปไม่ได้ ใส่ตามที่พิมพ์") { Right = new("give a text", "ใส่ข้อความ") };

    public static readonly IReadOnlyList<Column> Columns = [Happening, Who, From, To, Printed];

    public static Form Write(Catalogue catalogue) => new(Name, Columns, [.. catalogue.Calendar.Select(e => new FormRow
    {
        [Happening] = e.Name, [Who] = e.Who, [From] = e.From, [To] = e.To, [Printed] = e.Printed,
    })]) { Frozen = 1 };

    public static void Read(FormSource source, Branch root)
    {
        if (Table.Read(Name, Columns, source, needed: false) is not { } table) return;
        foreach (var row in table.Rows)
        {
            var happening = root.Add("calendar", row.Spot(Happening), Happening.Right);
            happening.Put("name", row.Text(Happening), row, Happening);
            happening.Put("who", row.Text(Who), row, Who);
            happening.Put("from", row.Date(From), row, From);
            happening.Put("to", row.Date(To), row, To);
            happening.Put("printed", row.Text(Printed), row, Printed);
        }
    }
}
