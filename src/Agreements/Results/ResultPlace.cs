namespace PaWorkflow.Agreements;

/// <summary>Where in a results file a rule looks, and where it writes down what it finds wrong.</summary>
/// <param name="Path">JSON path.</param>
/// <param name="Name">What stands there, for people: the KPI and the criterion's text.</param>
sealed record ResultPlace(string Path, string Name, List<ResultFault> Faults)
{
    public ResultPlace At(string member, string name) => new($"{Path}.{member}", $"{Name}, {name}", Faults);

    public void Fault(string wrong, string right) => Faults.Add(new(Path, $"{wrong} ({Name})", right));

    /// <summary>Whether the result has members of these kinds only.</summary>
    public bool TakesOnly(CriterionResult result, ResultKinds taken)
    {
        var others = result.Kinds & ~taken;
        if (others == 0) return true;
        Fault($"{Names(others)} is not what this rule takes", $"give {Names(taken)}");
        return false;
    }

    public void CheckValue(CriterionResult result)
    {
        if (TakesOnly(result, ResultKinds.Value) && result.Value is null) Fault("there is no result", """give {"value": NUMBER}""");
    }

    /// <summary>Counts of a share: the numerator counts some of what the denominator counts.</summary>
    public void CheckCounts(CriterionResult result)
    {
        if (result.Numerator is not { } numerator || result.Denominator is not { } denominator)
            Fault($"\"{(result.Numerator is null ? "numerator" : "denominator")}\" is missing", """give {"numerator": A, "denominator": B}""");
        else if (denominator == 0)
            Fault("the denominator is 0, so there is no percentage", "give a \"denominator\" above 0, or {\"evidence\": false} when there was nothing to count");
        else if (denominator < 0 || numerator < 0 || numerator > denominator)
            Fault($"{numerator} of {denominator} is no share", "give 0 ≤ \"numerator\" ≤ \"denominator\"");
    }

    public void KnownItems(IEnumerable<string> given, IEnumerable<string> known)
    {
        var list = known.ToList();
        foreach (var id in given.Except(list)) At($"items.{id}", id).Fault("there is no such item", $"the items are {string.Join(", ", list)}");
    }

    static string Names(ResultKinds kinds) => string.Join(" or ", new[]
    {
        (ResultKinds.Done, "\"done\""), (ResultKinds.Value, "\"value\""), (ResultKinds.Counts, "\"numerator\" and \"denominator\""),
        (ResultKinds.Items, "\"items\""), (ResultKinds.Parts, "\"parts\""), (ResultKinds.NotApplicable, "\"NA\""),
    }.Where(n => kinds.HasFlag(n.Item1)).Select(n => n.Item2));
}
