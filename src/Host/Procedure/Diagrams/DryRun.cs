using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using PaWorkflow.Workflows.Model;
using PaWorkflow.Workflows.Running;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>Something that can be done next in a dry run.</summary>
/// <param name="Kind"><c>complete</c>, <c>message</c>, <c>signal</c> or <c>timer</c>.</param>
/// <param name="Element">Where it is done.</param>
/// <param name="Value">What the script's step names: the task's id or the name of the message or signal.</param>
/// <param name="Count">How many wait there.</param>
/// <param name="Ways">Decisions that lead on from a task.</param>
public sealed record DryAction(string Kind, string Element, string Name, string Value, int Count, IReadOnlyList<DryWay> Ways);

/// <param name="Variables">With which the task is completed, as JSON.</param>
public sealed record DryWay(string Name, JsonObject Variables);

/// <param name="Answer">What <c>bpmn run</c> answers.</param>
/// <param name="Clock">How late it is in the run, which begins at the Unix epoch.</param>
public sealed record DryAnswer(JsonObject Answer, IReadOnlyList<string> Incidents, IReadOnlyList<DryAction> Actions, DateTimeOffset Clock);

/// <summary>Plays a definition by a script as <c>bpmn run</c> does, and says what can be done next.</summary>
public static partial class DryRun
{
    /// <summary>The longest jump to a next time: a century.</summary>
    static readonly TimeSpan furthest = TimeSpan.FromDays(36525);

    /// <summary>Of several processes of a file the one that no other calls; where all are called, the first.</summary>
    public static ProcessDefinition TopOf(IReadOnlyList<ProcessDefinition> processes)
    {
        var called = processes[0].Nodes.OfType<CallActivity>().Select(call => call.CalledElement).ToHashSet(StringComparer.Ordinal);
        return processes.FirstOrDefault(process => !called.Contains(process.Id)) ?? processes[0];
    }

