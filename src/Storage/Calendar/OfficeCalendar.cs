using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Calendar;

/// <summary>
/// The working days of a unit: the calendar that comes with the program, the house's days, then the unit's own. The few rows are read
/// each time, so that no host counts by a calendar that another has changed; in a transaction that holds what a change moves (the
/// instance, or the unit's audit chain) what is read stands until the end.
/// </summary>
public static class OfficeCalendar
{
    public static async Task<WorkingCalendar> CalendarOf(this PaContext db, string unitId) => Of(await db.CalendarDaysOf(unitId));

    /// <summary>The house's days and the unit's own, in the order in which they count.</summary>
    public static ValueTask<List<CalendarDay>> CalendarDaysOf(this PaContext db, string unitId) => Lookups.Of(db).CalendarDays(db, unitId).ToListAsync();

    /// <summary>The house's days count before the unit's.</summary>
    public static WorkingCalendar Of(IReadOnlyCollection<CalendarDay> days) =>
        days.Count == 0 ? WorkingCalendar.Thai : WorkingCalendar.Thai.With(days.OrderBy(d => d.UnitId != CalendarDay.House).Select(d => new SpecialDay(d.Date, d.Name, d.Kind == CalendarDayKind.Holiday)));
}
