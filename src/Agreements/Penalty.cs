namespace PaWorkflow.Agreements;

/// <summary>Points taken off for each day late.</summary>
/// <param name="PerDay">Points, above 0.</param>
public sealed record Penalty(decimal PerDay, DayCount Days);

/// <summary>A penalty on one criterion, from a date of its own on.</summary>
public sealed record CriterionPenalty(decimal PerDay, DayCount Days, DateTimeOffset ClosesAt);

/// <summary>Which days count as late days. Where a source does not say "working", days are calendar days (domain, section 8).</summary>
public enum DayCount
{
    Calendar,
    Working,
}
