using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>What each kind of node does with a token: the closed map from element to behaviour (BPMN 2.0.2, chapter 13).</summary>
sealed partial class Turn
{
    void Enter(Token token, FlowNode node)
    {
        switch (node)
        {
            case ParallelGateway gateway:
                Join(token, gateway);
                break;
            case InclusiveGateway { Incoming.Length: > 1 }:
                // Whether it goes on is asked when everything else waits.
                Keep(token with { Stage = Stage.Join });
                break;
            case Activity activity:
                Begin(token, activity);
                break;
            case StartEvent or BoundaryEvent or ExclusiveGateway or InclusiveGateway or CatchEvent { Event: LinkEvent }:
                Pass(token, node);
                break;
            case EventBasedGateway gateway:
                Record(token, ElementEvent.Activated);
                Keep(token with { Stage = Stage.Choosing, Armed = [.. gateway.Outgoing.Select(flow => Arm(definition.Flow(flow).Target, token.Scope)).OfType<Armed>()] });
                break;
            case CatchEvent wait:
                Record(token, ElementEvent.Activated);
                Await(token, wait);
                break;
            case ThrowEvent thrown:
                Record(token, ElementEvent.Activated);
                Make(token, thrown.Event, thrown.Topic);
                break;
            case EndEvent end:
                Record(token, ElementEvent.Activated);
                Make(token, end.Event, end.Topic);
                break;
            default:
                throw new InvalidOperationException($"The engine has no behaviour for {node.GetType().Name}.");
        }
    }

    /// <summary>A node that asks for nothing: begun and done at once.</summary>
    void Pass(Token token, FlowNode node)
    {
        Record(token, ElementEvent.Activated);
        Leave(token, node);
    }

    /// <summary>What a throwing or an end event makes happen.</summary>
    void Make(Token token, EventDefinition? what, string? topic)
    {
        var node = definition.Node(token.ElementId);
        switch (what)
        {
            case null:
                Leave(token, node);
                break;
            case MessageEvent:
                CreateJob(token, topic!);
                break;
            case SignalEvent signal:
                Leave(token, node);
                effects.Add(new SignalThrown(signal.Name, Variables.Empty));
                Broadcast(signal.Name, Variables.Empty);
                break;
            case LinkEvent link:
                Record(token, ElementEvent.Completed);
                Place(definition.In(node.ParentId).OfType<CatchEvent>().First(c => c.Event is LinkEvent there && there.Name == link.Name).Id, token.Scope);
                tokens = tokens.Remove(token.Number);
                break;
            case EscalationEvent escalation:
                Escalate(token, node, escalation);
                break;
            case ErrorEvent error:
                Fail(token, node, error);
                break;
            case CompensateEvent compensation:
                Compensate(token, compensation);
                break;
            case CancelEvent:
                GiveUp(token);
                break;
            case TerminateEvent:
                foreach (var other in InScope(token.Scope).Where(t => t.Number != token.Number)) if (tokens.ContainsKey(other.Number)) Cancel(other);
                if (token.Scope == 0) ending = InstanceStatus.Terminated;
                Leave(token, node);
                break;
            default:
                throw new InvalidOperationException($"The engine cannot make a {what.GetType().Name} happen.");
        }
    }

    void Await(Token token, CatchEvent wait)
    {
        switch (wait.Event)
        {
            case TimerEvent { Timer: var timer }:
                var schedule = Timing.Of(timer, Seen(token), now) ?? throw new ExpressionFault($"{timer.Value} gives no time to wait for.");
                var id = Id();
                Keep(token with { Stage = Stage.Timer, TimerId = id });
                effects.Add(new TimerSet(id, wait.Id, schedule.DueAt));
                break;
            case MessageEvent message:
                Keep(token with { Stage = Stage.Message, SubscriptionId = Subscribe(wait.Id, message.Name) });
                break;
            case SignalEvent signal:
                Keep(token with { Stage = Stage.Signal, SubscriptionId = SubscribeSignal(wait.Id, signal.Name) });
                break;
            case ConditionalEvent:
                Keep(token with { Stage = Stage.Condition });
                break;
            default:
                throw new InvalidOperationException($"The engine cannot wait for a {wait.Event.GetType().Name}.");
        }
    }

    string Subscribe(string elementId, string message)
    {
        var subscription = Id();
        effects.Add(new MessageSubscribed(subscription, elementId, message, businessKey));
        return subscription;
    }

    string SubscribeSignal(string elementId, string signal)
    {
        var subscription = Id();
        effects.Add(new SignalSubscribed(subscription, elementId, signal));
        return subscription;
    }

