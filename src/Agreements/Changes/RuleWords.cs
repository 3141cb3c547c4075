namespace PaWorkflow.Agreements;

/// <summary>A rule in words and figures, for people.</summary>
public static class RuleWords
{
    public static Wording Of(Rule rule) => rule switch
    {
        DoneRule done => new($"done: {Figures.Of(done.Full)}", $"ทำแล้วได้ {Figures.Of(done.Full)} คะแนน"),
        StepsRule { AtLeast: { } least } => new($"step, at least {Figures.Of(least)}", $"ขั้นบันได ไม่น้อยกว่า {Figures.Of(least)}"),
        StepsRule { Above: { } above } => new($"step, more than {Figures.Of(above)}", $"ขั้นบันได มากกว่า {Figures.Of(above)}"),
        StepsRule => new("step of a ladder", "ขั้นบันได ต้องผ่านขั้นก่อนหน้า"),
        InterpolatedRule scale => new($"interpolated: {Scale(scale.Thresholds, scale.PointsAt)}", $"คิดตามสัดส่วนระหว่างค่าเกณฑ์: {Scale(scale.Thresholds, scale.PointsAt)}"),
        BandedRule scale => new($"stepped: {Scale(scale.Thresholds, scale.PointsAt)}", $"คิดเป็นช่วง: {Scale(scale.Thresholds, scale.PointsAt)}"),
        TargetsRule targets => new($"targets: {Scale([targets.Initial, targets.Standard, targets.Advanced], targets.PointsAt)}", $"เป้าหมายสามขั้น: {Scale([targets.Initial, targets.Standard, targets.Advanced], targets.PointsAt)}"),
        RatioRule ratio => new($"{ratio.Numerator} × 100 ÷ {ratio.Denominator}, {Of(ratio.Scale).English}", $"{ratio.Numerator} × 100 ÷ {ratio.Denominator} {Of(ratio.Scale).Thai}"),
        WorksheetRule sheet => new(
            $"worksheet of {sheet.Items.Count()} items, {Of(sheet.Scale).English}: {List(sheet.Items.Select(i => $"{i.Id} {i.Text}"))}",
            $"กระดาษทำการ {sheet.Items.Count()} ข้อ {Of(sheet.Scale).Thai}: {List(sheet.Items.Select(i => $"{i.Id} {i.Text}"))}"),
        ChecklistRule list => new(
            $"sum of: {List(list.Items.Select(i => $"{i.Id} {i.Text} ({Of(i.Rule).English}{Needs(i).English})"))}", $"รวมคะแนนจาก: {List(list.Items.Select(i => $"{i.Id} {i.Text} ({Of(i.Rule).Thai}{Needs(i).Thai})"))}"),
        CompositeRule composite => new(
            $"weighted mean of: {List(composite.Parts.Select(p => $"{Figures.Of(p.Weight)} × {p.Name} ({Of(p.Rule).English})"))}",
            $"ค่าเฉลี่ยถ่วงน้ำหนักของ: {List(composite.Parts.Select(p => $"{Figures.Of(p.Weight)} × {p.Name} ({Of(p.Rule).Thai})"))}"),
        _ => throw new InvalidOperationException($"The rule {rule.GetType().Name} has no words."),
    };

    static Wording Needs(ChecklistItem item) => item.Requires is null ? Wordings.Same("") : new($", {Of(item.Requires).English}", $" {Of(item.Requires).Thai}");

    public static Wording Of(Requirements requires) => new(
        string.Join(", ", new[] { requires.Disjoint ? "groups share nobody" : null, requires.People is { } n ? $"at least {n} people" : null }.OfType<string>()),
        string.Join(", ", new[] { requires.Disjoint ? "รายชื่อแต่ละคณะไม่ซ้ำกัน" : null, requires.People is { } m ? $"อย่างน้อย {m} คน" : null }.OfType<string>()));

    /// <summary><c>83 → 0.8, 84 → 1.6</c></summary>
    static string Scale(IReadOnlyList<decimal> thresholds, IReadOnlyList<decimal> points) =>
        string.Join(", ", thresholds.Zip(points, (t, p) => $"{Figures.Of(t)} → {Figures.Of(p)}"));

    static string List(IEnumerable<string> things) => string.Join("; ", things);
}
