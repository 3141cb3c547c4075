using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>What each kind of node does with a token: the closed map from element to behaviour.</summary>
sealed partial class Turn
{
    void Enter(Token token, FlowNode node)
    {
        switch (node)
        {
            case ParallelGateway gateway:
                Join(token, gateway);
                break;
            case StartEvent or ExclusiveGateway:
                Record(token, ElementEvent.Activated);
                Leave(token, node);
                break;
            case EndEvent end:
                Record(token, ElementEvent.Activated);
                Arrive(token, end);
                break;
            case TimerCatchEvent wait:
                Record(token, ElementEvent.Activated);
                Await(token, wait);
                break;
            case MessageCatchEvent wait:
                Record(token, ElementEvent.Activated);
                Await(token, wait);
                break;
            case BoundaryEvent:
                Record(token, ElementEvent.Activated);
                Leave(token, node);
                break;
            case Activity activity:
                Begin(token, activity);
                break;
            default:
                throw new InvalidOperationException($"The engine has no behaviour for {node.GetType().Name}.");
        }
    }

    // --- Events ----------------------------------------------------------------

    void Arrive(Token token, EndEvent end)
    {
        switch (end.Kind)
        {
            case EndKind.Message:
                CreateJob(token, end.Topic!);
                break;
            case EndKind.Terminate:
                foreach (var other in InScope(token.Scope).Where(t => t.Number != token.Number)) Cancel(other);
                if (token.Scope == 0) ending = InstanceStatus.Terminated;
                Leave(token, end);
                break;
            default:
                Leave(token, end);
                break;
        }
    }

    void Await(Token token, TimerCatchEvent wait)
    {
        var schedule = Timing.Of(wait.Timer, Seen(token), now) ?? throw new ExpressionFault($"{wait.Timer.Value} gives no time to wait for.");
        var timer = Id();
        Keep(token with { Stage = Stage.Timer, TimerId = timer });
        effects.Add(new TimerSet(timer, wait.Id, schedule.DueAt));
    }

    void Await(Token token, MessageCatchEvent wait)
    {
        var subscription = Id();
        Keep(token with { Stage = Stage.Message, SubscriptionId = subscription });
        effects.Add(new MessageSubscribed(subscription, wait.Id, wait.MessageName, businessKey));
    }

    void MessageCame(Token token, CorrelateMessage message)
    {
        effects.Add(new MessageUnsubscribed(message.SubscriptionId));
        Write(Innermost(token), message.Variables);
        Queue(token with { Stage = Stage.Leaving, SubscriptionId = null });
    }

    // --- Timers ----------------------------------------------------------------

    string? Fire(string timerId)
    {
        if (tokens.Values.FirstOrDefault(t => t.TimerId == timerId) is { } waiting)
        {
            effects.Add(new TimerCleared(timerId));
            Queue(waiting with { Stage = Stage.Leaving, TimerId = null });
            return null;
        }
        if (tokens.Values.FirstOrDefault(t => t.Armed.Any(a => a.TimerId == timerId)) is not { } host) return $"No timer '{timerId}' is set.";
        var armed = host.Armed.First(a => a.TimerId == timerId);
        if (armed.DueAt > now) return $"The timer '{timerId}' is due at {armed.DueAt:O}.";
        var boundary = (BoundaryEvent)definition.Node(armed.ElementId);
        if (boundary.Interrupting)
        {
            Place(boundary.Id, host.Scope);
            Cancel(host);
            return null;
        }
        var next = new Schedule(armed.DueAt, armed.Later, armed.Interval, armed.Left).Next(now);
        Keep(host with { Armed = next is null ? host.Armed.Remove(armed) : host.Armed.Replace(armed, Arm(timerId, boundary, next)) });
        effects.Add(next is null ? new TimerCleared(timerId) : new TimerSet(timerId, boundary.Id, next.DueAt));
        Place(boundary.Id, host.Scope);
        return null;
    }

    static ArmedTimer Arm(string timerId, BoundaryEvent boundary, Schedule schedule) =>
        new(timerId, boundary.Id, schedule.DueAt, schedule.Later, schedule.Interval, schedule.Left);

    Token ArmBoundaries(Token token, Activity activity)
    {
        foreach (var id in activity.Boundaries)
        {
            var boundary = (BoundaryEvent)definition.Node(id);
            if (Timing.Of(boundary.Timer, Seen(token), now) is not { } schedule) continue;
            var armed = Arm(Id(), boundary, schedule);
            token = token with { Armed = token.Armed.Add(armed) };
            effects.Add(new TimerSet(armed.TimerId, id, armed.DueAt));
        }
        return token;
    }

