using System.Collections.Immutable;
using System.Xml.Linq;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Workflows.Model;

/// <summary>Looks whether the parts of a process fit together, and joins them.</summary>
sealed class Checks(string file, List<FlowNode> nodes, List<SequenceFlow> flows, List<BpmnFault> faults)
{
    readonly ILookup<string, FlowNode> byId = nodes.ToLookup(n => n.Id, StringComparer.Ordinal);

    public void Run(XElement process)
    {
        if ((string?)process.Attribute("id") is not { Length: > 0 })
            faults.Add(new(file, BpmnFile.LineOf(process), null, "the process has no id", "give it an id"));
        Ids();
        foreach (var flow in flows) Ends(flow);
        foreach (var node in nodes) Edges(node);
        Starts(null, (string?)process.Attribute("id"), BpmnFile.LineOf(process));
        foreach (var sub in nodes.OfType<SubProcess>()) Starts(sub.Id, sub.Id, sub.Line);
        foreach (var node in nodes) Scripts(node);
        foreach (var flow in flows) Script(flow.Condition, flow.Id, flow.Line);
    }

    /// <summary>The definition, each node knowing its flows and boundary events.</summary>
    public ProcessDefinition Wire(string id, string? name) => new(id, name, nodes.Select(node => (node is Activity activity
        ? activity with { Boundaries = [.. nodes.OfType<BoundaryEvent>().Where(b => b.AttachedTo == node.Id).Select(b => b.Id)] }
        : node) with
    {
        Incoming = [.. flows.Where(f => f.Target == node.Id).Select(f => f.Id)],
        Outgoing = [.. flows.Where(f => f.Source == node.Id).Select(f => f.Id)],
    }), flows);

    void Ids()
    {
        var all = nodes.Select(n => (n.Id, n.Line)).Concat(flows.Select(f => (f.Id, f.Line)));
        foreach (var twice in all.GroupBy(x => x.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Fault(twice.Last().Line, twice.Key, $"the id is used {twice.Count()} times, first in line {twice.First().Line}", "give each element an id of its own");
    }

    void Ends(SequenceFlow flow)
    {
        var (source, target) = (byId[flow.Source].FirstOrDefault(), byId[flow.Target].FirstOrDefault());
        if (source is null) Fault(flow.Line, flow.Id, flow.Source.Length == 0 ? "the flow has no source" : $"the flow begins at '{flow.Source}', which is not a node of this process", "draw it from a node");
        if (target is null) Fault(flow.Line, flow.Id, flow.Target.Length == 0 ? "the flow has no target" : $"the flow ends at '{flow.Target}', which is not a node of this process", "draw it to a node");
        if (source is not null && target is not null && source.ParentId != target.ParentId)
            Fault(flow.Line, flow.Id, "the flow crosses the edge of a sub-process", "connect the sub-process itself");
        if (source is EndEvent) Fault(flow.Line, flow.Id, "a flow leaves an end event", "remove it");
        if (target is StartEvent) Fault(flow.Line, flow.Id, "a flow enters a start event", "remove it");
        if (target is BoundaryEvent) Fault(flow.Line, flow.Id, "a flow enters a boundary event", "remove it");
        if (source is ParallelGateway or StartEvent && flow.Condition is not null)
            Fault(flow.Line, flow.Id, "the flow has a condition that would be ignored", "remove it, or use an exclusive gateway");
    }

    void Edges(FlowNode node)
    {
        var outgoing = flows.Where(f => f.Source == node.Id).ToList();
        if (node is not (StartEvent or BoundaryEvent) && flows.All(f => f.Target != node.Id))
            Fault(node.Line, node.Id, "no flow leads here", "connect it, or remove it");
        if (node is StartEvent or BoundaryEvent or ExclusiveGateway or ParallelGateway && outgoing.Count == 0)
            Fault(node.Line, node.Id, "no flow leaves here", "connect it to what comes next");
        if (node.DefaultFlow is { } preset)
        {
            if (outgoing.All(f => f.Id != preset)) Fault(node.Line, node.Id, $"the default flow '{preset}' does not leave here", "name one of its outgoing flows");
            else if (outgoing.Single(f => f.Id == preset).Condition is not null) Fault(node.Line, node.Id, $"the default flow '{preset}' has a condition", "remove the condition");
        }
        if (node is ExclusiveGateway && outgoing.Count > 1)
        {
            foreach (var open in outgoing.Where(f => f.Condition is null && f.Id != node.DefaultFlow))
                Fault(open.Line, open.Id, "the flow leaves an exclusive gateway without a condition", "give it a condition, or make it the default flow");
        }
        if (node is BoundaryEvent boundary)
        {
            if (byId[boundary.AttachedTo].FirstOrDefault() is not Activity host)
                Fault(node.Line, node.Id, $"it is attached to '{boundary.AttachedTo}', which is not an activity of this process", "attach it to a task or sub-process");
            else if (host.ParentId != node.ParentId)
                Fault(node.Line, node.Id, "it is attached to an activity of another sub-process", "draw both in the same one");
            if (boundary is { Interrupting: true, Timer.Kind: TimerKind.Cycle })
                Fault(node.Line, node.Id, "an interrupting timer fires once, a cycle has no sense", "use a date or a duration, or make it non-interrupting");
        }
    }

    void Starts(string? parentId, string? id, int line)
    {
        var starts = nodes.OfType<StartEvent>().Count(n => n.ParentId == parentId);
        if (starts != 1) Fault(line, id, starts == 0 ? "there is no start event" : $"there are {starts} start events", "draw exactly one plain start event");
    }

    void Scripts(FlowNode node)
    {
        void Look(Expression? expression) => Script(expression, node.Id, node.Line);
        switch (node)
        {
            case UserTask task:
                Look(task.Assignee);
                Look(task.CandidateGroups);
                Look(task.CandidateUsers);
                Look(task.DueDate);
                break;
            case TimerCatchEvent wait: Look(wait.Timer.Value); break;
            case BoundaryEvent boundary: Look(boundary.Timer.Value); break;
        }
        if (node is not Activity activity) return;
        foreach (var (_, input) in activity.Inputs) Look(input);
        Look(activity.Loop?.Collection);
        Look(activity.Loop?.Cardinality);
        Look(activity.Loop?.CompletionCondition);
    }

    void Script(Expression? expression, string id, int line)
    {
        if (expression is { IsScript: true } && ScriptRunner.FaultOf(expression) is { } fault)
            Fault(line, id, $"the expression {expression} is not JavaScript: {fault}", "correct it");
    }

    void Fault(int line, string? id, string what, string remedy) => faults.Add(new(file, line, id, what, remedy));
}
