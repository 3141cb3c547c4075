using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A row for each criterion.</summary>
static class CriterionForm
{
    public const string Name = "เกณฑ์";

    public static readonly Column Text = new("เกณฑ์การให้คะแนน", Holds.Text, 55, "สิ่งที่ต้องทำและหลักฐานที่แสดง ภาษาไทย") { Required = true, Right = new("say in Thai what evidence shows it", "ระบุเป็นภาษาไทยว่าต้องทำอะไร ใช้หลักฐานใด") };
    public static readonly Column Points = new("คะแนนเต็ม", Holds.Number, 9, "คะแนนสูงสุดของข้อนี้ ต้องเท่ากับคะแนนสูงสุดตามวิธีให้คะแนน") { Required = true, Right = FormWords.Points };
    public static readonly Column From = new("นับเรื่องตั้งแต่", Holds.Date, 14, "เฉพาะข้อที่นับคนละช่วงกับรอบ") { Right = FormWords.Date };
    public static readonly Column To = new("นับเรื่องถึง", Holds.Date, 14, "วันสุดท้ายที่นับ") { Right = FormWords.Date };
    public static readonly Column Due = new("กำหนดส่งของข้อนี้", Holds.Closing, 18, "เฉพาะข้อที่เจ้าภาพกำหนดวันส่งไว้ต่างหาก (ไม่มีการหักคะแนน)") { Right = FormWords.Closing };
    public static readonly Column Disjoint = new("รายชื่อห้ามซ้ำกัน", Holds.Choice, 11, "“ใช่” หากรายชื่อในแต่ละคณะต้องไม่ซ้ำกัน") { Choices = Words.Yes, Right = Words.Of(Words.Yes) };
    public static readonly Column People = new("จำนวนคนอย่างน้อย", Holds.Number, 11, "จำนวนคนที่หลักฐานต้องระบุชื่อ") { Right = new("give a number of people, e.g. 2", "ใส่จำนวนคน เช่น 2") };
    public static readonly Column PerDay = new("หักวันละ (คะแนน)", Holds.Number, 11, "เฉพาะข้อที่มีการหักของตัวเอง: คะแนนที่หักจากข้อนี้ต่อวันที่ส่งช้า") { Right = FormWords.PerDay };
    public static readonly Column Days = new("นับวันเป็น", Holds.Choice, 11, "วันทำการ หรือ วันปฏิทิน (นับทุกวัน)") { Choices = Words.Days, Right = Words.Of(Words.Days) };
    public static readonly Column LateAfter = new("ช้าเมื่อพ้น", Holds.Closing, 18, "เฉพาะข้อที่มีการหักของตัวเอง: ส่งหลังวันนี้ถือว่าช้า") { Right = FormWords.Closing };
    public static readonly Column Host = new("ผู้รับหลักฐาน", Holds.Text, 14, "เฉพาะข้อที่ส่งให้หน่วยงานอื่นซึ่งไม่ใช่เจ้าภาพของตัวชี้วัด") { Right = new("give a text", "ใส่ข้อความ") };
    public static readonly Column Source = new("ที่มา", Holds.Text, 20, "อยู่ที่ใดในคู่มือ") { Right = new("give a text", "ใส่ข้อความ") };

    static readonly IReadOnlyList<Column> first = [KeyColumns.Kpi, KeyColumns.Round, KeyColumns.Criterion, Text, Points];
    static readonly IReadOnlyList<Column> last = [From, To, Due, Disjoint, People, PerDay, Days, LateAfter, Host, Source];

    /// <summary>All that the form may have.</summary>
    public static readonly IReadOnlyList<Column> Columns = [.. first, .. RuleColumns.All, .. last];

    public static Form Write(Catalogue catalogue)
    {
        var all = Each(catalogue).ToList();
        return new(Name, [.. first, .. RuleColumns.Of(all.Select(c => c.Criterion.Rule)), .. last], [.. all.Select(c => RowOf(c.Kpi, c.Round, c.Criterion))]) { Frozen = 4 };
    }

