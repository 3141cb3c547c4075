namespace PaWorkflow.Agreements;

/// <summary>
/// Stepped: bounds with points, no interpolation; short of the first bound 0. Falling bounds mean that lower is better.
/// Input: <c>value</c>.
/// </summary>
/// <example>[60 → 0.8, 65 → 1.6, …]: 64.995 → 0.8, 59.99 → 0.</example>
public sealed record BandedRule(IReadOnlyList<decimal> Thresholds, IReadOnlyList<decimal> PointsAt) : Rule
{
    public override decimal Max => PointsAt.Max();

    public bool LowerIsBetter => Thresholds.Count > 1 && Thresholds[0] > Thresholds[^1];

    internal override Reckoning Reckon(CriterionResult result) => result.Value is { } value ? Reckon(value) : Reckoning.Of(0, Wordings.NoValue);

    Reckoning Reckon(decimal value)
    {
        var band = BandOf(value);
        var (figure, lower) = (Figures.Of(value), LowerIsBetter);
        if (band < 0) return Reckoning.Of(0, new(
            $"{figure} does not reach the first bound {Figures.Of(Thresholds[0])}: 0", $"{figure} ยังไม่ถึงเกณฑ์แรกที่ {Figures.Of(Thresholds[0])} ได้ 0 คะแนน"));
        var (bound, points) = (Figures.Of(Thresholds[band]), Figures.Of(PointsAt[band]));
        var next = band + 1 < Thresholds.Count ? Figures.Of(Thresholds[band + 1]) : null;
        return Reckoning.Of(PointsAt[band], new(
            $"{figure} is {(lower ? "at most" : "at least")} {bound}{(next is null ? "" : $", not yet {next}")}: {points}",
            $"{figure} {(lower ? "ไม่เกิน" : "ไม่น้อยกว่า")} {bound}{(next is null ? "" : $" แต่ยังไม่ถึง {next}")} ได้ {points} คะแนน"));
    }

    /// <summary>Points for a measured value.</summary>
    public decimal At(decimal value) => BandOf(value) is >= 0 and var band ? PointsAt[band] : 0;

    int BandOf(decimal value)
    {
        var direction = LowerIsBetter ? -1 : 1;
        var band = Thresholds.Count - 1;
        while (band >= 0 && direction * value < direction * Thresholds[band]) band--;
        return band;
    }

    internal override void Check(CriterionResult result, ResultPlace place) => place.CheckValue(result);
}
