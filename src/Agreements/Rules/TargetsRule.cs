namespace PaWorkflow.Agreements;

/// <summary>
/// Three-tier targets of department KPIs (seed 003): the tier that a result reaches, and that tier's points.
/// Falling targets mean that lower is better. Input: <c>value</c>.
/// </summary>
/// <param name="PointsAt">Points for the initial, the standard and the advanced tier; below the initial target 0.</param>
public sealed record TargetsRule(decimal Initial, decimal Standard, decimal Advanced, IReadOnlyList<decimal> PointsAt) : Rule
{
    public override decimal Max => PointsAt[^1];

    internal override decimal Points(CriterionResult result) => result.Value is { } value ? At(value) : 0;

    /// <summary>Points for a measured value.</summary>
    public decimal At(decimal value) => TierOf(value) is var tier and not TargetTier.None ? PointsAt[(int)tier - 1] : 0;

    public TargetTier TierOf(decimal value)
    {
        var direction = Initial > Advanced ? -1 : 1;
        bool Reaches(decimal target) => direction * value >= direction * target;
        return Reaches(Advanced) ? TargetTier.Advanced : Reaches(Standard) ? TargetTier.Standard : Reaches(Initial) ? TargetTier.Initial : TargetTier.None;
    }

    internal override void Check(CriterionResult result, ResultPlace place) => place.CheckValue(result);
}

public enum TargetTier
{
    /// <summary>Below the initial target.</summary>
    None,

    /// <summary>ขั้นต้น</summary>
    Initial,

    /// <summary>ขั้นมาตรฐาน</summary>
    Standard,

    /// <summary>ขั้นสูง</summary>
    Advanced,
}
