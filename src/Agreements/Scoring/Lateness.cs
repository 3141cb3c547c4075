namespace PaWorkflow.Agreements;

/// <summary>How many days late a report is.</summary>
public static class Lateness
{
    /// <summary>
    /// The days after the closing date up to the day of submission, and at least 1 once the closing time has passed: closing
    /// Friday 16:30, submitted Friday 17:00, Saturday or Monday is 1 working day, Tuesday 2. At the closing instant itself: 0.
    /// </summary>
    public static int Days(DateTimeOffset closesAt, DateTimeOffset submitted, DayCount days, WorkingCalendar calendar)
    {
        if (submitted <= closesAt) return 0;
        var (after, upTo) = (ThaiTime.DateOf(closesAt), ThaiTime.DateOf(submitted));
        return Math.Max(1, days == DayCount.Working ? calendar.WorkingDaysBetween(after, upTo) : upTo.DayNumber - after.DayNumber);
    }
}
