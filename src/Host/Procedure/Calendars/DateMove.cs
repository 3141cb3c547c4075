namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>A date of a running procedure that moves with the calendar.</summary>
/// <param name="Subject">What moves: a task, a timer, or a planned date by its place; unique in the instance.</param>
/// <param name="Name">Of the step that it is about, in Thai.</param>
/// <param name="To">None: there is no such time any more, because all that were to come have passed by the new calendar.</param>
/// <param name="People">Ids of those whom it concerns.</param>
public sealed record DateMove(string InstanceId, int Year, string Subject, DateKind Kind, string Name, string? Kpi, string? Round, DateTimeOffset From, DateTimeOffset? To, IReadOnlyList<string> People);

public enum DateKind
{
    /// <summary>An open task is due.</summary>
    Due,

    /// <summary>A task that is not there yet will be due.</summary>
    Planned,

    /// <summary>An open task is reminded of next.</summary>
    Reminder,

    /// <summary>Those above learn that a task is overdue.</summary>
    Escalation,

    /// <summary>After it evidence is taken no longer, even late.</summary>
    LastCall,

    /// <summary>Anything else that waits for a time.</summary>
    Other,
}

/// <summary>A date of the department's on which the office is closed now: it stays, and somebody must see to it.</summary>
/// <param name="Kpi">Null: of a round or of the keying as a whole.</param>
/// <param name="Round">Null: of the keying.</param>
public sealed record ClosingOff(int Year, string? Kpi, string? Round, DateTimeOffset ClosesAt);