    /// <summary>The names of the variables with which a script begins; none where it is no script.</summary>
    public static IReadOnlySet<string> Given(string script)
    {
        try
        {
            return (JsonNode.Parse(script)?["variables"] as JsonObject)?.Select(v => v.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException)
        {
            return new HashSet<string>();
        }
    }

    /// <exception cref="ScriptFault">A step of the script cannot be taken.</exception>
    public static DryAnswer Play(ProcessDefinition definition, string script)
    {
        var result = BpmnRun.Execute(definition, script);
        return new(result.Answer, result.Incidents, ActionsOf(definition, result.Answer), DateTimeOffset.UnixEpoch + Elapsed(script));
    }

    /// <summary>The least whole number of minutes after which the clock makes something happen; null when nothing waits for it.</summary>
    /// <remarks>The contract's answer names no due times, so the instant is looked for: what has happened can only grow with time.</remarks>
    public static string? ToNextTime(ProcessDefinition definition, string script)
    {
        var before = Length(definition, script);
        long reaches = 1;
        while (Length(definition, Later(script, reaches)) == before)
        {
            reaches *= 2;
            if (reaches > furthest.TotalMinutes) return null;
        }
        for (long fails = reaches / 2; reaches - fails > 1;)
        {
            var middle = fails + ((reaches - fails) / 2);
            if (Length(definition, Later(script, middle)) == before) fails = middle;
            else reaches = middle;
        }
        return $"PT{reaches}M";
    }

    static int Length(ProcessDefinition definition, string script) => BpmnRun.Execute(definition, script).Answer["trace"]!.AsArray().Count;

    static string Later(string script, long minutes)
    {
        var longer = (JsonObject)JsonNode.Parse(script)!;
        if (longer["steps"] is not JsonArray steps) longer["steps"] = steps = [];
        steps.Add(new JsonObject { ["advance"] = string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M") });
        return longer.ToJsonString();
    }

    static TimeSpan Elapsed(string script)
    {
        var sum = TimeSpan.Zero;
        foreach (var step in JsonNode.Parse(script)?["steps"] as JsonArray ?? [])
        {
            if (step?["advance"]?.GetValue<string>() is { } duration) sum += XmlConvert.ToTimeSpan(WeeksPattern().Replace(duration, w => $"P{int.Parse(w.Groups[1].Value, CultureInfo.InvariantCulture) * 7}D"));
        }
        return sum;
    }

    static List<DryAction> ActionsOf(ProcessDefinition definition, JsonObject answer)
    {
        var actions = new List<DryAction>();
        if (answer["state"]!.GetValue<string>() is not ("waiting" or "incident")) return actions;
        var waiting = answer["waiting"]!.AsArray().Select(id => id!.GetValue<string>()).ToList();
        var started = answer["trace"]!.AsArray().Count > 0;
        if (!started)
        {
            foreach (var start in definition.In(null).OfType<StartEvent>()) AddEvent(actions, definition, start, start.Event, 1);
            return actions;
        }
        foreach (var group in waiting.GroupBy(id => id, StringComparer.Ordinal))
        {
            switch (definition.Find(group.Key))
            {
                case UserTask task:
                    actions.Add(new("complete", task.Id, task.Name ?? task.Id, task.Id, group.Count(), WaysFrom(definition, task)));
                    break;
                case ReceiveTask receive:
                    actions.Add(new("message", receive.Id, receive.Name ?? receive.MessageName, receive.MessageName, group.Count(), []));
                    break;
                case CatchEvent caught:
                    AddEvent(actions, definition, caught, caught.Event, group.Count());
                    break;
                case EventBasedGateway gateway:
                    foreach (var next in gateway.Outgoing.Select(flow => definition.Node(definition.Flow(flow).Target)))
                    {
                        if (next is CatchEvent either) AddEvent(actions, definition, either, either.Event, group.Count());
                        else if (next is ReceiveTask message) actions.Add(new("message", message.Id, message.Name ?? message.MessageName, message.MessageName, group.Count(), []));
                    }
                    break;
            }
        }
        var active = Active(answer);
        foreach (var boundary in definition.Nodes.OfType<BoundaryEvent>().Where(b => active.GetValueOrDefault(b.AttachedTo) > 0))
            AddEvent(actions, definition, boundary, boundary.Event, active[boundary.AttachedTo]);
        return actions;
    }

    static void AddEvent(List<DryAction> actions, ProcessDefinition definition, FlowNode node, EventDefinition? happening, int count)
    {
        var (kind, value) = happening switch
        {
            MessageEvent message => ("message", message.Name),
            SignalEvent signal => ("signal", signal.Name),
            TimerEvent timer => ("timer", Words(definition, node, timer.Timer)),
            _ => ("", ""),
        };
        if (kind.Length > 0) actions.Add(new(kind, node.Id, node.Name ?? value, value, count, []));
    }

    static string Words(ProcessDefinition definition, FlowNode node, TimerDefinition timer)
    {
        var host = node is BoundaryEvent { AttachedTo: var id } ? definition.Find(id) : null;
        var words = TimerWords.Read($"time{timer.Kind}", timer.Value.Text, (host as UserTask)?.DueDate?.Text).InThai();
        return host is null ? words : $"“{host.Name ?? host.Id}”: {words}";
    }

    static Dictionary<string, int> Active(JsonObject answer)
    {
        var active = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in answer["trace"]!.AsArray())
        {
            var id = line!["element"]!.GetValue<string>();
            active[id] = active.GetValueOrDefault(id) + (line["event"]!.GetValue<string>() == "activated" ? 1 : -1);
        }
        return active;
    }

    /// <summary>The decisions of the gateway that follows a task, as far as its conditions compare one variable with one text.</summary>
    internal static List<DryWay> WaysFrom(ProcessDefinition definition, UserTask task)
    {
        if (task.Outgoing is not [var only] || definition.Node(definition.Flow(only).Target) is not ExclusiveGateway gateway) return [];
        var ways = new List<DryWay>();
        string? variable = null;
        foreach (var flow in gateway.Outgoing.Select(definition.Flow))
        {
            if (flow.Condition is { } condition && ComparisonPattern().Match(condition.Text) is { Success: true } match)
            {
                variable = match.Groups["name"].Value;
                ways.Add(new(flow.Name ?? match.Groups["value"].Value, new() { [variable] = match.Groups["value"].Value }));
            }
        }
        if (gateway.DefaultFlow is { } otherwise && variable is not null)
            ways.Add(new(definition.Flow(otherwise).Name ?? "ทางปกติ", new() { [variable] = "return" }));
        return ways;
    }

    [GeneratedRegex(@"^\$\{\s*(?<name>[\p{L}_]\w*)\s*===?\s*['""](?<value>[^'""]*)['""]\s*\}$")]
    private static partial Regex ComparisonPattern();

    [GeneratedRegex(@"^P(\d+)W$")]
    private static partial Regex WeeksPattern();
}
