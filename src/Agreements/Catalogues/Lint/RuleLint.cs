namespace PaWorkflow.Agreements;

/// <summary>What is doubtful in one rule's figures, and between them and what the manual prints.</summary>
static class RuleLint
{
    static readonly Wording reading = new("the points here are the catalogue's reading; ask who issued the manual", "คะแนนที่ใช้เป็นการตีความ โปรดสอบถามผู้จัดทำคู่มือ");
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
        if (printed?.Step is { } step && gaps.Exists(g => g != step)) yield return new($"{path}.printed",
            new($"±{Figures.Of(step)} per level is printed, but the thresholds {List(thresholds)} lie {List(gaps)} apart", $"คู่มือพิมพ์ ±{Figures.Of(step)} ต่อระดับ แต่ค่าเกณฑ์ {List(thresholds)} ห่างกันระดับละ {List(gaps)}"), thresholdsGovern);
        if (printed?.Thresholds is not { } given || given.SequenceEqual(thresholds)) yield break;
        var pairs = given.Zip(thresholds).Where(p => p.First != p.Second).ToList();
        yield return new($"{path}.printed", given.Count == thresholds.Count
            ? new($"printed as {string.Join(", ", pairs.Select(p => $"{Figures.Of(p.First)} where {Figures.Of(p.Second)} is meant"))}", $"คู่มือพิมพ์ {string.Join(", ", pairs.Select(p => $"{Figures.Of(p.First)} ซึ่งควรเป็น {Figures.Of(p.Second)}"))}")
            : new($"the thresholds are printed as {List(given)}, here they are {List(thresholds)}", $"คู่มือพิมพ์ค่าเกณฑ์ {List(given)} แต่ที่ใช้จริงคือ {List(thresholds)}"), thresholdsGovern);
    }

    /// <summary>One threshold or one number of points that is out of line with all others, as a misprint is: 8, 85, 90, 95, 100.</summary>
    static IEnumerable<Remark> Uneven(IReadOnlyList<decimal> thresholds, IReadOnlyList<decimal> points, string path)
    {
        foreach (var (name, values, what) in new[] { ("thresholds", thresholds, new Wording("thresholds", "ค่าเกณฑ์")), ("pointsAt", points, new Wording("points", "คะแนน")) })
        {
            if (OutOfLine(values) is not var (found, even)) continue;
            yield return new($"{path}.{name}",
                new($"the {what.English} {List(values)} are not evenly apart: {Figures.Of(found)} stands where {Figures.Of(even)} would be even", $"{what.Thai} {List(values)} ห่างกันไม่เท่ากัน: ถ้าห่างเท่ากัน {Figures.Of(found)} จะเป็น {Figures.Of(even)}"),
                new("see whether a figure is misprinted; each stretch has its own slope", "โปรดตรวจว่าพิมพ์ผิดหรือไม่ ระบบคิดตามความชันของแต่ละช่วง"));
        }
    }

    /// <summary>The one value without which all are evenly apart, and what would be even in its place; null where none or more than one is.</summary>
    static (decimal Found, decimal Even)? OutOfLine(IReadOnlyList<decimal> values)
    {
        // Two others always lie on a line; three say something.
        if (values.Count < 4) return null;
        for (var n = 0; n < values.Count; n++)
        {
            var others = Enumerable.Range(0, values.Count).Where(i => i != n).ToList();
            var (first, last) = (others[0], others[^1]);
            if (others.TrueForAll(i => OnLine(i)) && !OnLine(n)) return (values[n], values[first] + (values[last] - values[first]) * (n - first) / (last - first));

            bool OnLine(int i) => (values[i] - values[first]) * (last - first) == (values[last] - values[first]) * (i - first);
        }
        return null;
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
        var (sum, divides) = (composite.Parts.Sum(p => p.Weight), new Wording("the weighted mean divides by what they sum to", "ค่าเฉลี่ยถ่วงน้ำหนักหารด้วยผลรวมที่ใช้จริง"));
        if (composite.Printed?.WeightsSumTo is { } said)
        {
            if (said != sum) yield return new($"{path}.printed",
                new($"the parts' weights sum to {Figures.Of(sum)}, by the manual to {Figures.Of(said)}", $"น้ำหนักของส่วนย่อยรวมกันได้ {Figures.Of(sum)} แต่คู่มือระบุว่ารวมกันได้ {Figures.Of(said)}"), divides);
        }
        else if (sum != 1) yield return new($"{path}.parts",
            new($"the parts' weights sum to {Figures.Of(sum)}, not to 1", $"น้ำหนักของส่วนย่อยรวมกันได้ {Figures.Of(sum)} ไม่ใช่ 1"), divides);
        foreach (var (part, n) in composite.Parts.Select((p, n) => (p, n)))
        {
            foreach (var remark in Of(part.Rule, $"{path}.parts[{n}]")) yield return remark;
        }
    }

    /// <summary>Points that are said otherwise, tables that do not fit together, and what is not said at all.</summary>
    static IEnumerable<Remark> Said(Rule rule, string path)
    {
        if (rule.Printed is not { } printed) yield break;
        if (printed.Points is { } points && points != rule.Max) yield return new($"{path}.printed",
            new($"{Figures.Of(points)} points are printed, the rule gives {Figures.Of(rule.Max)}", $"คู่มือพิมพ์ {Figures.Of(points)} คะแนน แต่วิธีให้คะแนนให้ได้ {Figures.Of(rule.Max)}"), new("the rule governs", "ยึดวิธีให้คะแนนที่ใช้จริง"));
        if (printed.Missing.Contains("scale")) yield return new($"{path}.printed",
            new("the manual gives points, but no scale from the result to them", "คู่มือให้คะแนนไว้ แต่ไม่มีเกณฑ์แปลงผลเป็นคะแนน"), rule is DoneRule ? new("read as done or not done", "ตีความว่าทำแล้วหรือยังไม่ได้ทำ") : reading);
        if (printed.Missing.Contains("table")) yield return new($"{path}.printed",
            new("the manual prints no table of points", "คู่มือไม่มีตารางคะแนน"), reading);
        if (printed.Bands is { } bands)
        {
            foreach (var remark in BandLint.Of(bands, rule, $"{path}.printed")) yield return remark;
        }
    }

    static string List(IReadOnlyList<decimal> values) => string.Join(", ", values.Select(Figures.Of));
}
