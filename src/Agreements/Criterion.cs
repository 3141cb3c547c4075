namespace PaWorkflow.Agreements;

/// <summary>One criterion (เกณฑ์การให้คะแนน) of a KPI's round.</summary>
public sealed record Criterion
{
    /// <summary><c>1</c>, <c>2.1</c> …</summary>
    public required string Id { get; init; }

    /// <summary>In Thai: what was to be done and what evidence shows it.</summary>
    public required string Text { get; init; }

    /// <summary>The most that it gives; the same as its rule's.</summary>
    public decimal Points => Rule.Max;

    public required Rule Rule { get; init; }

    /// <summary>Points off this criterion for each day after a date of its own.</summary>
    public CriterionPenalty? Penalty { get; init; }
}
