using System.Globalization;

namespace PaWorkflow.Agreements;

/// <summary>Moves dates to the next fiscal year, and keeps account of it.</summary>
sealed class MovedDates(FiscalYear year, WorkingCalendar calendar)
{
    static readonly string[] weekdays = ["วันอาทิตย์", "วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์"];

    readonly List<Moved> all = [];

    public IReadOnlyList<Moved> All => all;

    public static Wording At(Wording place, Wording what) => new($"{place.English}: {what.English}", $"{place.Thai}: {what.Thai}");

    /// <summary>The same day a year later, or where offices are closed then the working day before: nobody is late by it. The time of day stays.</summary>
    public DateTimeOffset Closing(DateTimeOffset at, Wording place)
    {
        var plain = Later(at);
        var date = ThaiTime.DateOf(plain);
        var (moved, why) = calendar.IsWorkingDay(date) ? (date, (Wording?)null) : Away(date, -1);
        return Account(at, OnDay(plain, moved), place, why);
    }

    /// <summary>The same day a year later, or where offices are closed then the working day after; before, where it would come after the closing.</summary>
    public DateTimeOffset Opening(DateTimeOffset at, DateTimeOffset closes, Wording place)
    {
        var plain = Later(at);
        var date = ThaiTime.DateOf(plain);
        var (moved, why) = calendar.IsWorkingDay(date) && plain < closes ? (date, (Wording?)null) : Away(date, 1);
        if (OnDay(plain, moved) >= closes) (moved, why) = Away(date, -1);
        // Copies of copies may have moved towards each other, year by year.
        while (OnDay(plain, moved) >= closes) moved = calendar.AddWorkingDays(moved, -1);
        return Account(at, OnDay(plain, moved), place, why);
    }

    public CountingWindow? Window(CountingWindow? window, Wording place)
    {
        if (window is null) return null;
        var moved = new CountingWindow(Day(window.From), Day(window.To));
        all.Add(new(At(place, new("counting window", "ช่วงนับ")), Said(window.From, window.To), Said(moved.From, moved.To), null));
        return moved;
    }

    /// <summary>Something on one day is moved like a closing; a span of days keeps its ends.</summary>
    public (DateOnly From, DateOnly To) Span(DateOnly from, DateOnly to, Wording place)
    {
        if (from != to)
        {
            var (first, last) = (Day(from), Day(to));
            all.Add(new(place, Said(from, to), Said(first, last), null));
            return (first, last);
        }
        var plain = Day(from);
        var (day, why) = calendar.IsWorkingDay(plain) ? (plain, (Wording?)null) : Away(plain, -1);
        all.Add(new(place, Wordings.Date(from), Wordings.Date(day), why));
        return (day, day);
    }

    public MonthSpan? Months(MonthSpan? months, Wording place)
    {
        if (months is null) return null;
        var moved = new MonthSpan(months.From.AddYears(1), months.To.AddYears(1));
        all.Add(new(At(place, new("months of the evidence", "เดือนของหลักฐาน")), Said(months), Said(moved), null));
        return moved;
    }

    /// <summary>A year later; the last day of a month stays the last.</summary>
    static DateOnly Day(DateOnly date) => date.AddDays(1).Day == 1 ? date.AddDays(1).AddYears(1).AddDays(-1) : date.AddYears(1);

    static DateTimeOffset Later(DateTimeOffset at) => at.ToOffset(ThaiTime.Offset).AddYears(1);

    static DateTimeOffset OnDay(DateTimeOffset at, DateOnly date) => ThaiTime.At(date, TimeOnly.FromTimeSpan(at.TimeOfDay));

    /// <summary>The nearest working day in a direction; in the other where that one lies outside of the fiscal year.</summary>
    (DateOnly Date, Wording Why) Away(DateOnly date, int direction)
    {
        var moved = calendar.AddWorkingDays(date, direction);
        if (!year.Contains(moved)) moved = calendar.AddWorkingDays(date, direction = -direction);
        var day = Wordings.Date(date);
        var (name, weekday) = (calendar.HolidayName(date), weekdays[(int)date.DayOfWeek]);
        var closed = calendar.IsWorkingDay(date) ? new Wording($"{day.English} would come after the closing", $"{day.Thai} จะอยู่หลังวันปิดรับ")
            : new($"{day.English} is no working day: {name ?? date.DayOfWeek.ToString()}", $"{day.Thai} ไม่ใช่วันทำการ: {name ?? weekday}");
        return (moved, direction < 0
            ? new($"{closed.English}; moved to the working day before", $"{closed.Thai} จึงเลื่อนเป็นวันทำการก่อนหน้า")
            : new($"{closed.English}; moved to the working day after", $"{closed.Thai} จึงเลื่อนเป็นวันทำการถัดไป"));
    }

    DateTimeOffset Account(DateTimeOffset from, DateTimeOffset to, Wording place, Wording? why)
    {
        all.Add(new(place, Wordings.Instant(from), Wordings.Instant(to), why));
        return to;
    }

    static Wording Said(DateOnly from, DateOnly to) => new($"{Wordings.Date(from).English} – {Wordings.Date(to).English}", $"{Wordings.Date(from).Thai} – {Wordings.Date(to).Thai}");

    static Wording Said(MonthSpan months) => new(
        string.Create(CultureInfo.InvariantCulture, $"{months.From:yyyy-MM} – {months.To:yyyy-MM}"), $"{Month(months.From)} – {Month(months.To)}");

    /// <summary><c>1 ต.ค. 2563</c> without its day.</summary>
    static string Month(DateOnly date) => Wordings.Date(date).Thai[2..];
}
