namespace PaWorkflow.Agreements;

/// <summary>What a KPI asks for in one round.</summary>
public sealed record KpiRoundRule
{
    public required string Round { get; init; }

    /// <summary>In the order of the source. Steps of a ladder are criteria of their own, in the ladder's order.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Sum of the criteria's points; the score out of 5 is points / max × 5.</summary>
    public decimal Max => Criteria.Sum(c => c.Points);

    /// <summary>The KPI's own date, to the end of that day, where it has one; else the round's closing.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Whether <see cref="ClosesAt"/> is a date of its own, not the round's.</summary>
    public bool HasOwnClosing { get; init; }

    /// <summary>Off the KPI's own score for each day late; none: the catalogue's general penalty applies instead.</summary>
    public Penalty? Penalty { get; init; }

    public Award? Award { get; init; }

    /// <summary>The days whose cases count; none: the source names none.</summary>
    public CountingWindow? Window { get; init; }

    public Printed? Printed { get; init; }

    /// <exception cref="ArgumentException">The round has no such criterion.</exception>
    public Criterion Criterion(string id) => Criteria.FirstOrDefault(c => c.Id == id)
        ?? throw new ArgumentException($"Round {Round} has no criterion '{id}'; it has {string.Join(", ", Criteria.Select(c => c.Id))}.", nameof(id));
}

/// <summary>An award at national level or above gives the round's points in full (seed 004, KPI 3).</summary>
/// <param name="StillOwed">Criteria that are scored by their own rule all the same, such as the summary report.</param>
public sealed record Award(IReadOnlyList<string> StillOwed);
