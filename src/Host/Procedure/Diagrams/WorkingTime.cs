using PaWorkflow.Agreements;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>Time of office hours, 08:30–16:30 on working days: what the minutes of an SOP are measured in.</summary>
public static class WorkingTime
{
    static readonly TimeSpan opens = new(8, 30, 0);
    static readonly TimeSpan closes = new(16, 30, 0);

    /// <summary>Of one working day: a day's length when time is told in working days, and what one person has for work.</summary>
    public static int MinutesOfDay { get; } = (int)(closes - opens).TotalMinutes;

    /// <summary><c>08.30–16.30 น.</c></summary>
    public static string Hours { get; } = $"{opens:hh\\.mm}–{closes:hh\\.mm} น.";

    /// <summary>Whole minutes of office hours between two instants; 0 when the second is not later.</summary>
    public static int Minutes(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset until)
    {
        var (begin, end) = (ThaiDisplay.InBangkok(from), ThaiDisplay.InBangkok(until));
        if (end <= begin) return 0;
        var (first, last) = (DateOnly.FromDateTime(begin), DateOnly.FromDateTime(end));
        var of = (DateOnly day, TimeSpan clock) => calendar.IsWorkingDay(day) ? Math.Clamp((clock - opens).TotalMinutes, 0, MinutesOfDay) : 0;
        if (first == last) return (int)(of(last, end.TimeOfDay) - of(first, begin.TimeOfDay));
        var between = calendar.WorkingDaysBetween(first, last.AddDays(-1));
        var onFirst = calendar.IsWorkingDay(first) ? MinutesOfDay - of(first, begin.TimeOfDay) : 0;
        return (int)(onFirst + (between * (double)MinutesOfDay) + of(last, end.TimeOfDay));
    }

    /// <summary><c>45 นาที</c>, <c>3 ชม. 20 นาที</c>, <c>2 วันทำการ 4 ชม.</c></summary>
    public static string Words(int minutes)
    {
        var (days, hours, rest) = (minutes / MinutesOfDay, minutes % MinutesOfDay / 60, minutes % 60);
        if (days > 0) return hours > 0 ? $"{days} วันทำการ {hours} ชม." : $"{days} วันทำการ";
        if (hours > 0) return rest > 0 ? $"{hours} ชม. {rest} นาที" : $"{hours} ชม.";
        return minutes == 0 ? "ไม่ถึงนาที" : $"{minutes} นาที";
    }
}
