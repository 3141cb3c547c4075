namespace PaWorkflow.Agreements;

/// <summary>
/// Weighted mean of parts, Σ(W × points) / ΣW. Input: <c>parts</c> in the catalogue's order, each a number where the part is
/// measured, true or false where it is done, or an object like a criterion's; <c>null</c> for a part without a result.
/// </summary>
public sealed record CompositeRule(IReadOnlyList<CompositePart> Parts) : Rule
{
    public override decimal Max => Mean([.. Parts.Select(p => p.Rule.Max)]);

    internal override Reckoning Reckon(CriterionResult result)
    {
        var (points, reasons) = (new List<decimal>(), new List<Reason>());
        foreach (var (part, n) in Parts.Select((part, n) => (part, n)))
        {
            var reckoned = result.Parts?.ElementAtOrDefault(n) is { Evidence: true } given ? part.Rule.Reckon(given) : Reckoning.Of(0, Wordings.NoEvidence);
            points.Add(reckoned.Points);
            reasons.AddRange(reckoned.Reasons.Select(r => r with { Words = Wordings.Within(new($"part {n + 1}", $"ส่วนที่ {n + 1} {part.Name}"), r.Words) }));
        }
        var mean = Mean(points);
        reasons.Add(new(new("weighted mean of the parts", "ค่าเฉลี่ยถ่วงน้ำหนักของทุกส่วน"),
            $"({string.Join(" + ", Parts.Zip(points, (part, p) => $"{Figures.Of(part.Weight)} × {Figures.Of(p)}"))}) ÷ {Figures.Of(Parts.Sum(p => p.Weight))}", mean));
        return new(mean, reasons);
    }

    decimal Mean(IReadOnlyList<decimal> points) => Parts.Zip(points, (part, p) => part.Weight * p).Sum() / Parts.Sum(p => p.Weight);

    internal override void Check(CriterionResult result, ResultPlace place)
    {
        if (!place.TakesOnly(result, ResultKinds.Parts)) return;
        if (result.Parts is not { } parts || parts.Count != Parts.Count)
        {
            var names = string.Join(", ", Parts.Select(p => p.Name));
            place.Fault(
                result.Parts is null ? Wordings.NoResult : new($"there are {result.Parts.Count} parts", $"มีผล {result.Parts.Count} ส่วน"),
                new($"give \"parts\" with {Parts.Count} entries in this order: {names}", $"ใส่ \"parts\" ให้ครบ {Parts.Count} ส่วนตามลำดับนี้: {names}"));
            return;
        }
        for (var n = 0; n < parts.Count; n++)
        {
            if (parts[n] is { Evidence: true } given) Parts[n].Rule.Check(given, place.At($"parts[{n}]", Parts[n].Name));
        }
    }
}

/// <param name="Weight">Above 0. Sources do not always make weights sum to 1: the mean divides by what they sum to.</param>
public sealed record CompositePart(string Name, decimal Weight, Rule Rule);
