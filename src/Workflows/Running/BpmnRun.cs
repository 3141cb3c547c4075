using System.Text.Json;
using System.Text.Json.Nodes;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Running;

/// <summary>Runs a definition in memory by a script of steps, under a virtual clock (the <c>bpmn run</c> verb).</summary>
public sealed class BpmnRun
{
    /// <summary>So many steps no script asks for by hand.</summary>
    const int MaxSteps = 10_000;

    readonly ProcessDefinition definition;
    readonly MemoryInstance run;
    readonly JsonArray trace = [];
    readonly Dictionary<string, Queue<string?>> failures = new(StringComparer.Ordinal);
    readonly List<string> incidents = [];
    Variables first = Variables.Empty;

    BpmnRun(ProcessDefinition definition) => (this.definition, run) = (definition, new(definition, MaxSteps, Work, Note));

    /// <param name="scriptJson"><c>{"variables": {…}, "steps": [{"complete": "taskId", "variables": {…}}, {"advance": "PT1H"}, {"message": "name"}, {"fail": "taskId", "error": "code"}]}</c></param>
    /// <exception cref="ScriptFault">A step of the script cannot be taken.</exception>
    public static RunResult Execute(ProcessDefinition definition, string scriptJson)
    {
        try
        {
            return Play(definition, scriptJson);
        }
        catch (InvalidOperationException fault) when (fault.Message.Contains("UTF-16", StringComparison.Ordinal))
        {
            // JSON can write half of a character ("\\ud800"), which is no text.
            throw new ScriptFault($"a text of the script is no Unicode: {fault.Message}");
        }
    }

    static RunResult Play(ProcessDefinition definition, string scriptJson)
    {
        JsonObject script;
        try
        {
            script = JsonNode.Parse(scriptJson) as JsonObject ?? throw new ScriptFault("the script is no JSON object; write {\"variables\": {…}, \"steps\": […]}");
        }
        catch (JsonException fault)
        {
            throw new ScriptFault($"line {fault.LineNumber + 1}: the script is not JSON: {fault.Message}");
        }
        CheckKeys(script, "the script", ["variables", "steps"]);
        if (script["steps"] is not (null or JsonArray)) throw new ScriptFault("steps is no list; write [{\"complete\": \"taskId\"}, …]");
        var steps = (script["steps"] as JsonArray ?? []).Select((step, n) => Checked(step, $"steps[{n}]")).ToList();
        var played = new BpmnRun(definition) { first = Read(script["variables"], "variables") };
        // A failure that the first steps announce may concern what runs at once, before any other step.
        var announced = steps.TakeWhile(s => s.ContainsKey("fail")).Count();
        foreach (var step in steps.Take(announced)) played.Announce(step);
        if (definition.StartOf(null) is not null) played.Begin(null, Variables.Empty);
        else played.AwaitStart();
        for (var n = announced; n < steps.Count; n++) played.Take(steps[n], $"steps[{n}]");
        return played.Result();
    }

    static readonly string[] verbs = ["complete", "advance", "message", "signal", "fail"];

    static JsonObject Checked(JsonNode? node, string place)
    {
        if (node is not JsonObject step) throw new ScriptFault($"{place} is no object; write e.g. {{\"complete\": \"taskId\"}}");
        if (step.Count(member => verbs.Contains(member.Key)) != 1)
            throw new ScriptFault($"{place}: unknown step {step.ToJsonString()}; a step is one of {string.Join(", ", verbs)}");
        CheckKeys(step, place, [.. verbs, "variables", "error"]);
        return step;
    }

    static void CheckKeys(JsonObject given, string place, string[] known)
    {
        if (given.FirstOrDefault(member => !known.Contains(member.Key)) is { Key: { } key })
            throw new ScriptFault($"{place}: '{key}' is unknown; known are {string.Join(", ", known)}");
    }

