using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Running;

/// <summary>A task as it comes up in a rehearsal.</summary>
/// <param name="Post">The first of its candidate groups; null where it is one person's.</param>
/// <param name="DoneAt">When it is due, or at once where it has no due time or is overdue from the start.</param>
public sealed record RehearsedTask(
    string ElementId, string Name, string? Assignee, string? Post, DateTimeOffset OpenedAt, DateTimeOffset DoneAt, string? Form,
    IReadOnlyDictionary<string, string> Properties, Variables Variables);

/// <param name="Tasks">In the order in which they came.</param>
/// <param name="Incidents">Element and cause of each, for people.</param>
/// <param name="Ended">The procedure came to its end within its time.</param>
public sealed record RehearsedRun(IReadOnlyList<RehearsedTask> Tasks, IReadOnlyList<string> Incidents, bool Ended);

/// <summary>
/// Plays a definition to its end in memory, with the engine's own steps: everybody does their tasks when they are due, and a message that
/// is waited for in the flow comes at once. What nobody would do by themselves (signals, messages at a boundary) does not happen.
/// </summary>
public static class Rehearsal
{
    /// <summary>A year of forty KPIs takes some 5,000.</summary>
    const int MaxSteps = 50_000;

    /// <param name="begin">When it is started.</param>
    /// <param name="until">The clock is not set beyond this.</param>
    /// <param name="work">What a service's work hands back at an instant.</param>
    /// <param name="done">With what a task is completed.</param>
    /// <exception cref="ScriptFault">The process repeats without end.</exception>
    public static RehearsedRun Play(
        ProcessDefinition definition, Variables variables, DateTimeOffset begin, DateTimeOffset until,
        Func<JobCreated, DateTimeOffset, Variables> work, Func<UserTaskCreated, Variables> done)
    {
        var (tasks, incidents, doneAt) = (new List<RehearsedTask>(), new List<string>(), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        MemoryInstance run = null!;
        run = new(definition, MaxSteps, job => new CompleteJob(job.JobId, work(job, run.Now)), Hear) { Now = begin };
        run.Do(new StartInstance("rehearsal", "rehearsal", variables));
        while (run.State is { Status: InstanceStatus.Active })
        {
            if (run.Messages.FirstOrDefault(m => definition.Find(m.ElementId) is not (BoundaryEvent or StartEvent)) is { } message)
            {
                run.Do(new CorrelateMessage(message.SubscriptionId, Variables.Empty));
                continue;
            }
            var task = run.Tasks.OrderBy(t => doneAt[t.TaskId]).FirstOrDefault();
            var timer = run.Due(until);
            if (timer is not null && (task is null || run.Timers[timer] <= doneAt[task.TaskId]))
            {
                run.MoveTo(timer);
                run.Do(new FireTimer(timer));
            }
            else if (task is not null && doneAt[task.TaskId] <= until)
            {
                run.Now = Later(run.Now, doneAt[task.TaskId]);
                run.Do(new CompleteTask(task.TaskId, done(task)));
            }
            else
            {
                break;
            }
        }
        return new(tasks, incidents, run.State is { Status: not InstanceStatus.Active });

        void Hear(Effect effect)
        {
            if (effect is IncidentRaised incident) incidents.Add($"{incident.ElementId}: {incident.Cause}");
            if (effect is not UserTaskCreated task) return;
            var at = doneAt[task.TaskId] = Later(run.Now, task.DueAt ?? run.Now);
            tasks.Add(new(task.ElementId, task.Name, task.Assignee, task is { Assignee: null, CandidateGroups: [var post, ..] } ? post : null, run.Now, at, task.Form, task.Properties, task.Variables));
        }
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
