using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Search;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Processes;

/// <summary>Writes the engine's effects as the rows that people and workers query.</summary>
/// <param name="before">The state before the step: an id that it does not hold is new, and no row is looked for.</param>
sealed class EffectRows(PaContext db, InstanceRow instance, string before, string actor, DateTimeOffset now)
{
    public List<UserTask> Opened { get; } = [];

    /// <summary>Messages that are waited for now; some may have come early.</summary>
    public List<Subscription> Subscribed { get; } = [];

    /// <summary>Signals for the unit's other instances.</summary>
    public List<SignalThrown> Signals { get; } = [];

    public List<Incident> Raised { get; } = [];

    public async Task Apply(IReadOnlyList<Effect> effects)
    {
        await Read(effects.OfType<UserTaskEnded>().Select(e => e.TaskId), ids => db.Tasks.Where(t => ids.Contains(t.Id)));
        await Read(effects.OfType<JobEnded>().Select(e => e.JobId), ids => db.Jobs.Where(j => ids.Contains(j.Id)));
        await Read(effects.OfType<TimerCleared>().Select(e => e.TimerId), ids => db.Timers.Where(t => ids.Contains(t.Id)));
        await Read(effects.OfType<Unsubscribed>().Select(e => e.SubscriptionId), ids => db.Subscriptions.Where(s => ids.Contains(s.Id)));
        foreach (var effect in effects) await Apply(effect);
    }

    /// <summary>Several rows are read at once; a single one is as fast when it is needed.</summary>
    async Task Read<T>(IEnumerable<string> ids, Func<string[], IQueryable<T>> rows) where T : class
    {
        var wanted = ids.Where(id => Known(id) && db.Tracked<T>(id) is null).ToArray();
        if (wanted.Length > 1) await rows(wanted).LoadAsync();
    }

    bool Known(string id) => before.Contains($"\"{id}\"", StringComparison.Ordinal);

