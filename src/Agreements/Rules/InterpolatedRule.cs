namespace PaWorkflow.Agreements;

/// <summary>
/// Linear between neighbouring thresholds; the first and the last slope carried on outwards, then clamped to 0 … the last points.
/// Falling thresholds mean that lower is better. Input: <c>value</c>.
/// </summary>
/// <example>83…87 → 0.8…4.0: 86.4 → 3.52, 82.5 → 0.4, 82 → 0, 90 → 4.</example>
public sealed record InterpolatedRule(IReadOnlyList<decimal> Thresholds, IReadOnlyList<decimal> PointsAt) : Rule
{
    public override decimal Max => PointsAt[^1];

    public bool LowerIsBetter => Thresholds[0] > Thresholds[^1];

    internal override Reckoning Reckon(CriterionResult result) => result.Value is { } value ? Reckon(value) : Reckoning.Of(0, Wordings.NoValue);

    /// <summary>Points for a measured value.</summary>
    public decimal At(decimal value) => Reckon(value).Points;

    Reckoning Reckon(decimal value)
    {
        var direction = LowerIsBetter ? -1 : 1;
        var upper = 1;
        while (upper < Thresholds.Count - 1 && direction * value > direction * Thresholds[upper]) upper++;
        var (t0, t1, p0, p1) = (Thresholds[upper - 1], Thresholds[upper], PointsAt[upper - 1], PointsAt[upper]);
        // Multiplied before it is divided: a division that has no end in decimals then comes last.
        var exact = p0 + (value - t0) * (p1 - p0) / (t1 - t0);
        var points = Math.Clamp(exact, 0, Max);
        if (value == t0 || value == t1) return Reckoning.Of(points, new($"{Figures.Of(value)} is the threshold that gives {Figures.Of(points)}", $"{Figures.Of(value)} ตรงกับค่าเกณฑ์ที่ได้ {Figures.Of(points)} คะแนน"));
        if (direction * value >= direction * Thresholds[^1]) return Reckoning.Of(points, new(
            $"{Figures.Of(value)} is better than the last threshold {Figures.Of(Thresholds[^1])}: full {Figures.Of(Max)}", $"{Figures.Of(value)} ดีกว่าค่าเกณฑ์สูงสุด {Figures.Of(Thresholds[^1])} ได้เต็ม {Figures.Of(Max)} คะแนน"));
        var formula = $"{Figures.Of(p0)} + ({Figures.Of(value)} − {Figures.Of(t0)}) × ({Figures.Of(p1)} − {Figures.Of(p0)}) ÷ ({Figures.Of(t1)} − {Figures.Of(t0)})";
        if (direction * value > direction * t0) return Reckoning.Of(points, new(
            $"{Figures.Of(value)} lies between {Figures.Of(t0)} → {Figures.Of(p0)} and {Figures.Of(t1)} → {Figures.Of(p1)}",
            $"{Figures.Of(value)} อยู่ระหว่าง {Figures.Of(t0)} → {Figures.Of(p0)} กับ {Figures.Of(t1)} → {Figures.Of(p1)}"), formula);
        List<Reason> reasons = [new(new(
            $"{Figures.Of(value)} does not reach the first threshold {Figures.Of(t0)} → {Figures.Of(p0)}; its slope is carried on",
            $"{Figures.Of(value)} ยังไม่ถึงค่าเกณฑ์แรก {Figures.Of(t0)} → {Figures.Of(p0)} จึงลดลงตามความชันเดิม"), formula, exact)];
        if (exact != points) reasons.Add(new(new("never below 0: 0", "คะแนนไม่ต่ำกว่า 0 จึงได้ 0"), null, points));
        return new(points, reasons);
    }

    internal override void Check(CriterionResult result, ResultPlace place) => place.CheckValue(result);
}
