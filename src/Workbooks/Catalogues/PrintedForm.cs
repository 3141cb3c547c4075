using System.Globalization;
using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>
/// What the manual prints beside the figures that govern. A row for each place; more rows of the same place for more branches of its table.
/// </summary>
static class PrintedForm
{
    public const string Name = "คู่มือพิมพ์";

    const int MaxThresholds = 100;
    const int UsualThresholds = 5;

    /// <summary>A place may be a KPI's round as a whole.</summary>
    public static readonly Column Criterion = new("ข้อ", Holds.Code, 8, "เลขข้อของเกณฑ์ เว้นว่างหากเป็นเรื่องของทั้งรอบ") { Right = KeyColumns.Criterion.Right };
    public static readonly Column Item = new("รายการ", Holds.Code, 10, "เลขรายการ เว้นว่างหากเป็นเรื่องของทั้งข้อ") { Right = ItemForm.Id.Right };
    public static readonly Column Step = new("± ต่อระดับ", Holds.Number, 10, "คู่มือพิมพ์ช่วงห่างต่อระดับไว้เท่าใด") { Share = Share.Percent, Right = new("give a number", "ใส่ตัวเลข") };
    public static readonly IReadOnlyList<Column> Thresholds = [.. Enumerable.Range(1, MaxThresholds).Select(n => new Column($"พิมพ์ค่าเกณฑ์ {n}", Holds.Number, 10, "ค่าเกณฑ์ของระดับนี้ตามที่พิมพ์") { Share = Share.Percent, Right = new("give a number", "ใส่ตัวเลข") })];
    public static readonly Column WeightsSumTo = new("น้ำหนักรวมเป็น", Holds.Number, 10, "คู่มือว่าน้ำหนักรวมกันได้เท่าใด") { Share = Share.OfOne, Right = new("give a number", "ใส่ตัวเลข") };
    public static readonly Column Items = new("จำนวนรายการ", Holds.Number, 10, "คู่มือว่ามีกี่รายการ") { Right = new("give a whole number", "ใส่จำนวนเต็ม") };
    public static readonly Column Points = new("คะแนนรวม", Holds.Number, 10, "คู่มือว่าคะแนนรวมเท่าใด") { Right = new("give a number", "ใส่ตัวเลข") };
    public static readonly Column Missing = new("ไม่มีในคู่มือ", Holds.Text, 22, "สิ่งที่คู่มือไม่ได้พิมพ์ไว้: ตารางคะแนน หรือ เกณฑ์แปลงผลเป็นคะแนน") { Right = Words.Of(Words.Missing) };
    public static readonly Column From = new("ช่วงตั้งแต่", Holds.Number, 10, "ตารางแบ่งช่วง: ตั้งแต่ค่านี้") { Share = Share.Percent, Right = new("give a number", "ใส่ตัวเลข") };
    public static readonly Column Above = new("ช่วงมากกว่า", Holds.Number, 10, "ตารางแบ่งช่วง: มากกว่าค่านี้ (ไม่รวม)") { Share = Share.Percent, Right = new("give a number", "ใส่ตัวเลข") };
    public static readonly Column To = new("ช่วงถึง", Holds.Number, 10, "ตารางแบ่งช่วง: ถึงค่านี้") { Share = Share.Percent, Right = new("give a number", "ใส่ตัวเลข") };

    static readonly IReadOnlyList<Column> place = [KeyColumns.Kpi, KeyColumns.Round, Criterion, Item];
    static readonly IReadOnlyList<Column> last = [WeightsSumTo, Items, Points, Missing, From, Above, To];

    public static readonly IReadOnlyList<Column> Columns = [.. place, Step, .. Thresholds, .. last];

    public static Form Write(Catalogue catalogue)
    {
        var rows = new List<FormRow>();
        foreach (var (kpi, rule) in RoundForm.Each(catalogue))
        {
            Add(rule.Printed, kpi.Code, rule.Round, null, null, rows);
            foreach (var criterion in rule.Criteria) Add(criterion.Rule, kpi.Code, rule.Round, criterion.Id, "", rows);
        }
        var levels = Math.Max(UsualThresholds, rows.Select(r => Thresholds.Count(r.ContainsKey)).DefaultIfEmpty().Max());
        return new(Name, [.. place, Step, .. Thresholds.Take(levels), .. last], rows) { Frozen = 4 };
    }

    static void Add(Rule rule, string kpi, string round, string criterion, string item, List<FormRow> rows)
    {
        Add(rule.Printed, kpi, round, criterion, item.Length == 0 ? null : item, rows);
        if (rule is ChecklistRule list) foreach (var one in list.Items) Add(one.Rule, kpi, round, criterion, ItemForm.PathOf(item, one.Id), rows);
        else if (rule is CompositeRule composite)
        {
            foreach (var (part, n) in composite.Parts.Select((part, n) => (part, n + 1))) Add(part.Rule, kpi, round, criterion, ItemForm.PathOf(item, n.ToString(CultureInfo.InvariantCulture)), rows);
        }
    }

