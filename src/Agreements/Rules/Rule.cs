namespace PaWorkflow.Agreements;

/// <summary>
/// How a criterion's result becomes points: a closed set of shapes that catalogues name in <c>rule:</c>.
/// Points are computed exactly, in <see cref="decimal"/>; nothing is rounded here.
/// </summary>
public abstract record Rule
{
    private protected Rule()
    {
    }

    /// <summary>The most that the rule gives, in points.</summary>
    public abstract decimal Max { get; }

    /// <summary>What the source prints beside these figures.</summary>
    public Printed? Printed { get; init; }

    /// <summary>Points for a result that <see cref="Check"/> finds right, and why. Whether there is evidence is asked before.</summary>
    internal abstract Reckoning Reckon(CriterionResult result);

    /// <summary>Reports all that makes the result no result of this rule.</summary>
    internal abstract void Check(CriterionResult result, ResultPlace place);
}
