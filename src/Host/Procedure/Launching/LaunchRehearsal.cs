using System.Globalization;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.People;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;
using PaWorkflow.Workflows.Running;
using UserTask = PaWorkflow.Workflows.Model.UserTask;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>One task of the year to come.</summary>
/// <param name="Step">The SOP's number; null where the procedure's file gives none.</param>
/// <param name="Minutes">By the SOP's standard; 0 where it gives none.</param>
public sealed record YearTask(string ElementId, string Name, int? Step, int Minutes, string Desk, string? Kpi, string? Round, DateTimeOffset OpenedAt, DateTimeOffset DueAt)
{
    public DateOnly Day => DateOnly.FromDateTime(ThaiDisplay.InBangkok(DueAt));
}

/// <summary>
/// A year before it is launched: the procedure itself is played to its end in memory with the year's own variables, and what comes up is
/// reckoned by the same <see cref="Workload"/> as a running year's.
/// </summary>
/// <param name="Tasks">In the order of their days.</param>
/// <param name="Loads">The fullest desk first.</param>
/// <param name="Ended">The procedure comes to its end.</param>
/// <param name="Incidents">What would stop it.</param>
public sealed record LaunchRehearsal(
    IReadOnlyList<YearTask> Tasks, IReadOnlyList<DeskLoad> Loads, IReadOnlyList<HolidayCollision> Collisions, WorkingCalendar Calendar, DateOnly Today, bool Ended, IReadOnlyList<string> Incidents)
{
    /// <summary>A year and what follows it: rounds of last year's catalogue may be launched late.</summary>
    const int Days = 550;

    public static LaunchRehearsal Of(
        ProcessDefinition procedure, Unit unit, Catalogue catalogue, IReadOnlyDictionary<string, string> holders, ChosenDates chosen, IReadOnlyList<Member> members, WorkingCalendar calendar, DateTimeOffset now)
    {
        var heads = members.Where(m => m.Posts.Contains(PostIds.GroupHead)).Select(m => m.Id).ToList();
        var run = Rehearsal.Play(procedure, LaunchVariables.Of(unit, catalogue, holders, calendar, now, chosen), now, now.AddDays(Days), Work, Done);
        var desks = new Desks(members);
        var tasks = run.Tasks.Select(t => new YearTask(
            t.ElementId, t.Name, Whole(t.Properties, "step"), Whole(t.Properties, "standardMinutes") ?? 0, desks.NameOf(t.Assignee, t.Post),
            t.Variables.Text("kpi.code"), t.Variables.Text("round.id"), t.OpenedAt, t.DoneAt)).OrderBy(t => t.DueAt).ToList();
        var today = DateOnly.FromDateTime(ThaiDisplay.InBangkok(now));
        var weeks = tasks.Count == 0 ? 1 : ((Workload.MondayOf(tasks[^1].Day).DayNumber - Workload.MondayOf(today).DayNumber) / 7) + 1;
        return new(
            tasks, Workload.Of(tasks.Select(t => new Work(t.Desk, t.Day, t.Minutes, IsOpen: false)), calendar, today, weeks, WorkingTime.MinutesOfDay, desks.Shared),
            HolidayCollisions.Of([.. HolidayCollisions.Closings(catalogue).Where(c => c.Day > today), .. tasks.Select(t => new DueThing(t.Day, t.Name, false))], calendar),
            calendar, today, run.Ended, run.Incidents);

        Variables Work(JobCreated job, DateTimeOffset at) => job.Topic == "deadlines" && job.Variables.Text("kpi.code") is { } kpi && job.Variables.Text("round.id") is { } round
            ? DeadlinesJob.Of(catalogue, kpi, round, calendar, at, job.Variables.Get<bool>("rework"), chosen) : Variables.Empty;

        // The appointment names those to whom the order goes; elsewhere everything is found right at once.
        Variables Done(UserTaskCreated task) => task.Form == "appointment" ? YearSteps.Appointed(catalogue, holders, heads)
            : procedure.Find(task.ElementId) is UserTask node && DryRun.WaysFrom(procedure, node) is [var first, ..] ? Variables.Of(System.Text.Json.JsonSerializer.SerializeToElement(first.Variables)) : Variables.Empty;
    }

    /// <summary>Tasks of a desk in a week.</summary>
    public int TasksOf(string desk, DateOnly monday) => Tasks.Count(t => t.Desk == desk && Workload.MondayOf(t.Day) == monday);

    /// <summary>Weeks in which something falls due, in their order.</summary>
    public IReadOnlyList<DateOnly> Weeks => [.. Tasks.Select(t => Workload.MondayOf(t.Day)).Distinct().Order()];

    /// <summary>Desks that have more than they can do in a week, or would be too late even if they began at once.</summary>
    public IEnumerable<(DeskLoad Load, DeskWeek Week)> Overloads => Loads.SelectMany(load => load.Weeks.Where(w => w.IsOver || w.Behind > 0).Select(week => (load, week)));

    static int? Whole(IReadOnlyDictionary<string, string> properties, string name) =>
        properties.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
