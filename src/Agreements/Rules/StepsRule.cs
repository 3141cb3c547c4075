namespace PaWorkflow.Agreements;

/// <summary>
/// One step of a milestone ladder: it gives its points only where every earlier step of the round is reached as well.
/// Input: <c>done</c>, or where the step has a bound <c>value</c> or <c>numerator</c>/<c>denominator</c>.
/// Whether the earlier steps are reached is seen by <see cref="Scoring"/>, which knows the round.
/// </summary>
/// <param name="AtLeast">Percent that must be reached, bound included; none: the step is done or not.</param>
/// <param name="Above">Percent that must be passed, bound excluded.</param>
public sealed record StepsRule(decimal Full, decimal? AtLeast = null, decimal? Above = null) : Rule
{
    public override decimal Max => Full;

    public bool IsMeasured => AtLeast is not null || Above is not null;

    internal override Reckoning Reckon(CriterionResult result)
    {
        var (reached, full) = (IsReached(result), Figures.Of(Full));
        if (result.Percent is not { } percent || !IsMeasured || result.Done == false) return reached
            ? Reckoning.Of(Full, new($"step reached: {full}", $"ผ่านขั้นนี้ ได้ {full} คะแนน"))
            : Reckoning.Of(0, new($"step not reached: 0 of {full}", $"ยังไม่ผ่านขั้นนี้ ได้ 0 จาก {full} คะแนน"));
        List<Reason> reasons = [];
        if (result.Value is null) reasons.Add(new(new("in percent", "คิดเป็นร้อยละ"), $"{Figures.Of(result.Numerator!.Value)} × 100 ÷ {Figures.Of(result.Denominator!.Value)}", percent));
        var (figure, bound) = (Figures.Of(percent), AtLeast is { } least ? new Wording($"at least {Figures.Of(least)}", $"ไม่น้อยกว่า {Figures.Of(least)}") : new Wording($"more than {Figures.Of(Above!.Value)}", $"มากกว่า {Figures.Of(Above!.Value)}"));
        reasons.Add(new(reached
            ? new($"{figure} is {bound.English}: step reached, {full}", $"{figure} {bound.Thai} ผ่านขั้นนี้ ได้ {full} คะแนน")
            : new($"{figure} is not {bound.English}: 0 of {full}", $"{figure} ไม่ถึงเกณฑ์ที่ต้อง{bound.Thai} ได้ 0 จาก {full} คะแนน"), null, reached ? Full : 0));
        return new(reached ? Full : 0, reasons);
    }

    /// <summary>This step by itself. A result with a value stands by the value, unless it says that the work was not done.</summary>
    internal bool IsReached(CriterionResult result)
    {
        if (!result.Evidence || result.Done == false) return false;
        if (result.Percent is not { } percent) return result.Done == true;
        return (AtLeast is null || percent >= AtLeast) && (Above is null || percent > Above);
    }

    internal override void Check(CriterionResult result, ResultPlace place)
    {
        if (!place.TakesOnly(result, ResultKinds.Done | ResultKinds.Value | ResultKinds.Counts)) return;
        if (result.Kinds == ResultKinds.None)
            place.Fault(Wordings.NoResult, !IsMeasured ? Wordings.GiveDone : Wordings.Give(new(
                """{"value": PERCENT}, {"numerator": A, "denominator": B} or {"done": true}""", """{"value": ร้อยละ}, {"numerator": A, "denominator": B} หรือ {"done": true}""")));
        if (result.Kinds.HasFlag(ResultKinds.Counts)) place.CheckCounts(result);
    }
}
