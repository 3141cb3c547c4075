namespace PaWorkflow.Agreements;

/// <summary>Lower bounds with points, no interpolation; below the lowest bound 0. Input: <c>value</c>.</summary>
/// <example>[60 → 0.8, 65 → 1.6, …]: 64.995 → 0.8, 59.99 → 0.</example>
public sealed record BandedRule(IReadOnlyList<decimal> Thresholds, IReadOnlyList<decimal> PointsAt) : Rule
{
    public override decimal Max => PointsAt.Max();

    internal override decimal Points(CriterionResult result) => result.Value is { } value ? At(value) : 0;

    /// <summary>Points for a measured value.</summary>
    public decimal At(decimal value)
    {
        for (var band = Thresholds.Count - 1; band >= 0; band--)
        {
            if (value >= Thresholds[band]) return PointsAt[band];
        }
        return 0;
    }

    internal override void Check(CriterionResult result, ResultPlace place) => place.CheckValue(result);
}
