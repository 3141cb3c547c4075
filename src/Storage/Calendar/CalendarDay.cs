namespace PaWorkflow.Storage.Calendar;

/// <summary>A day on which a unit, or the whole house, goes by something else than the calendar that comes with the program.</summary>
public sealed class CalendarDay
{
    /// <summary>In the place of a unit: all units of the house.</summary>
    public const string House = "";

    public const int MaxName = 200;
    public const int MaxSource = 400;

    /// <summary><see cref="House"/>, or the unit whose own day it is. One word on a date each.</summary>
    public required string UnitId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>In Thai: of the holiday, or why there is work.</summary>
    public required string Name { get; set; }

    public required CalendarDayKind Kind { get; set; }

    /// <summary>In Thai: by what it was announced, or the file from which it was taken.</summary>
    public required string Source { get; set; }

    public required string By { get; set; }
    public required DateTimeOffset At { get; set; }
}

public enum CalendarDayKind
{
    Holiday,

    /// <summary>A holiday on which there is work.</summary>
    WorkingDay,
}
