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

    /// <summary>The days as they would be, the house's before the unit's.</summary>
    public IReadOnlyList<CalendarDay> Applied(IReadOnlyList<CalendarDay> days, string unitId, string by, DateTimeOffset at) =>
    [
        .. days.Where(d => d.UnitId != unitId || (d.Date != TakeBack && Set.All(s => s.Date != d.Date))),
        .. Set.Select(s => new CalendarDay { UnitId = unitId, Date = s.Date, Name = s.Name, Kind = s.IsHoliday ? CalendarDayKind.Holiday : CalendarDayKind.WorkingDay, Source = Source, By = by, At = at }),
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
