using System.Globalization;
using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A row for each item of a checklist or a worksheet and each part of a weighted mean; also of those that lie within an item or a part.</summary>
static class ItemForm
{
    public const string Name = "รายการ";

    public static readonly Column Under = new("อยู่ใต้รายการ", Holds.Code, 12, "เฉพาะรายการที่ซ้อนอยู่ใต้รายการอื่น: เลขรายการที่อยู่เหนือขึ้นไป เช่น 2 หรือ 2 > 1 ปกติเว้นว่าง")
    { Right = new("give the number of the item over it, e.g. 2", "ใส่เลขรายการที่อยู่เหนือขึ้นไป เช่น 2") };

    public static readonly Column Issue = new("ประเด็น", Holds.Text, 32, "เฉพาะกระดาษทำการ: ชื่อประเด็น แถวที่มีประเด็นเดียวกันอยู่ติดกัน") { Right = new("say what the issue is", "ใส่ชื่อประเด็น") };
    public static readonly Column Id = new("เลขรายการ", Holds.Code, 9, "เลขรายการ ไม่ซ้ำกันในเกณฑ์เดียวกัน เช่น 1") { Required = true, Right = new("give its number, e.g. 1", "ใส่เลขรายการ เช่น 1") };
    public static readonly Column Text = new("ชื่อรายการ", Holds.Text, 50, "สิ่งที่ต้องแสดง สิ่งที่ประเมิน หรือชื่อส่วนย่อย") { Required = true, Right = new("say what is to be shown or rated", "ระบุสิ่งที่ต้องแสดงเป็นหลักฐานหรือสิ่งที่ประเมิน") };
    public static readonly Column Points = new("คะแนน", Holds.Number, 9, "เฉพาะรวมคะแนนรายข้อ: คะแนนของข้อนี้ (กระดาษทำการไม่ต้องใส่)") { Right = FormWords.Points };
    public static readonly Column Weight = new("น้ำหนัก", Holds.Number, 9, "เฉพาะค่าเฉลี่ยถ่วงน้ำหนัก: น้ำหนักของส่วนนี้ เช่น 0.5") { Share = Share.OfOne, Right = new("give a weight such as 0.5", "ใส่น้ำหนัก เช่น 0.5") };

    static readonly IReadOnlyList<Column> first = [KeyColumns.Kpi, KeyColumns.Round, KeyColumns.Criterion, Under, Issue, Id, Text, Points, Weight];

    /// <summary>Of items of a checklist alone.</summary>
    public static readonly IReadOnlyList<Column> Required = [CriterionForm.Disjoint, CriterionForm.People];

    public static readonly IReadOnlyList<Column> Columns = [.. first, .. RuleColumns.All, .. Required];

    public static Form Write(Catalogue catalogue)
    {
        var rules = new List<Rule>();
        var rows = new List<FormRow>();
        foreach (var (kpi, round, criterion) in CriterionForm.Each(catalogue)) Add(criterion.Rule, "", kpi.Code, round, criterion.Id, rows, rules);
        return new(Name, [.. first, .. RuleColumns.Of(rules), .. Required], rows) { Frozen = 3 };
    }

    static void Add(Rule rule, string under, string kpi, string round, string criterion, List<FormRow> rows, List<Rule> rules)
    {
        FormRow New(string id, string text)
        {
            rows.Add(new()
            {
                [KeyColumns.Kpi] = kpi, [KeyColumns.Round] = Words.Rounds.WordOf(round), [KeyColumns.Criterion] = criterion,
                [Under] = under.Length == 0 ? null : under, [Id] = id, [Text] = text,
            });
            return rows[^1];
        }
        void Inner(string id, Rule inner)
        {
            rules.Add(inner);
            Add(inner, PathOf(under, id), kpi, round, criterion, rows, rules);
        }
        switch (rule)
        {
            case ChecklistRule list:
                foreach (var item in list.Items)
                {
                    var row = New(item.Id, item.Text);
                    if (item.Rule is DoneRule or StepsRule) row[Points] = item.Rule.Max;
                    (row[CriterionForm.Disjoint], row[CriterionForm.People]) = CriterionForm.CellsOf(item.Requires);
                    RuleColumns.Write(item.Rule, row);
                    Inner(item.Id, item.Rule);
                }
                break;
            case CompositeRule composite:
                foreach (var (part, n) in composite.Parts.Select((part, n) => (part, (n + 1).ToString(CultureInfo.InvariantCulture))))
                {
                    var row = New(n, part.Name);
                    row[Weight] = part.Weight;
                    if (part.Rule is DoneRule or StepsRule) row[Points] = part.Rule.Max;
                    RuleColumns.Write(part.Rule, row);
                    Inner(n, part.Rule);
                }
                break;
            case WorksheetRule sheet:
                foreach (var issue in sheet.Issues)
                {
                    foreach (var item in issue.Items) New(item.Id, item.Text)[Issue] = issue.Name;
                }
                break;
        }
    }

    /// <summary>The number of an item together with those of the items over it: <c>5 > 2</c>.</summary>
    public static string PathOf(string under, string id) => under.Length == 0 ? id : under + KeyColumns.Within + id;
}
