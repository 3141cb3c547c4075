using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>Something that a member of the staff means to do at an instant.</summary>
public sealed record Plan(DateTimeOffset At, string Key, Func<Task> Do);

/// <summary>
/// Staff who do their tasks in office hours, mostly in time and sometimes late. When a task is done depends on the task and
/// the dice alone, never on what else went on.
/// </summary>
public sealed class Staff(ContextFactory contexts, Dice dice, Desk desk)
{
    const double LateOwner = 0.10;
    const double LateOffice = 0.03;
    /// <summary>In a simulated year no office has days of its own: what is thrown depends on the seed alone.</summary>
    static readonly WorkingCalendar calendar = WorkingCalendar.Thai;

    static readonly TimeSpan thai = TimeSpan.FromHours(7);

    // A task's plan never changes, so each is made once.
    readonly Dictionary<string, Plan> made = new(StringComparer.Ordinal);

    /// <summary>Everything that waits for a person or for the department, earliest first.</summary>
    public async Task<IReadOnlyList<Plan>> Plans()
    {
        await using var db = contexts.Create();
        var plans = new List<Plan>();
        foreach (var id in await db.Tasks.Where(t => t.State == UserTaskState.Open).Select(t => t.Id).ToListAsync())
        {
            if (!made.TryGetValue(id, out var plan)) made[id] = plan = await PlanOf(db, id);
            plans.Add(plan);
        }
        foreach (var message in await db.Subscriptions.AsNoTracking().ToListAsync())
        {
            var days = 2 + (int)(dice.Throw("department", message.UnitId, message.MessageName) * 6);
            plans.Add(new(Morning(message.CreatedAt, days), $"{message.UnitId}|{message.MessageName}", () => desk.Confirm(message)));
        }
        plans.Sort((one, other) => one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.Key, other.Key));
        return plans;
    }

    async Task<Plan> PlanOf(PaContext db, string id)
    {
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id);
        // 0 for the first time that this element came to this KPI, round and person, 1 after a return, …
        var attempt = await db.Tasks.CountAsync(t =>
            t.InstanceId == task.InstanceId && t.ElementId == task.ElementId && t.Kpi == task.Kpi && t.Round == task.Round
            && t.Assignee == task.Assignee && t.State != UserTaskState.Open);
        var key = string.Join('|', task.UnitId, task.ElementId, task.Kpi, task.Round, task.Assignee, attempt);
        return new(When(task, key), key, () => desk.Do(task, key, attempt));
    }

    DateTimeOffset When(UserTask task, string key)
    {
        var due = task.DueAt ?? task.CreatedAt.AddDays(3);
        if (dice.Happens(task.Assignee is null ? LateOffice : LateOwner, "late", key))
            return NotBefore(task.CreatedAt, Morning(due, 1 + (int)(dice.Throw("days", key) * 4)));
        // In time: somewhere in the later part of what is left, so that reminders have their work too.
        var share = 0.3 + 0.6 * dice.Throw("when", key);
        var span = due - task.CreatedAt;
        var wanted = span > TimeSpan.FromHours(1) ? task.CreatedAt + span * share : task.CreatedAt.AddHours(1);
        return NotBefore(task.CreatedAt, OfficeHour(wanted, key));
    }

    /// <summary>Nine o'clock some working days after an instant.</summary>
    DateTimeOffset Morning(DateTimeOffset after, int workingDays)
    {
        var day = DateOnly.FromDateTime(after.ToOffset(thai).DateTime);
        return new(calendar.AddWorkingDays(day, workingDays).ToDateTime(new TimeOnly(9, 0)), thai);
    }

    /// <summary>A quarter of an hour between nine and four of that day, or of the working day before it.</summary>
    DateTimeOffset OfficeHour(DateTimeOffset wanted, string key)
    {
        var day = DateOnly.FromDateTime(wanted.ToOffset(thai).DateTime);
        if (!calendar.IsWorkingDay(day)) day = calendar.AddWorkingDays(day, -1);
        var quarter = (int)(dice.Throw("hour", key) * 28);
        return new(day.ToDateTime(new TimeOnly(9, 0).AddMinutes(15 * quarter)), thai);
    }

    static DateTimeOffset NotBefore(DateTimeOffset earliest, DateTimeOffset wanted) => wanted < earliest ? earliest.AddMinutes(30) : wanted;
}
