namespace PaWorkflow.Agreements;

/// <summary>Done, all points; not done, none. Input: <c>done</c>.</summary>
public sealed record DoneRule(decimal Full) : Rule
{
    public override decimal Max => Full;

    internal override Reckoning Reckon(CriterionResult result) => result.Done == true
        ? Reckoning.Of(Full, new($"done with evidence: {Figures.Of(Full)}", $"ทำแล้วและมีหลักฐาน ได้ {Figures.Of(Full)} คะแนน"))
        : Reckoning.Of(0, new($"not done: 0 of {Figures.Of(Full)}", $"ยังไม่ได้ทำ ได้ 0 จาก {Figures.Of(Full)} คะแนน"));

    internal override void Check(CriterionResult result, ResultPlace place)
    {
        if (place.TakesOnly(result, ResultKinds.Done) && result.Done is null) place.Fault(Wordings.NoResult, Wordings.GiveDone);
    }
}
