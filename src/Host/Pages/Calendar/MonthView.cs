using System.Globalization;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Calendar;

namespace PaWorkflow.Host.Pages.Calendar;

/// <summary>One month of a unit's calendar.</summary>
/// <param name="Weeks">From Sunday to Saturday; null before the first and after the last day.</param>
/// <param name="Entries">The days that have a name.</param>
public sealed record MonthView(DateOnly First, IReadOnlyList<IReadOnlyList<DayCell?>> Weeks, IReadOnlyList<DayEntry> Entries, int WorkingDays)
{
    /// <param name="days">The house's and the unit's own.</param>
    public static MonthView Of(DateOnly first, WorkingCalendar calendar, IReadOnlyList<CalendarDay> days, DateOnly today)
    {
        var dates = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).ToList();
        var cells = Enumerable.Repeat<DayCell?>(null, (int)first.DayOfWeek).Concat(dates.Select(d => new DayCell(d, StateOf(d, calendar, days), d == today))).ToList();
        while (cells.Count % 7 > 0) cells.Add(null);
        return new(first, [.. cells.Chunk(7)], [.. dates.Select(d => DayEntry.Of(d, days)).OfType<DayEntry>()], dates.Count(calendar.IsWorkingDay));
    }

    /// <summary>Where a month stands on the page: <c>m-2021-02</c>.</summary>
    public static string PlaceOf(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"m-{date:yyyy-MM}");

    static DayState StateOf(DateOnly date, WorkingCalendar calendar, IReadOnlyList<CalendarDay> days) =>
        calendar.HolidayName(date) is not null ? days.Any(d => d.Date == date && d.Kind == CalendarDayKind.Holiday) ? DayState.OwnHoliday : DayState.Holiday
        : date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayState.Weekend
        : days.Any(d => d.Date == date) ? DayState.Worked : DayState.Work;
}

public sealed record DayCell(DateOnly Date, DayState State, bool IsToday);

public enum DayState { Work, Weekend, Holiday, OwnHoliday, Worked }

/// <summary>A day with a name: a holiday, or one on which the office works.</summary>
/// <param name="Name">All that is kept on it.</param>
/// <param name="Sources">By what a day was announced that does not come with the program, in Thai.</param>
/// <param name="Worked">Why the office works; null: it is closed.</param>
/// <param name="Own">The unit's own word on the day.</param>
public sealed record DayEntry(DateOnly Date, string Name, IReadOnlyList<string> Sources, string? Worked, CalendarDay? Own)
{
    static readonly ILookup<DateOnly, Holiday> shipped = HolidayFile.Shipped.ToLookup(h => h.Date);

    public static DayEntry? Of(DateOnly date, IReadOnlyList<CalendarDay> days)
    {
        var said = days.Where(d => d.Date == date).ToList();
        if (said.Count == 0 && !shipped.Contains(date)) return null;
        var holidays = shipped[date].Select(h => h.Name).Concat(said.Where(d => d.Kind == CalendarDayKind.Holiday).Select(d => d.Name));
        var last = said.LastOrDefault();
        return new(date, string.Join(" · ", holidays.Distinct()), [.. said.Select(SourceOf).Where(s => s.Length > 0).Distinct()],
            last is { Kind: CalendarDayKind.WorkingDay } ? last.Name : null, said.FirstOrDefault(d => d.UnitId != CalendarDay.House));
    }

    static string SourceOf(CalendarDay day) => day.UnitId == CalendarDay.House ? $"สำหรับทุกหน่วยงาน{(day.Source.Length > 0 ? $": {day.Source}" : "")}" : day.Source;

    /// <summary>The office can say that it works all the same.</summary>
    public bool MayBeWorked => Worked is null && Own is null && Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
