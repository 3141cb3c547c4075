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

    /// <summary>What is wanted as evidence, beyond what <see cref="Text"/> says in one line.</summary>
    public IReadOnlyList<EvidenceWanted> Evidence { get; init; } = [];

    /// <summary>The days whose cases count; none: the round's.</summary>
    public CountingWindow? Window { get; init; }

    /// <summary>A date of its own within the round, without a penalty: when the evidence is wanted by its host.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public Requirements? Requires { get; init; }

    /// <summary>Who receives it at the department, where that is not the KPI's host.</summary>
    public string? Host { get; init; }

    /// <summary>Where the criterion stands in the source; none: with its KPI.</summary>
    public string? Source { get; init; }

    /// <summary>Points off this criterion for each day after a date of its own.</summary>
    public CriterionPenalty? Penalty { get; init; }
}
