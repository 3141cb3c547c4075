using System.Globalization;

namespace PaWorkflow.Agreements;

/// <summary>Clock time in Thailand: +07:00 all year round.</summary>
static class ThaiTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    static readonly string[] minutes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd' 'HH:mm:ss"];

    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Offset);

    /// <summary>A date without a time closes at the end of that day (domain, section 5): at its last instant.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => At(date, TimeOnly.MaxValue);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && IsNear(date.Year);

    /// <summary>Reads <c>2021-02-19T16:30</c> as Thai time; seconds may follow.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        var read = DateTime.TryParseExact(text, minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && IsNear(local.Year);
        instant = read ? new(local, Offset) : default;
        return read;
    }

    /// <summary>Years of the Buddhist Era are read as well, for a message that says so; the ends of the calendar have no +07:00.</summary>
    static bool IsNear(int year) => year is > 1800 and < 3000;
}