    // --- Activities --------------------------------------------------------------

    /// <summary>Arms the boundary events, opens the instances of a repeated activity, or begins the work itself.</summary>
    void Begin(Token token, Activity activity)
    {
        if (activity.Loop is not null && !IsInstance(token))
        {
            Repeat(token with { Armed = ArmBoundaries(token, activity) }, activity);
            return;
        }
        Record(token, ElementEvent.Activated);
        if (activity is not SubProcess && activity.Inputs.Length > 0)
            token = token with { Local = Open(activity.Id, token.Scope, token.Number, null, Inputs(activity, token)).Number };
        // The boundary events of a repeated activity belong to the whole of it.
        if (!IsInstance(token)) token = token with { Armed = ArmBoundaries(token, activity) };
        Work(token, activity);
    }

    void Work(Token token, Activity activity)
    {
        switch (activity)
        {
            case ManualTask:
                Keep(token);
                Queue(token with { Stage = Stage.Leaving });
                break;
            case UserTask task:
                CreateTask(token, task);
                break;
            case ServiceTask service:
                CreateJob(token, service.Topic);
                break;
            case ReceiveTask receive:
                Keep(token with { Stage = Stage.Message, SubscriptionId = Subscribe(receive.Id, receive.MessageName) });
                break;
            case ScriptTask script:
                var value = Evaluate(new($"${{{script.Script}}}"), Seen(token));
                if (script.ResultVariable is { } name) Write(Innermost(token), Variables.Empty.With(name, value));
                Keep(token);
                Queue(token with { Stage = Stage.Leaving });
                break;
            case SubProcess sub:
                Enter(token, sub.Id, Open(activity.Id, token.Scope, token.Number, sub.Id, Inputs(activity, token)));
                break;
            case CallActivity call:
                Call(token, call);
                break;
            default:
                throw new InvalidOperationException($"The engine has no behaviour for {activity.GetType().Name}.");
        }
    }

    void Enter(Token token, string? content, Scope inside)
    {
        Keep(token with { Stage = Stage.Inside });
        ArmEventSubProcesses(inside.Number);
        Place(definition.StartOf(content)!.Id, inside.Number);
    }

    /// <summary>How deep processes may call each other.</summary>
    const int MaxCalls = 50;

    void Call(Token token, CallActivity call)
    {
        var depth = 0;
        for (int? scope = token.Scope; scope is { } number; scope = scopes[number].Parent) if (scopes[number].Isolated) depth++;
        if (depth >= MaxCalls) throw new ExpressionFault($"'{call.Id}': the process calls itself more than {MaxCalls} levels deep.");
        var content = definition.Called(call.CalledElement);
        var inside = Open(call.Id, Innermost(token), token.Number, content, Mapped(call.In, Seen(token))) with { Isolated = true };
        Keep(inside);
        if (definition.StartOf(content) is null) throw new ExpressionFault($"'{call.Id}': the process '{call.CalledElement}' has no plain start event.");
        Enter(token, content, inside);
    }

    Variables Mapped(VariableMapping mapping, Variables from)
    {
        var over = mapping.All ? from : Variables.Empty;
        foreach (var (name, expression) in mapping.Single) over = over.With(name, Evaluate(expression, from));
        return over;
    }

    Variables Inputs(Activity activity, Token token)
    {
        var outer = Seen(token);
        var locals = Variables.Empty;
        foreach (var (name, expression) in activity.Inputs) locals = locals.With(name, Evaluate(expression, outer.With(locals)));
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
        token = token with { JobId = null };
        Keep(token);
        var node = definition.Node(token.ElementId);
        if (failed.ErrorCode is { } code && Catcher(token, node is Activity, new ErrorEvent(code)) is { } catcher)
        {
            Catch(catcher);
            return;
        }
        Hold(token, node is Activity ? Stage.Working : Stage.Entering,
            failed.ErrorCode is { } uncaught ? $"The error '{uncaught}' is caught nowhere: {failed.Message}" : failed.Message);
    }

    // --- Expressions ---------------------------------------------------------------

    string? TextOf(Expression? expression, Variables seen)
    {
        if (expression is null) return null;
        var value = Evaluate(expression, seen);
        return value.ValueKind == JsonValueKind.Null ? null : value.ToString();
    }

    IReadOnlyList<string> ListOf(Expression? expression, Variables seen)
    {
        if (expression is null) return [];
        var value = Evaluate(expression, seen);
        return value.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ToString())],
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