    static void Add(Printed? printed, string kpi, string round, string? criterion, string? item, List<FormRow> rows)
    {
        if (printed is null) return;
        FormRow New()
        {
            rows.Add(new() { [KeyColumns.Kpi] = kpi, [KeyColumns.Round] = Words.Rounds.WordOf(round), [Criterion] = criterion, [Item] = item });
            return rows[^1];
        }
        var row = New();
        (row[Step], row[WeightsSumTo], row[Items], row[Points]) = (printed.Step, printed.WeightsSumTo, printed.Items, printed.Points);
        row[Missing] = FormWords.Listed([.. printed.Missing.Select(Words.Missing.WordOf)]);
        foreach (var (threshold, n) in (printed.Thresholds ?? []).Select((t, n) => (t, n))) row[Thresholds[n]] = threshold;
        foreach (var (band, n) in (printed.Bands ?? []).Select((b, n) => (b, n)))
        {
            if (n > 0) row = New();
            (row[band.Above ? Above : From], row[To]) = (band.From, band.To);
        }
    }

    public static void Read(FormSource source, CatalogueTree tree)
    {
        if (Table.Read(Name, Columns, source, needed: false) is not { } table) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (tree.RoundOf(row) is not { } place || Holder(tree, row, place.Kpi, place.Round, place.Branch) is not { } holder) continue;
            var printed = holder.Map("printed", row.Spot(Step), Step.Right);
            if (seen.Add(holder.Path)) PutFigures(printed, row);
            else if (new[] { Step, WeightsSumTo, Items, Points, Missing }.Concat(Thresholds).FirstOrDefault(c => !row.IsEmpty(c)) is { } again)
                row.Fault(again, new("a further row of the same place gives a branch of its table only", "แถวถัดไปของตำแหน่งเดียวกันใส่ได้เฉพาะช่วงของตาราง"), new("write it into the first row of this place", "ย้ายไปไว้ในแถวแรกของตำแหน่งนี้"));
            PutBand(printed, row);
        }
    }

    static Branch? Holder(CatalogueTree tree, TableRow row, string kpi, string round, Branch ofRound)
    {
        var (criterion, item) = (row.Text(Criterion), row.Text(Item));
        if (criterion.IsWrong || item.IsWrong) return null;
        if (criterion.IsEmpty && item.IsEmpty) return ofRound;
        if (criterion.IsEmpty) row.Fault(Criterion, CellWords.Empty);
        if (criterion.Text is not { } number) return null;
        if (!tree.Scored.ContainsKey((kpi, round, number, "")))
        {
            ItemRows.NoCriterion(tree, row, Criterion, kpi, round, number);
            return null;
        }
        var path = ItemRows.Normal(item.Text ?? "");
        if (tree.Scored.TryGetValue((kpi, round, number, path), out var scored))
        {
            // An item without a rule is one that is done or not; only with its rule written out may it say more.
            if (!scored.Has("rule")) scored.Put("rule", "done");
            return scored;
        }
        if (!ItemRows.IsUnclear(tree, (kpi, round, number, path))) tree.Stray(row, Item, new($"criterion {number} has no item '{path}' that is scored", $"เกณฑ์ข้อ {number} ไม่มีรายการ “{path}” ที่มีคะแนน"), Item.Right);
        return null;
    }

    static void PutFigures(Branch printed, TableRow row)
    {
        printed.Put("step", row.Figure(Step), row, Step);
        printed.Put("weightsSumTo", row.Figure(WeightsSumTo), row, WeightsSumTo);
        printed.Put("items", row.Figure(Items), row, Items);
        printed.Put("points", row.Figure(Points), row, Points);
        var thresholds = Thresholds.Select(c => (Given: row.Figure(c), Spot: row.Spot(c))).Where(t => !t.Given.IsEmpty).Select(t => (t.Given.Text!, t.Spot)).ToList();
        if (thresholds.Count > 0) printed.Numbers("thresholds", thresholds, thresholds[0].Spot, Thresholds[0].Right);
        var missing = new List<string>();
        foreach (var word in row.Texts(Missing))
        {
            if (Words.Missing.ValueOf(word) is { } value) missing.Add(value);
            else row.Fault(Missing, new($"'{word}' is unknown", $"ไม่รู้จัก “{word}”"));
        }
        printed.Texts("missing", missing, row.Spot(Missing), Missing.Right);
    }

    static void PutBand(Branch printed, TableRow row)
    {
        if (row.IsEmpty(From) && row.IsEmpty(Above) && row.IsEmpty(To)) return;
        var band = printed.Add("bands", row.Spot(From), From.Right);
        if (!row.IsEmpty(From) && !row.IsEmpty(Above)) row.Fault(Above, new($"“{From.Heading}” is given as well", $"กรอก “{From.Heading}” ไว้แล้ว"), new("leave one of the two", "เหลือไว้ช่องเดียว"));
        else
        {
            band.Put("from", row.Figure(From), row, From);
            band.Put("above", row.Figure(Above), row, Above);
        }
        band.Put("to", row.Figure(To), row, To);
    }
}
