namespace PaWorkflow.Agreements;

/// <summary>Counts working days from and to dates, as seen from one moment.</summary>
sealed class Planner(WorkingCalendar calendar, DateTimeOffset now, ReminderRules rules)
{
    readonly DateOnly today = ThaiTime.DateOf(now);

    /// <summary>The day on which a task is due that is counted back from a closing.</summary>
    public DateOnly Before(DateTimeOffset closesAt, string task) => calendar.AddWorkingDays(ThaiTime.DateOf(closesAt), -rules.ByTask[task].Lead);

    public DateOnly Later(int workingDays) => calendar.AddWorkingDays(today, workingDays);

    public DateOnly NotBeforeTomorrow(DateOnly date) => Later(1) is var tomorrow && date < tomorrow ? tomorrow : date;

    /// <summary>
    /// Steps that follow each other. Where the days to the last date are fewer than the steps ask for, each step gets its share;
    /// where there are not even those, a step falls due on the day of the one before.
    /// </summary>
    public IReadOnlyList<DateOnly> Chain(IReadOnlyList<string> tasks, DateOnly last)
    {
        var wanted = tasks.Sum(t => rules.ByTask[t].Lead);
        var available = Math.Min(wanted, Math.Max(1, calendar.WorkingDaysBetween(today, last)));
        var days = 0;
        return [.. tasks.Select(t => Later(Math.Max(1, (days += rules.ByTask[t].Lead) * available / wanted)))];
    }

    public Deadline Deadline(string task, DateOnly due)
    {
        var rule = rules.ByTask[task];
        var days = rule.Before.Select(b => calendar.AddWorkingDays(due, -b)).Append(rule.On ? due : DateOnly.MinValue)
            .Concat(rule.After.Select(a => calendar.AddWorkingDays(due, a)));
        var reminders = days.Where(d => d >= today).Select(d => ThaiTime.At(d, rules.RemindAt)).Where(r => r > now).Distinct().Order();
        return new(ThaiTime.At(due, rules.DueAt), [.. reminders], ThaiTime.At(calendar.AddWorkingDays(due, rule.Escalate), rules.RemindAt));
    }
}
