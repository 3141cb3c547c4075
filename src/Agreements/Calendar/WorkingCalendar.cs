namespace PaWorkflow.Agreements;

/// <summary>Working days of the Thai government: Monday to Friday but for holidays. Covers whole calendar years; outside of them only weekends are free.</summary>
public sealed class WorkingCalendar
{
    static readonly Lazy<WorkingCalendar> thai = new(() => new(HolidayFile.Shipped));
    static readonly Lazy<(DateOnly From, DateOnly To)> covered = new(() =>
        (new(HolidayFile.Shipped.Min(h => h.Date.Year), 1, 1), new(HolidayFile.Shipped.Max(h => h.Date.Year), 12, 31)));

    readonly Dictionary<DateOnly, string> holidays;

    public WorkingCalendar(IEnumerable<Holiday> holidays) =>
        this.holidays = holidays.GroupBy(h => h.Date).ToDictionary(g => g.Key, g => string.Join(" · ", g.Select(h => h.Name).Distinct()));

    /// <summary>With the holiday files that come with the program.</summary>
    public static WorkingCalendar Thai => thai.Value;

    /// <summary>First and last day of the years whose holidays come with the program.</summary>
    public static (DateOnly From, DateOnly To) Covered => covered.Value;

    /// <summary>The same but for an office's own days; of several on one date the last counts, and holidays that meet are named together.</summary>
    public WorkingCalendar With(IEnumerable<SpecialDay> days)
    {
        var all = Holidays.GroupBy(h => h.Date).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var day in days)
        {
            if (!day.IsHoliday) all.Remove(day.Date);
            else if (all.TryGetValue(day.Date, out var there)) there.Add(new(day.Date, day.Name));
            else all[day.Date] = [new(day.Date, day.Name)];
        }
        return new(all.Values.SelectMany(h => h));
    }

    public IEnumerable<Holiday> Holidays => holidays.OrderBy(h => h.Key).Select(h => new Holiday(h.Key, h.Value));

    public bool IsWorkingDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.ContainsKey(date);

    /// <summary>In Thai; none on a day that is no holiday.</summary>
    public string? HolidayName(DateOnly date) => holidays.GetValueOrDefault(date);

    /// <summary>The n-th working day after the date, or before it when n is negative; the date itself, whatever day it is, for 0.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int n)
    {
        var step = Math.Sign(n);
        for (var left = Math.Abs(n); left > 0;)
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date)) left--;
        }
        return date;
    }

    /// <summary>Working days later than <paramref name="after"/> and not later than <paramref name="upTo"/>; 0 when there are none.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly upTo)
    {
        var days = 0;
        for (var date = after.AddDays(1); date <= upTo; date = date.AddDays(1))
        {
            if (IsWorkingDay(date)) days++;
        }
        return days;
    }
}
