using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Tests;

/// <summary>Plays one instance: takes commands, keeps what is open, and reads the state back from its JSON after every step.</summary>
sealed class Player
{
    ProcessDefinition definition;

    public static readonly DateTimeOffset Morning = new(2020, 11, 2, 9, 0, 0, TimeSpan.FromHours(7));

    public Player(ProcessDefinition definition, Variables? variables = null)
    {
        this.definition = definition;
        Do(new StartInstance("i", "key", variables ?? Variables.Empty));
    }

    public static Player Of(string body, object? variables = null, string outside = "") =>
        new(Xml.Definition(body, outside), variables is null ? null : Variables.Of(variables));

    public DateTimeOffset Now { get; set; } = Morning;
    public InstanceState State { get; private set; } = null!;
    public List<UserTaskCreated> Tasks { get; } = [];
    public List<JobCreated> Jobs { get; } = [];
    public List<MessageSubscribed> Messages { get; } = [];
    public List<SignalSubscribed> Signals { get; } = [];
    public List<IncidentRaised> Incidents { get; } = [];
    public SortedDictionary<string, TimerSet> Timers { get; } = new(StringComparer.Ordinal);
    public List<string> Trace { get; } = [];
    public bool Ended => State.Status != InstanceStatus.Active;

    public void Do(Command command)
    {
        var before = State is null ? null : StateJson.Write(State);
        var step = ProcessEngine.Advance(definition, State, command, Now);
        var again = ProcessEngine.Advance(definition, before is null ? null : StateJson.Read(before), command, Now);
        if (step is not Step.Taken taken) throw new InvalidOperationException(((Step.Refused)step).Reason);
        // The same step from the state as it is kept in the database.
        Assert.Equal(StateJson.Write(taken.State), StateJson.Write(((Step.Taken)again).State));
        Assert.Equal(taken.Effects.Select(e => e.ToString()!.Split("Propert")[0]), ((Step.Taken)again).Effects.Select(e => e.ToString()!.Split("Propert")[0]));
        State = taken.State;
        foreach (var effect in taken.Effects) Note(effect);
    }

    /// <summary>Moves the instance to another version.</summary>
    /// <returns>What stands in the way; nothing has changed then.</returns>
    public IReadOnlyList<MigrationProblem> Migrate(ProcessDefinition to, MigrationPlan? plan = null)
    {
        var answer = Migration.Apply(definition, to, State, plan ?? MigrationPlan.Propose(definition, to), Now);
        if (answer.Step is not { } step) return answer.Problems;
        Assert.Equal(StateJson.Write(step.State), StateJson.Write(StateJson.Read(StateJson.Write(step.State))));
        (definition, State) = (to, step.State);
        foreach (var effect in step.Effects) Note(effect);
        return [];
    }

    public string? Refusal(Command command) => (ProcessEngine.Advance(definition, State, command, Now) as Step.Refused)?.Reason;

    public Player Complete(string element, object? variables = null)
    {
        Do(new CompleteTask(Tasks.First(t => t.ElementId == element).TaskId, variables is null ? Variables.Empty : Variables.Of(variables)));
        return this;
    }

    public Player Work(string element, object? variables = null)
    {
        Do(new CompleteJob(Jobs.First(j => j.ElementId == element).JobId, variables is null ? Variables.Empty : Variables.Of(variables)));
        return this;
    }

    /// <summary>Moves the clock on and fires what falls due, in order.</summary>
    public Player Until(DateTimeOffset instant)
    {
        while (Timers.Values.OrderBy(t => t.DueAt).FirstOrDefault() is { } next && next.DueAt <= instant)
        {
            if (next.DueAt > Now) Now = next.DueAt;
            Do(new FireTimer(next.TimerId));
        }
        Now = instant;
        return this;
    }

    public int Count(string line) => Trace.Count(t => t == line);

    void Note(Effect effect)
    {
        switch (effect)
        {
            case UserTaskCreated created: Tasks.Add(created); break;
            case UserTaskEnded ended: Assert.Equal(1, Tasks.RemoveAll(t => t.TaskId == ended.TaskId)); break;
            case JobCreated created: Jobs.Add(created); break;
            case JobEnded ended: Assert.Equal(1, Jobs.RemoveAll(j => j.JobId == ended.JobId)); break;
            case TimerSet timer: Timers[timer.TimerId] = timer; break;
            case TimerCleared cleared: Assert.True(Timers.Remove(cleared.TimerId)); break;
            case MessageSubscribed message: Messages.Add(message); break;
            case SignalSubscribed signal: Signals.Add(signal); break;
            case Unsubscribed ended:
                Assert.Equal(1, Messages.RemoveAll(m => m.SubscriptionId == ended.SubscriptionId) + Signals.RemoveAll(s => s.SubscriptionId == ended.SubscriptionId));
                break;
            case IncidentRaised incident: Incidents.Add(incident); break;
            case IncidentResolved resolved: Assert.Equal(1, Incidents.RemoveAll(i => i.IncidentId == resolved.IncidentId)); break;
            case UserTaskMoved moved:
                var task = Tasks.FindIndex(t => t.TaskId == moved.TaskId);
                Tasks[task] = Tasks[task] with { ElementId = moved.ElementId, Name = moved.Name, Form = moved.Form };
                break;
            case UserTaskRescheduled rescheduled:
                var due = Tasks.FindIndex(t => t.TaskId == rescheduled.TaskId);
                Tasks[due] = Tasks[due] with { DueAt = rescheduled.DueAt };
                break;
            case JobMoved moved:
                var job = Jobs.FindIndex(j => j.JobId == moved.JobId);
                Jobs[job] = Jobs[job] with { ElementId = moved.ElementId, Topic = moved.Topic };
                break;
            case WaitMoved { Kind: WaitKind.Timer } moved: Timers[moved.Id] = Timers[moved.Id] with { ElementId = moved.ElementId }; break;
            case WaitMoved { Kind: WaitKind.Incident } moved: Assert.Contains(Incidents, i => i.IncidentId == moved.Id); break;
            case WaitMoved moved: Assert.True(Messages.Exists(m => m.SubscriptionId == moved.Id) || Signals.Exists(s => s.SubscriptionId == moved.Id)); break;
            case ElementRecorded record: Trace.Add($"{record.Event} {record.ElementId}"); break;
            case InstanceEnded ended:
                Assert.Equal(ended.Status, State.Status);
                Assert.Empty(State.Tokens);
                Assert.Single(State.Scopes);
                Assert.True(Tasks.Count + Jobs.Count + Timers.Count + Messages.Count + Signals.Count + Incidents.Count == 0, "An ended instance leaves nothing open.");
                break;
        }
    }
}

static class Xml
{
    public const string FileName = "test.bpmn";

    public static string Of(string body, string outside = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
        {outside}
        <process id="p" isExecutable="true">
        {body}
        </process>
        </definitions>
        """;

    public static ProcessDefinition Definition(string body, string outside = "")
    {
        var reading = BpmnFile.Read(Of(body, outside), FileName);
        Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
        return reading.Processes.Single();
    }

    public static string Flow(string from, string to, string? condition = null, string? id = null) =>
        $"<sequenceFlow id=\"{id ?? $"{from}-{to}"}\" sourceRef=\"{from}\" targetRef=\"{to}\">{(condition is null ? "" : $"<conditionExpression><![CDATA[{condition}]]></conditionExpression>")}</sequenceFlow>";

    public static string Path(params string[] nodes) => string.Concat(nodes.Zip(nodes.Skip(1), (a, b) => Flow(a, b)));
}
