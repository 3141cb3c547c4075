namespace PaWorkflow.Agreements;

/// <summary>What is doubtful in one rule's figures, and between them and what the manual prints.</summary>
static class RuleLint
{
    static readonly Wording thresholdsGovern = new("the thresholds govern", "ยึดค่าเกณฑ์ที่ใช้จริง");

    public static IEnumerable<Remark> Of(Rule rule, string path)
    {
        IEnumerable<Remark> inside = rule switch
        {
            InterpolatedRule scale => Steps(scale.Thresholds, scale.Printed, path).Concat(Uneven(scale.Thresholds, scale.PointsAt, path)),
            BandedRule scale => Steps(scale.Thresholds, scale.Printed, path),
            RatioRule ratio => Of(ratio.Scale is { Printed: null } ? ratio.Scale with { Printed = ratio.Printed } : ratio.Scale, path),
            WorksheetRule sheet => Sheet(sheet, path),
            ChecklistRule list => list.Items.SelectMany((item, n) => Of(item.Rule, $"{path}.items[{n}]")),
            CompositeRule composite => Composite(composite, path),
            _ => [],
        };
        return inside.Concat(rule is RatioRule ? [] : Said(rule, path));
    }

    /// <summary>"± n per level" beside thresholds that lie otherwise, and thresholds that are printed otherwise.</summary>
    static IEnumerable<Remark> Steps(IReadOnlyList<decimal> thresholds, Printed? printed, string path)
    {
        var gaps = thresholds.Zip(thresholds.Skip(1), (one, next) => Math.Abs(next - one)).Distinct().ToList();
        if (printed?.Step is { } step && (gaps.Count != 1 || gaps[0] != step)) yield return new($"{path}.printed",
            new($"±{Figures.Of(step)} per level is printed, but the thresholds {List(thresholds)} lie {List(gaps)} apart", $"คู่มือพิมพ์ ±{Figures.Of(step)} ต่อระดับ แต่ค่าเกณฑ์ {List(thresholds)} ห่างกันระดับละ {List(gaps)}"), thresholdsGovern);
        if (printed?.Thresholds is not { } given || given.SequenceEqual(thresholds)) yield break;
        var pairs = given.Zip(thresholds).Where(p => p.First != p.Second).ToList();
        yield return new($"{path}.printed",
            new($"printed as {string.Join(", ", pairs.Select(p => $"{Figures.Of(p.First)} where {Figures.Of(p.Second)} is meant"))}", $"คู่มือพิมพ์ {string.Join(", ", pairs.Select(p => $"{Figures.Of(p.First)} ซึ่งควรเป็น {Figures.Of(p.Second)}"))}"), thresholdsGovern);
    }

    /// <summary>One threshold or one number of points that is out of line with all others, as a misprint is: 8, 85, 90, 95, 100.</summary>
    static IEnumerable<Remark> Uneven(IReadOnlyList<decimal> thresholds, IReadOnlyList<decimal> points, string path)
    {
        foreach (var (name, values, what) in new[] { ("thresholds", thresholds, new Wording("thresholds", "ค่าเกณฑ์")), ("pointsAt", points, new Wording("points", "คะแนน")) })
        {
            var gaps = values.Zip(values.Skip(1), (one, next) => Math.Abs(next - one)).ToList();
            if (gaps.Count < 3) continue;
            var usual = gaps.GroupBy(g => g).OrderByDescending(g => g.Count()).First();
            if (usual.Count() == gaps.Count || usual.Count() < gaps.Count - 2) continue;
            yield return new($"{path}.{name}",
                new($"the {what.English} {List(values)} are not evenly apart: {Figures.Of(usual.Key)} mostly, but {List([.. gaps.Where(g => g != usual.Key).Distinct()])} once", $"{what.Thai} {List(values)} ห่างกันไม่เท่ากัน ส่วนใหญ่ {Figures.Of(usual.Key)} แต่มีช่วงที่ห่าง {List([.. gaps.Where(g => g != usual.Key).Distinct()])}"),
                new("see whether a figure is misprinted; each stretch has its own slope", "ตรวจว่าพิมพ์ผิดหรือไม่ ระบบคิดตามความชันของแต่ละช่วง"));
        }
    }

