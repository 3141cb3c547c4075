using System.Globalization;
using PaWorkflow.Agreements;
using Key = (string Kpi, string Round, string Criterion, string Item);

namespace PaWorkflow.Workbooks;

/// <summary>The rows of the worksheet of items, by the criterion or the item under which they stand.</summary>
sealed class ItemRows
{
    readonly Dictionary<Key, List<TableRow>> rows = [];
    readonly HashSet<Key> taken = [];
    readonly CatalogueTree tree;

    /// <summary>Where rows belong that did not find their criterion, as far as they say: its points cannot be summed.</summary>
    readonly List<(string? Kpi, string? Round, string? Criterion)> lost = [];

    public ItemRows(FormSource source, CatalogueTree tree)
    {
        this.tree = tree;
        if (Table.Read(ItemForm.Name, ItemForm.Columns, source, needed: false) is not { } table) return;
        foreach (var row in table.Rows)
        {
            var (criterion, under) = (row.Text(KeyColumns.Criterion), row.Text(ItemForm.Under));
            if (criterion.IsEmpty) row.Fault(KeyColumns.Criterion, CellWords.Empty);
            if (tree.RoundOf(row) is not { } place)
            {
                lost.Add((null, row.Word(KeyColumns.Round) is { IsWrong: false, Text: { } round } ? round : null, criterion.Text));
                continue;
            }
            if (criterion is not { Text: { } number, IsWrong: false } || under.IsWrong)
            {
                lost.Add((place.Kpi, place.Round, null));
                continue;
            }
            var key = (place.Kpi, place.Round, number, Normal(under.Text ?? ""));
            if (!rows.TryGetValue(key, out var list)) rows[key] = list = [];
            list.Add(row);
        }
    }

    /// <summary>Puts the rows under a criterion or an item into it, as its rule wants them.</summary>
    /// <param name="shape">Of its rule; empty where it does not read: then nothing is said of the rows.</param>
    /// <param name="parent">Where it is told that there are none.</param>
    public void PutUnder(Branch branch, string? shape, Key key, TableRow parent)
    {
        if (shape == "")
        {
            tree.Unclear.Add(key);
            taken.Add(key);
            return;
        }
        if (shape is not ("checklist" or "worksheet" or "composite")) return;
        taken.Add(key);
        if (!rows.TryGetValue(key, out var mine))
        {
            foreach (var list in new[] { "items", "parts", "issues" }) branch.At(list, parent.Spot(RuleColumns.Rule), RuleColumns.Rule.Right);
            parent.Fault(RuleColumns.Rule, new($"“{Words.Rules.WordOf(shape)}” wants items, but there are none", $"วิธีให้คะแนน “{Words.Rules.WordOf(shape)}” ต้องมีรายการย่อย แต่ยังไม่มี"),
                new($"add rows of this criterion to the worksheet “{ItemForm.Name}”", $"เพิ่มแถวของเกณฑ์ข้อนี้ในแผ่นงาน “{ItemForm.Name}”"));
            return;
        }
        if (shape == "worksheet") PutIssues(branch, mine);
        else foreach (var (row, n) in mine.Select((row, n) => (row, n))) PutItem(branch, shape, key, row, n + 1);
    }

    void PutItem(Branch branch, string shape, Key key, TableRow row, int n)
    {
        var (id, isPart) = (row.Text(ItemForm.Id), shape == "composite");
        var item = branch.Add(isPart ? "parts" : "items", row.Spot(ItemForm.Id), ItemForm.Id.Right);
        if (!isPart) item.Put("id", id, row, ItemForm.Id);
        item.Put(isPart ? "name" : "text", row.Text(ItemForm.Text), row, ItemForm.Text);
        if (isPart) item.Put("weight", row.Figure(ItemForm.Weight), row, ItemForm.Weight);
        item.Put("points", row.Figure(ItemForm.Points), row, ItemForm.Points);
        if (!isPart) CriterionForm.PutRequirements(item, row);
        Unused(row, shape, [ItemForm.Issue, .. isPart ? ItemForm.Required : [ItemForm.Weight]]);
        var inner = key with { Item = ItemForm.PathOf(key.Item, id.Text ?? n.ToString(CultureInfo.InvariantCulture)) };
        var own = RuleColumns.Read(row, item);
        if (id.IsWrong) return;
        if (tree.Scored.TryAdd(inner, item)) PutUnder(item, own, inner, row);
        else row.Fault(ItemForm.Id, CellWords.Twice(Wordings.Item, id.Text ?? ""), new("give each item a number of its own", "ให้เลขรายการไม่ซ้ำกัน"));
    }

