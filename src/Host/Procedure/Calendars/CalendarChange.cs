using System.Globalization;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Calendar;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>What an office wants of its calendar: days that it sets, or one of its own that it takes back.</summary>
/// <param name="Set">One word on each date.</param>
/// <param name="Source">In Thai: by what the days were announced, or the file that they come from; may be empty.</param>
public sealed record CalendarChange(IReadOnlyList<SpecialDay> Set, DateOnly? TakeBack, string Source)
{
    /// <summary>What is sent of one day: <c>2021-02-15 วันหยุดกรณีพิเศษ</c>.</summary>
    public static string Line(SpecialDay day) => $"{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {day.Name}";

    /// <summary>A line as <see cref="Line"/> writes it; null where it is none.</summary>
    public static SpecialDay? Read(string line, bool isHoliday) =>
        line.Length > 11 && line[10] == ' ' && DateOnly.TryParseExact(line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(date, line[11..].Trim(), isHoliday) : null;

    public static CalendarChange Holiday(DateOnly date, string name, string source) => new([new(date, name.Trim(), true)], null, source.Trim());

    public static CalendarChange Work(DateOnly date, string why, string source) => new([new(date, why.Trim(), false)], null, source.Trim());

    public static CalendarChange Back(DateOnly date) => new([], date, "");

    /// <summary>The days of a file that the calendar does not have yet.</summary>
    /// <param name="days">The house's and the unit's own.</param>
    /// <param name="place">The unit that takes them over, or the house.</param>
    /// <param name="leftOut">Days that are holidays already, that are worked because the place has said so, and that lie outside of the calendar's years.</param>
    public static CalendarChange Of(IcsReading file, string fileName, IReadOnlyList<CalendarDay> days, string place, out (int Known, int Worked, int Outside) leftOut)
    {
        var calendar = OfficeCalendar.Of(days);
        var worked = days.Where(d => d.UnitId == place && d.Kind == CalendarDayKind.WorkingDay).Select(d => d.Date).ToHashSet();
        var fresh = file.Days.Where(d => calendar.HolidayName(d.Date) is null && !worked.Contains(d.Date)).ToList();
        leftOut = (file.Days.Count(d => calendar.HolidayName(d.Date) is not null), file.Days.Count(d => worked.Contains(d.Date)), file.Outside);
        return new([.. fresh.Select(d => new SpecialDay(d.Date, d.Name.Length <= CalendarDay.MaxName ? d.Name : d.Name[..CalendarDay.MaxName].TrimEnd(), true))], null, $"แฟ้ม {fileName}");
    }

    /// <summary>The days as they would be.</summary>
    /// <param name="place">The unit whose days change, or the house.</param>
    public IReadOnlyList<CalendarDay> Applied(IReadOnlyList<CalendarDay> days, string place, string by, DateTimeOffset at) =>
    [
        .. days.Where(d => d.UnitId != place || (d.Date != TakeBack && Set.All(s => s.Date != d.Date))),
        .. Set.Select(s => new CalendarDay { UnitId = place, Date = s.Date, Name = s.Name, Kind = s.IsHoliday ? CalendarDayKind.Holiday : CalendarDayKind.WorkingDay, Source = Source, By = by, At = at }),
    ];
}

/// <summary>A day whose meaning changes.</summary>
/// <param name="Was">The holiday's name; null: the office worked, or it is a weekend.</param>
/// <param name="Becomes">The same afterwards.</param>
public sealed record DayChange(DateOnly Date, string Name, string? Was, string? Becomes)
{
    /// <summary>On a weekend nothing depends on it.</summary>
    public bool IsWeekend => Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
