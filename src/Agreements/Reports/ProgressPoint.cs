namespace PaWorkflow.Agreements;

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
