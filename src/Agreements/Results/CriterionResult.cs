namespace PaWorkflow.Agreements;

/// <summary>What was reported for one criterion, one item of it or one part of it.</summary>
public sealed record CriterionResult
{
    /// <summary>False: there is no evidence, so it gives nothing, whatever else it says (domain, section 5).</summary>
    public bool Evidence { get; init; } = true;

    public bool? Done { get; init; }
    public decimal? Value { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }

    /// <summary>By item number.</summary>
    public IReadOnlyDictionary<string, CriterionResult>? Items { get; init; }

    /// <summary>In the catalogue's order; null for a part without a result.</summary>
    public IReadOnlyList<CriterionResult?>? Parts { get; init; }

    /// <summary>A worksheet's item that does not concern the unit.</summary>
    public bool NotApplicable { get; init; }

    /// <summary>Names in each group that the evidence names, where no name may stand in two.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Groups { get; init; }

    /// <summary>How many people the evidence names, where so many are required.</summary>
    public int? People { get; init; }

    /// <summary>When this criterion was handed in, where it has a date of its own; none: with the KPI's report.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>The value, or the percentage from the counts; null when there is neither.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    internal decimal? Percent => Value ?? Numerator * 100 / Denominator;

    internal ResultKinds Kinds =>
        (Done is null ? 0 : ResultKinds.Done) | (Value is null ? 0 : ResultKinds.Value) | (Items is null ? 0 : ResultKinds.Items)
        | (Numerator is null && Denominator is null ? 0 : ResultKinds.Counts) | (Parts is null ? 0 : ResultKinds.Parts)
        | (NotApplicable ? ResultKinds.NotApplicable : 0);
}

/// <summary>Which of its members a result fills.</summary>
[Flags]
enum ResultKinds
{
    None = 0,
    Done = 1,
    Value = 2,
    Counts = 4,
    Items = 8,
    Parts = 16,
    NotApplicable = 32,
}