    void Disarm(Token token)
    {
        foreach (var armed in token.Armed) effects.Add(new TimerCleared(armed.TimerId));
    }

    // --- Activities --------------------------------------------------------------

    /// <summary>Arms the boundary events, opens the instances of a multi-instance, or begins the work itself.</summary>
    void Begin(Token token, Activity activity)
    {
        if (activity.Loop is { } loop && !IsInstance(token))
        {
            token = ArmBoundaries(token, activity);
            var items = Items(loop, Seen(token));
            token = token with { Stage = Stage.Repeating, Loop = new(items, 0, 0) };
            Keep(token);
            if (items.Length == 0) Queue(token with { Stage = Stage.Leaving });
            else Repeat(token, activity, loop.Sequential ? 1 : items.Length);
            return;
        }
        Record(token, ElementEvent.Activated);
        if (activity is not SubProcess && activity.Inputs.Length > 0)
            token = token with { Local = Open(activity.Id, token.Scope, token.Number, Inputs(activity, token)).Number };
        // The boundary events of a multi-instance belong to the whole of it.
        if (!IsInstance(token)) token = ArmBoundaries(token, activity);
        Work(token, activity);
    }

    void Work(Token token, Activity activity)
    {
        switch (activity)
        {
            case UserTask task: CreateTask(token, task); break;
            case ServiceTask service: CreateJob(token, service.Topic); break;
            case SubProcess:
                var inside = Open(activity.Id, token.Scope, token.Number, Inputs(activity, token));
                Keep(token with { Stage = Stage.Inside });
                Place(definition.StartOf(activity.Id).Id, inside.Number);
                break;
            default: throw new InvalidOperationException($"The engine has no behaviour for {activity.GetType().Name}.");
        }
    }

    Variables Inputs(Activity activity, Token token)
    {
        var outer = Seen(token);
        var locals = Variables.Empty;
        foreach (var (name, expression) in activity.Inputs) locals = locals.With(name, ScriptRunner.Evaluate(expression, outer.With(locals)));
        return locals;
    }

    void CreateTask(Token token, UserTask task)
    {
        var seen = Seen(token);
        var id = Id();
        effects.Add(new UserTaskCreated(
            id, task.Id, task.Name ?? task.Id, TextOf(task.Assignee, seen), ListOf(task.CandidateGroups, seen), ListOf(task.CandidateUsers, seen),
            InstantOf(task.DueDate, seen), task.FormKey, task.Properties, seen));
        Keep(token with { Stage = Stage.Task, TaskId = id });
    }

    void TaskDone(Token token, Variables variables)
    {
        effects.Add(new UserTaskEnded(token.TaskId!, Completed: true));
        Write(Innermost(token), variables);
        Queue(token with { Stage = Stage.Leaving, TaskId = null });
    }

    void CreateJob(Token token, string topic)
    {
        var id = Id();
        effects.Add(new JobCreated(id, token.ElementId, topic, definition.Node(token.ElementId).Properties, Seen(token)));
        Keep(token with { Stage = Stage.Job, JobId = id });
    }

    void JobDone(Token token, Variables variables)
    {
        effects.Add(new JobEnded(token.JobId!, Completed: true));
        Write(Innermost(token), variables);
        Queue(token with { Stage = Stage.Leaving, JobId = null });
    }

    void JobFailed(Token token, FailJob failed)
    {
        effects.Add(new JobEnded(token.JobId!, Completed: false));
        var again = definition.Node(token.ElementId) is Activity ? Stage.Working : Stage.Entering;
        Hold(token with { JobId = null }, again,
            failed.ErrorCode is { } code ? $"The error '{code}' is caught nowhere: {failed.Message}" : failed.Message);
    }

    // --- Expressions ---------------------------------------------------------------

    static string? TextOf(Expression? expression, Variables seen)
    {
        if (expression is null) return null;
        var value = ScriptRunner.Evaluate(expression, seen);
        return value.ValueKind == System.Text.Json.JsonValueKind.Null ? null : value.ToString();
    }

    static IReadOnlyList<string> ListOf(Expression? expression, Variables seen)
    {
        if (expression is null) return [];
        var value = ScriptRunner.Evaluate(expression, seen);
        return value.ValueKind switch
        {
            System.Text.Json.JsonValueKind.Null => [],
            System.Text.Json.JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ToString())],
            _ => value.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    DateTimeOffset? InstantOf(Expression? expression, Variables seen)
    {
        if (expression is null) return null;
        var text = TextOf(expression, seen);
        // BPMN editors allow a duration here as well.
        var kind = text?.StartsWith('P') == true ? TimerKind.Duration : TimerKind.Date;
        return text is null ? null : Timing.Of(new(kind, new(text)), seen, now)?.DueAt;
    }
}
