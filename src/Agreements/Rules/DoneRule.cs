namespace PaWorkflow.Agreements;

/// <summary>Done, all points; not done, none. Input: <c>done</c>.</summary>
public sealed record DoneRule(decimal Full) : Rule
{
    public override decimal Max => Full;

    internal override decimal Points(CriterionResult result) => result.Done == true ? Full : 0;

    internal override void Check(CriterionResult result, ResultPlace place)
    {
        if (place.TakesOnly(result, ResultKinds.Done) && result.Done is null) place.Fault(Wordings.NoResult, Wordings.GiveDone);
    }
}