    static IEnumerable<Remark> Sheet(WorksheetRule sheet, string path)
    {
        foreach (var remark in Steps(sheet.Scale.Thresholds, sheet.Printed, path)) yield return remark;
        var items = sheet.Items.Count();
        if (sheet.Printed?.Items is { } said && said != items) yield return new($"{path}.printed",
            new($"{said} items are printed, the worksheet has {items}", $"คู่มือระบุ {said} ข้อ แต่กระดาษทำการมี {items} ข้อ"), new("the worksheet's items count", "นับตามข้อในกระดาษทำการ"));
    }

    static IEnumerable<Remark> Composite(CompositeRule composite, string path)
    {
        var sum = composite.Parts.Sum(p => p.Weight);
        if ((composite.Printed?.WeightsSumTo ?? 1) != sum) yield return new($"{path}.{(composite.Printed?.WeightsSumTo is null ? "parts" : "printed")}",
            new($"the parts' weights sum to {Figures.Of(sum)}, said to be {Figures.Of(composite.Printed?.WeightsSumTo ?? 1)}", $"น้ำหนักของส่วนย่อยรวมกันได้ {Figures.Of(sum)} แต่ควรเป็น {Figures.Of(composite.Printed?.WeightsSumTo ?? 1)}"),
            new("the weighted mean divides by what they sum to", "ค่าเฉลี่ยถ่วงน้ำหนักหารด้วยผลรวมที่ใช้จริง"));
        foreach (var (part, n) in composite.Parts.Select((p, n) => (p, n)))
        {
            foreach (var remark in Of(part.Rule, $"{path}.parts[{n}]")) yield return remark;
        }
    }

    /// <summary>Tables whose branches overlap or leave something out, points that are said otherwise, and what is not said at all.</summary>
    static IEnumerable<Remark> Said(Rule rule, string path)
    {
        if (rule.Printed is not { } printed) yield break;
        if (printed.Points is { } points && points != rule.Max) yield return new($"{path}.printed",
            new($"{Figures.Of(points)} points are printed, the rule gives {Figures.Of(rule.Max)}", $"คู่มือพิมพ์ {Figures.Of(points)} คะแนน แต่วิธีให้คะแนนให้ได้ {Figures.Of(rule.Max)}"), new("the rule governs", "ยึดวิธีให้คะแนนที่ใช้จริง"));
        if (printed.Missing.Contains("scale")) yield return new($"{path}.printed",
            new("the manual gives points, but no scale from the result to them", "คู่มือให้คะแนนไว้ แต่ไม่มีเกณฑ์แปลงผลเป็นคะแนน"), new("read as done or not done", "ตีความว่าทำแล้วหรือยังไม่ได้ทำ"));
        if (printed.Missing.Contains("table")) yield return new($"{path}.printed",
            new("the manual prints no table of points", "คู่มือไม่มีตารางคะแนน"), new("ask the host", "โปรดสอบถามหน่วยงานเจ้าภาพ"));
        foreach (var (one, next) in (printed.Bands ?? []).Zip((printed.Bands ?? []).Skip(1)))
        {
            if (one.To is not { } end || next.From is not { } begin) continue;
            // Bands are printed to two decimals at most: 69.99 and 70 leave nothing out.
            if (begin < end || (begin == end && !next.Above)) yield return new($"{path}.printed",
                new($"{Figures.Of(begin)} stands in two branches of the table", $"{Figures.Of(begin)} อยู่ในตารางสองช่วง"), new("the rule says which branch counts", "ยึดวิธีให้คะแนนที่ใช้จริง"));
            else if (begin - end > 0.01m) yield return new($"{path}.printed",
                new($"the table leaves out what lies between {Figures.Of(end)} and {Figures.Of(begin)}", $"ตารางไม่มีช่วงระหว่าง {Figures.Of(end)} กับ {Figures.Of(begin)}"), new("counted with the lower branch", "นับรวมกับช่วงที่ต่ำกว่า"));
        }
    }

    static string List(IReadOnlyList<decimal> values) => string.Join(", ", values.Select(Figures.Of));
}