    void Take(JsonObject step, string place)
    {
        var variables = Read(step["variables"], $"{place}.variables");
        if (Text(step, "complete") is { } task)
        {
            var waiting = run.Tasks.FirstOrDefault(t => t.ElementId == task)
                ?? throw new ScriptFault($"{place}: no open task '{task}'; open are: {Or(run.Tasks.Select(t => t.ElementId))}");
            run.Do(new CompleteTask(waiting.TaskId, variables));
        }
        else if (Text(step, "advance") is { } duration)
        {
            if (Timing.FaultOf(TimerKind.Duration, duration) is { } fault) throw new ScriptFault($"{place}: {fault}; write a duration like PT1H or P3D");
            Advance(Later(duration, place));
        }
        else if (Text(step, "message") is { } started && run.State is null && StartBy(e => e is MessageEvent m && m.Name == started) is { } start)
        {
            Begin(start.Id, variables);
        }
        else if (Text(step, "signal") is { } signal)
        {
            // A signal that nobody waits for passes by.
            if (run.State is not null) run.Do(new BroadcastSignal(signal, variables));
            else if (StartBy(e => e is SignalEvent s && s.Name == signal) is { } begun) Begin(begun.Id, variables);
        }
        else if (Text(step, "message") is { } message)
        {
            if (run.Messages.FirstOrDefault(m => m.MessageName == message) is { } waiting) run.Do(new CorrelateMessage(waiting.SubscriptionId, variables));
            // One that nobody waits for now passes by; one that nobody ever waits for is a slip of the script.
            else if (!definition.Nodes.Any(n => Turn.MessageOf(n) == message))
                throw new ScriptFault($"{place}: the process knows no message '{message}'; waited for: {Or(run.Messages.Select(m => m.MessageName))}");
        }
        else if (Text(step, "fail") is not null)
        {
            Announce(step);
        }
        else
        {
            throw new ScriptFault($"{place}: the name in {step.ToJsonString()} is no text");
        }
    }

    void Begin(string? start, Variables variables)
    {
        run.Timers.Clear();
        run.Do(new StartInstance("run", "run", first.With(variables), start));
    }

    StartEvent? StartBy(Func<EventDefinition?, bool> fits) => definition.In(null).OfType<StartEvent>().FirstOrDefault(s => fits(s.Event));

    /// <summary>A process without a plain start waits for its message, signal, time or condition.</summary>
    void AwaitStart()
    {
        foreach (var start in definition.In(null).OfType<StartEvent>())
        {
            if (start.Event is TimerEvent { Timer: var timer } && Timing.Of(timer, first, run.Now, new()) is { } schedule) run.Timers[start.Id] = schedule.DueAt;
            if (start.Event is ConditionalEvent { Condition: var condition } && new ScriptRunner().Evaluate(condition, first, run.Now).ValueKind == JsonValueKind.True)
            {
                Begin(start.Id, Variables.Empty);
                return;
            }
        }
    }

    void Announce(JsonObject step)
    {
        var task = Text(step, "fail")!;
        if (!failures.TryGetValue(task, out var queue)) failures[task] = queue = new();
        queue.Enqueue(Text(step, "error"));
    }

    DateTimeOffset Later(string duration, string place)
    {
        try
        {
            return Timing.Add(run.Now, duration);
        }
        catch (ExpressionFault fault)
        {
            throw new ScriptFault($"{place}: {fault.Message}");
        }
    }

    /// <summary>Fires what falls due on the way, in the order of its instants.</summary>
    void Advance(DateTimeOffset until)
    {
        while (run.Due(until) is { } id)
        {
            run.MoveTo(id);
            if (run.State is null) Begin(id, Variables.Empty);
            else run.Do(new FireTimer(id));
        }
        run.Now = until;
    }

    void Note(Effect effect)
    {
        if (effect is ElementRecorded record) trace.Add(new JsonObject { ["event"] = record.Event.ToString().ToLowerInvariant(), ["element"] = record.ElementId });
        if (effect is IncidentRaised incident) incidents.Add($"{incident.ElementId}: {incident.Cause}");
    }

    Command Work(JobCreated job) => failures.GetValueOrDefault(job.ElementId) is { Count: > 0 } queue
        ? new FailJob(job.JobId, queue.Dequeue(), "failed as the script says") : new CompleteJob(job.JobId, Variables.Empty);

    RunResult Result() => new(
        new JsonObject
        {
            ["trace"] = trace,
            ["state"] = run.State switch
            {
                { Status: InstanceStatus.Completed } => "completed",
                { Status: InstanceStatus.Active, HasIncident: true } => "incident",
                null or { Status: InstanceStatus.Active } => "waiting",
                _ => "terminated",
            },
            ["waiting"] = new JsonArray([.. (run.State?.Waiting() ?? []).Select(id => (JsonNode)id)]),
            ["variables"] = JsonNode.Parse((run.State?.Variables ?? first).ToString()),
        },
        incidents);

    static Variables Read(JsonNode? node, string place) => node switch
    {
        null => Variables.Empty,
        JsonObject => Variables.Parse(node.ToJsonString()),
        _ => throw new ScriptFault($"{place} is no JSON object; write {{\"name\": value}}"),
    };

    static string? Text(JsonObject step, string name) =>
        step[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    static string Or(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";
}

/// <param name="Answer">The JSON answer of the contract.</param>
/// <param name="Incidents">Element and cause of each incident, for people.</param>
public sealed record RunResult(JsonObject Answer, IReadOnlyList<string> Incidents);

/// <summary>The script asks for what cannot be done.</summary>
public sealed class ScriptFault(string message) : Exception(message);
