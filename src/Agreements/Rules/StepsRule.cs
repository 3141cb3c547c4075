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

    internal override decimal Points(CriterionResult result) => IsReached(result) ? Full : 0;

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
