namespace PaWorkflow.Agreements;

/// <summary>
/// A percentage from counts, numerator × 100 / denominator, that feeds a scale.
/// Input: <c>numerator</c> and <c>denominator</c>, or the percentage itself as <c>value</c>.
/// </summary>
/// <param name="Numerator">What is counted above the line, in words.</param>
/// <param name="Denominator">What is counted below the line, in words; a count of 0 is a fault, never a score.</param>
/// <param name="Scale">An interpolated, banded or targets rule.</param>
public sealed record RatioRule(string Numerator, string Denominator, Rule Scale) : Rule
{
    public override decimal Max => Scale.Max;

    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    internal override Reckoning Reckon(CriterionResult result)
    {
        var percent = result.Percent;
        var scaled = Scale.Reckon(new() { Value = percent });
        if (result.Value is not null || percent is not { } value) return scaled;
        var share = new Reason(new($"{Numerator} ÷ {Denominator}, in percent", $"{Numerator} ÷ {Denominator} เป็นร้อยละ"),
            $"{Figures.Of(result.Numerator!.Value)} × 100 ÷ {Figures.Of(result.Denominator!.Value)}", value);
        return scaled with { Reasons = [share, .. scaled.Reasons] };
    }

    internal override void Check(CriterionResult result, ResultPlace place)
    {
        if (!place.TakesOnly(result, ResultKinds.Value | ResultKinds.Counts)) return;
        if (result.Kinds == ResultKinds.None)
            place.Fault(Wordings.NoResult, Wordings.Give(new(
                """{"numerator": A, "denominator": B} or {"value": PERCENT}""", """{"numerator": A, "denominator": B} หรือ {"value": ร้อยละ}""")));
        else if (result.Kinds == (ResultKinds.Value | ResultKinds.Counts))
            place.Fault(
                new("there are both counts and a value", "มีทั้งจำนวนนับและค่าร้อยละ"),
                new("give either \"numerator\" and \"denominator\" or \"value\"", "เลือกใส่ \"numerator\" กับ \"denominator\" หรือ \"value\" อย่างใดอย่างหนึ่ง"));
        else if (result.Kinds == ResultKinds.Counts)
            place.CheckCounts(result);
    }
}
