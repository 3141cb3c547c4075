namespace PaWorkflow.Agreements;

/// <summary>The steps of the SOP that a KPI's round goes through, named by the form of their task (SOP-HSS4-S-07, steps 6–8).</summary>
public static class RoundSteps
{
    public const string Evidence = "evidence";
    public const string Director = "director-check";
    public const string Recheck = "strategy-recheck";
    public const string Smart = "smart-attach";

    /// <summary>In the procedure's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Evidence, Director, Recheck, Smart];

    /// <summary>When a step is planned.</summary>
    public static DateTimeOffset DueOf(this KpiRoundDeadlines plan, string step) => step switch
    {
        Evidence => plan.Attach.Due,
        Director => plan.Director.Due,
        Recheck => plan.Recheck.Due,
        Smart => plan.Smart.Due,
        _ => throw new ArgumentException($"A round has no step '{step}'; it has {string.Join(", ", All)}.", nameof(step)),
    };
}

/// <summary>How a year goes against its calendar: the steps planned until a day beside those done by then.</summary>
/// <param name="Done">Null for days to come.</param>
public sealed record ProgressPoint(DateOnly Day, int Planned, int? Done)
{
    /// <summary>The end of each month of the fiscal year, and today.</summary>
    /// <param name="planned">Days on which steps are to be done, one for each.</param>
    /// <param name="done">Days on which steps were done, one for each.</param>
    public static IReadOnlyList<ProgressPoint> Of(FiscalYear year, IReadOnlyCollection<DateOnly> planned, IReadOnlyCollection<DateOnly> done, DateOnly today)
    {
        var days = Enumerable.Range(1, 12).Select(n => year.Start.AddMonths(n).AddDays(-1)).Concat(year.Contains(today) ? [today] : []).Distinct().Order();
        return [.. days.Select(day => new ProgressPoint(day, planned.Count(d => d <= day), day > today ? null : done.Count(d => d <= day)))];
    }
}
