namespace PaWorkflow.Agreements;

/// <summary>A piece of work on somebody's desk.</summary>
/// <param name="Desk">The person or post that has to do it.</param>
/// <param name="Due">The day by which it is to be done.</param>
/// <param name="Minutes">By the SOP's standard.</param>
/// <param name="IsOpen">There already; else it is to come.</param>
public sealed record Work(string Desk, DateOnly Due, int Minutes, bool IsOpen);

/// <summary>One desk in one week.</summary>
/// <param name="Monday">The first day of the week.</param>
/// <param name="Capacity">Minutes of the working days that are left of it, for all who sit at the desk.</param>
/// <param name="Behind">Minutes by which the work due until the end of this week goes beyond all the time there is from today on: too late even when begun at once.</param>
public sealed record DeskWeek(DateOnly Monday, int Open, int Coming, int Capacity, int Behind)
{
    public int Minutes => Open + Coming;

    /// <summary>More falls due in the week than it has time for.</summary>
    public bool IsOver => Minutes > Capacity;
}

/// <param name="Later">Minutes due after the weeks that are shown.</param>
public sealed record DeskLoad(string Desk, IReadOnlyList<DeskWeek> Weeks, int Later)
{
    /// <summary>The week with the most work beyond its time; null where none has too much.</summary>
    public DeskWeek? Worst => Weeks.Where(w => w.IsOver).MaxBy(w => w.Minutes - w.Capacity);

    public int Minutes => Weeks.Sum(w => w.Minutes);
}

/// <summary>Work per desk against standard minutes, week by week, so that too much on one desk is seen before it hurts (SOP section 8: too few people).</summary>
public static class Workload
{
    /// <summary>What is overdue counts in this week: it has to be done now. The fullest desk first.</summary>
    /// <param name="minutesOfDay">What one person has on a working day.</param>
    /// <param name="seats">How many people share a desk; 1 for those that are not named.</param>
    public static IReadOnlyList<DeskLoad> Of(IEnumerable<Work> work, WorkingCalendar calendar, DateOnly today, int weeks, int minutesOfDay, IReadOnlyDictionary<string, int>? seats = null)
    {
        var first = MondayOf(today);
        var days = Enumerable.Range(0, weeks).Select(n => first.AddDays(7 * n))
            .Select(monday => (Monday: monday, Days: Enumerable.Range(0, 7).Select(monday.AddDays).Count(d => d >= today && calendar.IsWorkingDay(d)))).ToList();
        return [.. work.GroupBy(w => w.Desk, StringComparer.Ordinal).Select(desk =>
        {
            var day = minutesOfDay * (seats?.GetValueOrDefault(desk.Key, 1) ?? 1);
            var (due, time) = (0, 0);
            var byWeek = new List<DeskWeek>(weeks);
            foreach (var week in days)
            {
                var of = desk.Where(w => Shown(w.Due) == week.Monday).ToList();
                var (open, coming, capacity) = (of.Where(w => w.IsOpen).Sum(w => w.Minutes), of.Where(w => !w.IsOpen).Sum(w => w.Minutes), week.Days * day);
                (due, time) = (due + open + coming, time + capacity);
                byWeek.Add(new(week.Monday, open, coming, capacity, Math.Max(0, due - time)));
            }
            return new DeskLoad(desk.Key, byWeek, desk.Where(w => Shown(w.Due) > days[^1].Monday).Sum(w => w.Minutes));
        }).OrderByDescending(d => d.Minutes).ThenBy(d => d.Desk, StringComparer.Ordinal)];

        DateOnly Shown(DateOnly date) => date < today ? first : MondayOf(date);
    }

    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
}
