using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A row for each KPI and round: what is otherwise there than in the round as a whole.</summary>
static class RoundForm
{
    public const string Name = "รอบ";

    public static readonly Column Closes = new("ปิดรับ", Holds.Closing, 20, "เฉพาะตัวชี้วัดที่ปิดรับคนละวันกับรอบ หากใส่แต่วันที่ ปิดรับเมื่อสิ้นวันนั้น") { Right = FormWords.Closing };
    public static readonly Column PerDay = new("หักวันละ (คะแนน)", Holds.Number, 11, "เฉพาะตัวชี้วัดที่มีการหักของตัวเอง: คะแนนที่หักจากคะแนนตัวชี้วัดต่อวันที่ส่งช้า เช่น 0.01") { Right = FormWords.PerDay };
    public static readonly Column Days = new("นับวันเป็น", Holds.Choice, 11, "วันทำการ หรือ วันปฏิทิน (นับทุกวัน)") { Choices = Words.Days, Right = Words.Of(Words.Days) };
    public static readonly Column HasAward = new("รางวัลได้เต็ม", Holds.Choice, 11, "“ใช่” หากได้รับรางวัลระดับชาติขึ้นไปแล้วได้คะแนนเต็มของรอบ") { Choices = Words.Yes, Right = Words.Of(Words.Yes) };
    public static readonly Column StillOwed = new("เกณฑ์ที่ยังต้องส่ง", Holds.Code, 14, "เมื่อได้รางวัลแล้วยังต้องส่งหลักฐานข้อใด คั่นด้วยเครื่องหมาย ,") { Right = new("give numbers of criteria, parted by commas", "ใส่เลขข้อของเกณฑ์ คั่นด้วยเครื่องหมาย ,") };
    public static readonly Column From = new("นับเรื่องตั้งแต่", Holds.Date, 14, "ช่วงวันที่นับเรื่องของรอบนี้ หากคู่มือไม่กำหนดเว้นว่าง") { Right = FormWords.Date };
    public static readonly Column To = new("นับเรื่องถึง", Holds.Date, 14, "วันสุดท้ายที่นับ") { Right = FormWords.Date };

    public static readonly IReadOnlyList<Column> Columns = [KeyColumns.Kpi, KeyColumns.Round, Closes, PerDay, Days, HasAward, StillOwed, From, To];

    public static Form Write(Catalogue catalogue) => new(Name, Columns, [.. Each(catalogue).Select(r => new FormRow
    {
        [KeyColumns.Kpi] = r.Kpi.Code,
        [KeyColumns.Round] = Words.Rounds.WordOf(r.Rule.Round),
        [Closes] = r.Rule.HasOwnClosing ? FormWords.CellOf(r.Rule.ClosesAt) : null,
        [PerDay] = r.Rule.Penalty?.PerDay,
        [Days] = FormWords.WordOf(r.Rule.Penalty?.Days),
        [HasAward] = r.Rule.Award is null ? null : Words.Yes.WordOf("true"),
        [StillOwed] = FormWords.Listed(r.Rule.Award?.StillOwed ?? []),
        [From] = r.Rule.Window?.From,
        [To] = r.Rule.Window?.To,
    })]) { Frozen = 2 };

    /// <summary>All rounds of all KPIs, in the order of the catalogue.</summary>
    public static IEnumerable<(Kpi Kpi, KpiRoundRule Rule)> Each(Catalogue catalogue) =>
        from kpi in catalogue.Kpis from round in catalogue.Rounds where kpi.Rounds.ContainsKey(round.Id) select (kpi, kpi.Rounds[round.Id]);

    public static void Read(FormSource source, CatalogueTree tree)
    {
        if (Table.Read(Name, Columns, source, needed: false) is not { } table) return;
        var seen = new HashSet<(string, string)>();
        foreach (var row in table.Rows)
        {
            if (tree.RoundOf(row) is not { } place) continue;
            if (!seen.Add((place.Kpi, place.Round)))
            {
                row.Fault(KeyColumns.Round, CellWords.Twice(new($"the round of KPI {place.Kpi}", $"รอบของตัวชี้วัด {place.Kpi}"), Words.Rounds.WordOf(place.Round)), new("leave one row for each KPI and round", "เหลือแถวเดียวต่อตัวชี้วัดและรอบ"));
                continue;
            }
            var round = place.Branch;
            round.At("criteria", row.Spot(KeyColumns.Kpi), new($"add rows of this KPI and round to the worksheet “{CriterionForm.Name}”", $"เพิ่มแถวของตัวชี้วัดและรอบนี้ในแผ่นงาน “{CriterionForm.Name}”"));
            round.Put("closes", row.Closing(Closes), row, Closes);
            PutPenalty(round, row, PerDay, Days);
            PutWindow(round, row, From, To);
            var (has, owed) = (row.Word(HasAward), row.Texts(StillOwed));
            if (has.Text == "false" && owed.Count > 0) row.Fault(StillOwed, new("there is no award", "รอบนี้ไม่มีรางวัล"), new($"clear the cell, or choose “ใช่” under “{HasAward.Heading}”", $"ล้างเซลล์นี้ หรือเลือก “ใช่” ในช่อง “{HasAward.Heading}”"));
            if (has.Text == "true" || (has.IsEmpty && owed.Count > 0)) round.Map("award", row.Spot(StillOwed), StillOwed.Right).Texts("stillOwed", owed, row.Spot(StillOwed), StillOwed.Right);
        }
    }

    public static Branch? PutPenalty(Branch branch, TableRow row, Column perDay, Column days)
    {
        if (row.IsEmpty(perDay) && row.IsEmpty(days)) return null;
        var penalty = branch.Map("penalty", row.Spot(perDay), perDay.Right);
        penalty.Put("perDay", row.Figure(perDay), row, perDay);
        penalty.Put("days", row.Word(days), row, days);
        return penalty;
    }

    public static void PutWindow(Branch branch, TableRow row, Column from, Column to)
    {
        if (row.IsEmpty(from) && row.IsEmpty(to)) return;
        var window = branch.Map("window", row.Spot(from), from.Right);
        window.Put("from", row.Date(from), row, from);
        window.Put("to", row.Date(to), row, to);
    }
}
