namespace PaWorkflow.Agreements;

/// <summary>
/// Three-tier targets of department KPIs (seed 003): the tier that a result reaches, and that tier's points.
/// Falling targets mean that lower is better. Input: <c>value</c>.
/// </summary>
/// <param name="PointsAt">Points for the initial, the standard and the advanced tier; below the initial target 0.</param>
public sealed record TargetsRule(decimal Initial, decimal Standard, decimal Advanced, IReadOnlyList<decimal> PointsAt) : Rule
{
    public override decimal Max => PointsAt[^1];

    internal override Reckoning Reckon(CriterionResult result)
    {
        if (result.Value is not { } value) return Reckoning.Of(0, Wordings.NoValue);
        var (figure, points) = (Figures.Of(value), At(value));
        return Reckoning.Of(points, TierOf(value) switch
        {
            TargetTier.Advanced => new($"{figure} reaches the advanced target {Figures.Of(Advanced)}: {Figures.Of(points)}", $"{figure} ถึงเป้าหมายขั้นสูง {Figures.Of(Advanced)} ได้ {Figures.Of(points)} คะแนน"),
            TargetTier.Standard => new($"{figure} reaches the standard target {Figures.Of(Standard)}: {Figures.Of(points)}", $"{figure} ถึงเป้าหมายขั้นมาตรฐาน {Figures.Of(Standard)} ได้ {Figures.Of(points)} คะแนน"),
            TargetTier.Initial => new($"{figure} reaches the initial target {Figures.Of(Initial)}: {Figures.Of(points)}", $"{figure} ถึงเป้าหมายขั้นต้น {Figures.Of(Initial)} ได้ {Figures.Of(points)} คะแนน"),
            _ => new Wording($"{figure} does not reach the initial target {Figures.Of(Initial)}: 0", $"{figure} ยังไม่ถึงเป้าหมายขั้นต้น {Figures.Of(Initial)} ได้ 0 คะแนน"),
        });
    }

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