    static FormRow RowOf(Kpi kpi, string round, Criterion criterion)
    {
        var row = new FormRow
        {
            [KeyColumns.Kpi] = kpi.Code,
            [KeyColumns.Round] = Words.Rounds.WordOf(round),
            [KeyColumns.Criterion] = criterion.Id,
            [Text] = criterion.Text,
            [Points] = criterion.Points,
            [From] = criterion.Window?.From,
            [To] = criterion.Window?.To,
            [Due] = FormWords.CellOf(criterion.DueAt),
            [PerDay] = criterion.Penalty?.PerDay,
            [Days] = FormWords.WordOf(criterion.Penalty?.Days),
            [LateAfter] = FormWords.CellOf(criterion.Penalty?.ClosesAt),
            [Host] = criterion.Host,
            [Source] = criterion.Source,
        };
        (row[Disjoint], row[People]) = CellsOf(criterion.Requires);
        RuleColumns.Write(criterion.Rule, row);
        return row;
    }

    /// <summary>What stands in the two columns of requirements.</summary>
    public static (object? Disjoint, object? People) CellsOf(Requirements? requires) => (requires is { Disjoint: true } ? Words.Yes.WordOf("true") : null, requires?.People);

    /// <summary>All criteria of all KPIs, in the order of the catalogue.</summary>
    public static IEnumerable<(Kpi Kpi, string Round, Criterion Criterion)> Each(Catalogue catalogue) =>
        from round in RoundForm.Each(catalogue) from criterion in round.Rule.Criteria select (round.Kpi, round.Rule.Round, criterion);

    public static void Read(FormSource source, CatalogueTree tree, ItemRows items)
    {
        var points = new Dictionary<(string Kpi, string Round, string Criterion, string Item), Spot>();
        foreach (var row in Table.Read(Name, Columns, source, needed: true)?.Rows ?? [])
        {
            if (tree.RoundOf(row) is not { } place) continue;
            var criterion = place.Branch.Add("criteria", row.Spot(KeyColumns.Criterion), KeyColumns.Criterion.Right);
            var id = row.Text(KeyColumns.Criterion);
            criterion.Put("id", id, row, KeyColumns.Criterion);
            criterion.Put("text", row.Text(Text), row, Text);
            criterion.Put("points", row.Figure(Points), row, Points);
            RoundForm.PutWindow(criterion, row, From, To);
            criterion.Put("due", row.Closing(Due), row, Due);
            PutRequirements(criterion, row);
            PutPenalty(criterion, row);
            criterion.Put("host", row.Text(Host), row, Host);
            criterion.Put("source", row.Text(Source), row, Source);
            var key = (place.Kpi, place.Round, Criterion: id.Text ?? "", Item: "");
            var shape = RuleColumns.Read(row, criterion);
            if (id is not { Text: not null, IsWrong: false }) continue;
            if (!tree.Scored.TryAdd(key, criterion))
                row.Fault(KeyColumns.Criterion, CellWords.Twice(new($"criterion of KPI {place.Kpi}", $"เกณฑ์ของตัวชี้วัด {place.Kpi} ข้อ"), id.Text), new("give each criterion of a round a number of its own", "ให้เลขข้อของแต่ละเกณฑ์ในรอบเดียวกันไม่ซ้ำกัน"));
            else
            {
                points[key] = row.Spot(Points);
                items.PutUnder(criterion, shape, key, row);
            }
        }
        items.TellStrays(points, source);
    }

    /// <summary>What a criterion, or an item of a checklist, requires.</summary>
    public static void PutRequirements(Branch criterion, TableRow row)
    {
        var disjoint = row.Word(Disjoint);
        if (disjoint.Text is null or "false" && row.IsEmpty(People)) return;
        var requires = criterion.Map("requires", row.Spot(People), People.Right);
        if (disjoint.Text != "false") requires.Put("disjoint", disjoint, row, Disjoint);
        requires.Put("people", row.Figure(People), row, People);
    }

    static void PutPenalty(Branch criterion, TableRow row)
    {
        if (row.IsEmpty(PerDay) && row.IsEmpty(Days) && row.IsEmpty(LateAfter)) return;
        var penalty = RoundForm.PutPenalty(criterion, row, PerDay, Days) ?? criterion.Map("penalty", row.Spot(PerDay), PerDay.Right);
        penalty.At("perDay", row.Spot(PerDay), PerDay.Right);
        penalty.At("days", row.Spot(Days), Days.Right);
        penalty.Put("closes", row.Closing(LateAfter), row, LateAfter);
    }
}