    /// <summary>Rows of one issue stand one after the other.</summary>
    static void PutIssues(Branch branch, List<TableRow> mine)
    {
        Branch? issue = null;
        string? last = null;
        foreach (var row in mine)
        {
            var name = row.Text(ItemForm.Issue);
            if (issue is null || name.Text != last)
            {
                issue = branch.Add("issues", row.Spot(ItemForm.Issue), ItemForm.Issue.Right);
                issue.Put("name", name, row, ItemForm.Issue);
                last = name.Text;
            }
            var item = issue.Add("items", row.Spot(ItemForm.Id), ItemForm.Id.Right);
            item.Put("id", row.Text(ItemForm.Id), row, ItemForm.Id);
            item.Put("text", row.Text(ItemForm.Text), row, ItemForm.Text);
            Unused(row, "worksheet", [ItemForm.Points, ItemForm.Weight, .. RuleColumns.All, .. ItemForm.Required]);
        }
    }

    static void Unused(TableRow row, string shape, IEnumerable<Column> columns)
    {
        foreach (var column in columns.Where(c => !row.IsEmpty(c)))
            row.Fault(column, new($"items of “{Words.Rules.WordOf(shape)}” do not use this", $"รายการของ “{Words.Rules.WordOf(shape)}” ไม่ใช้ค่านี้"), CellWords.Clear);
    }

    /// <summary>Rows that stand under nothing.</summary>
    /// <param name="points">Where the points of each criterion stand.</param>
    public void TellStrays(IReadOnlyDictionary<Key, Spot> points, FormSource source)
    {
        lost.AddRange(rows.Keys.Where(k => !taken.Contains(k)).Select(k => ((string?)k.Kpi, (string?)k.Round, (string?)null)));
        foreach (var (key, spot) in points.Where(p => lost.Exists(l => (l.Kpi ?? p.Key.Kpi) == p.Key.Kpi && (l.Round ?? p.Key.Round) == p.Key.Round && (l.Criterion ?? p.Key.Criterion) == p.Key.Criterion)))
        {
            if (taken.Contains(key)) source.Doubt(spot);
        }
        foreach (var (key, list) in rows.Where(r => !taken.Contains(r.Key) && !IsUnclear(tree, r.Key)))
        {
            foreach (var row in list)
            {
                if (!tree.Scored.ContainsKey(key with { Item = "" })) NoCriterion(tree, row, KeyColumns.Criterion, key.Kpi, key.Round, key.Criterion);
                else if (!tree.Scored.ContainsKey(key)) tree.Stray(row, ItemForm.Under, new($"criterion {key.Criterion} has no item '{key.Item}'", $"เกณฑ์ข้อ {key.Criterion} ไม่มีรายการ “{key.Item}”"), ItemForm.Under.Right);
                else tree.Stray(row, KeyColumns.Criterion, new($"{(key.Item.Length == 0 ? "criterion" : "item")} {(key.Item.Length == 0 ? key.Criterion : key.Item)} of KPI {key.Kpi} has no items by its rule", $"{(key.Item.Length == 0 ? "เกณฑ์ข้อ" : "รายการ")} {(key.Item.Length == 0 ? key.Criterion : key.Item)} ของตัวชี้วัด {key.Kpi} ใช้วิธีให้คะแนนที่ไม่มีรายการย่อย"),
                    new("delete the rows, or choose another rule for it", "ลบแถวเหล่านี้ หรือเลือกวิธีให้คะแนนอื่นให้เกณฑ์นั้น"));
            }
        }
    }

    public static void NoCriterion(CatalogueTree tree, TableRow row, Column column, string kpi, string round, string criterion)
    {
        var known = tree.Scored.Keys.Where(k => k.Kpi == kpi && k.Round == round && k.Item.Length == 0).Select(k => k.Criterion).ToList();
        tree.Stray(row, column, new($"KPI {kpi} has no criterion '{criterion}' in this round", $"ตัวชี้วัด {kpi} {Places.Round(round)} ไม่มีเกณฑ์ข้อ “{criterion}”"), Near.Hint(criterion, known));
    }

    /// <summary>Whether what stands over it does not read.</summary>
    public static bool IsUnclear(CatalogueTree tree, Key key) => tree.Unclear.Contains(key)
        || (key.Item.Length > 0 && IsUnclear(tree, key with { Item = key.Item.LastIndexOf(KeyColumns.Within, StringComparison.Ordinal) is > 0 and var end ? key.Item[..end] : "" }));

    /// <summary><c>2>1</c> → <c>2 > 1</c></summary>
    public static string Normal(string path) => string.Join(KeyColumns.Within, path.Split('>', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
