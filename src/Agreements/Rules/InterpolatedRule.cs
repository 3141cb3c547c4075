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

    internal override decimal Points(CriterionResult result) => result.Value is { } value ? At(value) : 0;

    /// <summary>Points for a measured value.</summary>
    public decimal At(decimal value)
    {
        var direction = LowerIsBetter ? -1 : 1;
        var upper = 1;
        while (upper < Thresholds.Count - 1 && direction * value > direction * Thresholds[upper]) upper++;
        var (t0, t1, p0, p1) = (Thresholds[upper - 1], Thresholds[upper], PointsAt[upper - 1], PointsAt[upper]);
        // Multiplied before it is divided: a division that has no end in decimals then comes last.
        return Math.Clamp(p0 + (value - t0) * (p1 - p0) / (t1 - t0), 0, Max);
    }

    internal override void Check(CriterionResult result, ResultPlace place) => place.CheckValue(result);
}