    async Task Apply(Effect effect)
    {
        switch (effect)
        {
            case UserTaskCreated task:
                Open(task);
                break;
            case UserTaskEnded ended:
                var closed = (await db.TaskOf(ended.TaskId))!;
                (closed.State, closed.EndedAt) = (ended.Completed ? UserTaskState.Completed : UserTaskState.Cancelled, now);
                if (ended.Completed) closed.CompletedBy = actor;
                break;
            case JobCreated job:
                db.Jobs.Add(new Job
                {
                    Id = job.JobId,
                    InstanceId = instance.Id,
                    UnitId = instance.UnitId,
                    Year = instance.Year,
                    ElementId = job.ElementId,
                    Topic = job.Topic,
                    Properties = Json(job.Properties),
                    Variables = job.Variables.ToString(),
                    CreatedAt = now,
                    ReadyAt = now,
                });
                break;
            case JobEnded ended:
                var done = (await db.Jobs.FindAsync(ended.JobId))!;
                (done.State, done.EndedAt) = (ended.Completed ? JobState.Done : JobState.Cancelled, now);
                break;
            case TimerSet timer:
                if (Known(timer.TimerId) && await db.Timers.FindAsync(timer.TimerId) is { } again) (again.DueAt, again.RetryAt) = (timer.DueAt, null);
                else db.Timers.Add(new TimerRow { Id = timer.TimerId, InstanceId = instance.Id, ElementId = timer.ElementId, DueAt = timer.DueAt });
                break;
            case TimerCleared cleared:
                if (await db.Timers.FindAsync(cleared.TimerId) is { } timerRow) db.Timers.Remove(timerRow);
                break;
            case MessageSubscribed message:
                var waiting = new Subscription
                {
                    Id = message.SubscriptionId,
                    InstanceId = instance.Id,
                    UnitId = instance.UnitId,
                    ElementId = message.ElementId,
                    MessageName = message.MessageName,
                    CorrelationKey = message.CorrelationKey,
                    CreatedAt = now,
                };
                db.Subscriptions.Add(waiting);
                Subscribed.Add(waiting);
                break;
            case SignalSubscribed signal:
                db.Subscriptions.Add(new Subscription
                {
                    Id = signal.SubscriptionId,
                    Kind = SubscriptionKind.Signal,
                    InstanceId = instance.Id,
                    UnitId = instance.UnitId,
                    ElementId = signal.ElementId,
                    MessageName = signal.SignalName,
                    CreatedAt = now,
                });
                break;
            case SignalThrown signal:
                Signals.Add(signal);
                break;
            case Unsubscribed ended:
                if (await db.Subscriptions.FindAsync(ended.SubscriptionId) is { } subscription) db.Subscriptions.Remove(subscription);
                break;
            case IncidentRaised incident:
                var raised = new Incident
                {
                    Id = incident.IncidentId,
                    InstanceId = instance.Id,
                    UnitId = instance.UnitId,
                    ElementId = incident.ElementId,
                    Cause = incident.Cause.Length <= 4000 ? incident.Cause : incident.Cause[..4000],
                    RaisedAt = now,
                };
                db.Incidents.Add(raised);
                Raised.Add(raised);
                break;
            case IncidentResolved resolved:
                (await db.Incidents.FindAsync(resolved.IncidentId))!.ResolvedAt = now;
                break;
            case UserTaskMoved moved:
                var standing = (await db.TaskOf(moved.TaskId))!;
                Move(standing, moved);
                if (await db.SearchTexts.FirstOrDefaultAsync(t => t.TaskId == moved.TaskId && t.Kind == SearchKind.Task) is { } found) found.Text = SearchText.Of(standing).Text;
                break;
            case UserTaskRescheduled rescheduled:
                (await db.TaskOf(rescheduled.TaskId))!.DueAt = rescheduled.DueAt;
                break;
            case JobMoved moved:
                var work = (await db.Jobs.FindAsync(moved.JobId))!;
                (work.ElementId, work.Topic, work.Properties) = (moved.ElementId, moved.Topic, Json(moved.Properties));
                break;
            case WaitMoved { Kind: WaitKind.Timer } moved:
                (await db.Timers.FindAsync(moved.Id))!.ElementId = moved.ElementId;
                break;
            case WaitMoved { Kind: WaitKind.Subscription } moved:
                (await db.Subscriptions.FindAsync(moved.Id))!.ElementId = moved.ElementId;
                break;
            case WaitMoved moved:
                (await db.Incidents.FindAsync(moved.Id))!.ElementId = moved.ElementId;
                break;
            case ElementRecorded record:
                db.History.Add(new HistoryRow
                {
                    InstanceId = instance.Id,
                    Number = ++instance.HistoryLines,
                    TokenId = record.TokenId,
                    ElementId = record.ElementId,
                    ElementName = record.ElementName,
                    Event = record.Event,
                    At = now,
                    Actor = actor,
                });
                break;
            case InstanceEnded:
                break;
            default:
                throw new InvalidOperationException($"The effect {effect.GetType().Name} has no row.");
        }
    }

    void Open(UserTaskCreated created)
    {
        var task = new UserTask
        {
            Id = created.TaskId,
            InstanceId = instance.Id,
            UnitId = instance.UnitId,
            Year = instance.Year,
            ElementId = created.ElementId,
            Name = created.Name,
            Subject = SubjectOf(created.Variables),
            Assignee = created.Assignee,
            Post = created.Assignee is null ? (created.CandidateGroups is [var post, ..] ? post : null) : null,
            Form = created.Form,
            Kpi = created.Variables.Text("kpi.code"),
            Round = created.Variables.Text("round.id"),
            Step = Number(created.Properties, "step"),
            StandardMinutes = Number(created.Properties, "standardMinutes"),
            Properties = Json(created.Properties),
            Variables = created.Variables.ToString(),
            DueAt = created.DueAt,
            CreatedAt = now,
            HeldSince = now,
            ReceivedFrom = actor,
        };
        db.Tasks.Add(task);
        db.SearchTexts.Add(SearchText.Of(task));
        Opened.Add(task);
    }

    static string? SubjectOf(Variables variables) => (variables.Text("kpi.name") ?? variables.Text("matter")) is { } subject
        ? subject.Length <= UserTask.MaxSubject ? subject : subject[..UserTask.MaxSubject] : null;

    static void Move(UserTask task, UserTaskMoved moved)
    {
        (task.ElementId, task.Name, task.Form, task.Properties) = (moved.ElementId, moved.Name, moved.Form, Json(moved.Properties));
        (task.Step, task.StandardMinutes) = (Number(moved.Properties, "step"), Number(moved.Properties, "standardMinutes"));
    }

    static int? Number(IReadOnlyDictionary<string, string> properties, string name) =>
        properties.TryGetValue(name, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Json(IReadOnlyDictionary<string, string> properties) => JsonSerializer.Serialize(properties, Variables.Json);
}
