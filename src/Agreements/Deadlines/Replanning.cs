namespace PaWorkflow.Agreements;

/// <summary>
/// What becomes of deadlines that were counted by one calendar when another takes its place. A due date that stands as it was planned
/// moves to where the new calendar plans it, but not to before the next working day; one that an officer has set stays, and so does one
/// that is over.
/// Reminders and the escalation follow the due date, where they stand as its rules say.
/// </summary>
/// <param name="plannedAt">When the deadlines were planned.</param>
/// <param name="now">When the calendar changes.</param>
public sealed class Replanning(WorkingCalendar before, WorkingCalendar after, DateTimeOffset plannedAt, DateTimeOffset now, ReminderRules? rules = null)
{
    readonly Planner old = new(before, plannedAt, rules ?? ReminderRules.Standard);
    readonly Planner anew = new(after, plannedAt, rules ?? ReminderRules.Standard);

    /// <param name="task">By whose rule it is reminded of, see <see cref="ReminderRules.ByTask"/>.</param>
    /// <param name="stored">As it stands.</param>
    /// <param name="plannedBefore">As the old calendar plans it.</param>
    /// <param name="plannedAfter">As the new one does.</param>
    public Deadline Move(string task, Deadline stored, Deadline plannedBefore, Deadline plannedAfter)
    {
        var planned = stored.Held is { } held && held.Until == stored.Due ? held.Planned : stored.Due;
        var moves = planned == plannedBefore.Due && stored.Due > now;
        var due = moves ? Due(stored.Due, plannedAfter.Due, now, after) : stored.Due;
        var (ruled, ruledAnew) = (old.Deadline(task, ThaiTime.DateOf(stored.Due)), anew.Deadline(task, ThaiTime.DateOf(due)));
        var asRuled = ruled.Reminders.Where(IsToCome).SequenceEqual(stored.Reminders.Where(IsToCome));
        return new(
            due,
            asRuled ? [.. stored.Reminders.Where(r => !IsToCome(r)), .. ruledAnew.Reminders.Where(IsToCome)] : stored.Reminders,
            stored.EscalateAt == ruled.EscalateAt && IsToCome(stored.EscalateAt) ? NotPast(ruledAnew.EscalateAt, now, after) : stored.EscalateAt)
        {
            Held = !moves ? stored.Held : due == plannedAfter.Due ? null : new(plannedAfter.Due, due),
        };
    }

    /// <summary>
    /// Where the new calendar plans it, as long as that leaves a day: else the next working day, or where it stands if that is sooner.
    /// </summary>
    public static DateTimeOffset Due(DateTimeOffset stored, DateTimeOffset planned, DateTimeOffset now, WorkingCalendar calendar)
    {
        var earliest = ThaiTime.At(calendar.AddWorkingDays(ThaiTime.DateOf(now), 1), ThaiTime.TimeOf(planned));
        return planned >= earliest ? planned : stored < earliest && calendar.IsWorkingDay(ThaiTime.DateOf(stored)) ? stored : earliest;
    }

    /// <summary>The instant itself, or where it has passed the first one after now at the same time of day on a working day.</summary>
    public static DateTimeOffset NotPast(DateTimeOffset at, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (at > now) return at;
        var (today, time) = (ThaiTime.DateOf(now), ThaiTime.TimeOf(at));
        return calendar.IsWorkingDay(today) && ThaiTime.At(today, time) > now ? ThaiTime.At(today, time) : ThaiTime.At(calendar.AddWorkingDays(today, 1), time);
    }

    bool IsToCome(DateTimeOffset instant) => instant > now;
}
