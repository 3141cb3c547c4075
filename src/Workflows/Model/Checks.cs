using System.Xml.Linq;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Workflows.Model;

/// <summary>Looks whether the parts of a file's processes fit together, and joins them.</summary>
sealed class Checks(string file, IReadOnlyDictionary<string, ProcessDefinition> deployed, List<BpmnFault> faults)
{
    readonly List<XElement> processes = [];
    readonly List<FlowNode> nodes = [];
    readonly List<SequenceFlow> flows = [];
    readonly List<(string Source, string Target)> associations = [];

    readonly HashSet<string> refused = new(StringComparer.Ordinal);

    ILookup<string, FlowNode> byId = null!;
    ILookup<string, SequenceFlow> leaving = null!;
    ILookup<string, SequenceFlow> entering = null!;

    public void Add(XElement process, ProcessReader reader, string? parentId)
    {
        var read = reader.Read(process, parentId);
        refused.UnionWith(reader.Refused);
        processes.Add(process);
        // Which process a node of the top level belongs to is told by its line, as long as all stand at the top.
        nodes.AddRange(read.Nodes);
        flows.AddRange(read.Flows);
        associations.AddRange(read.Associations);
        (byId, leaving, entering) = (
            nodes.ToLookup(n => n.Id, StringComparer.Ordinal), flows.ToLookup(f => f.Source, StringComparer.Ordinal), flows.ToLookup(f => f.Target, StringComparer.Ordinal));
    }

    public void Run()
    {
        foreach (var process in processes.Where(p => (string?)p.Attribute("id") is not { Length: > 0 }))
            Fault(BpmnFile.LineOf(process), null, "the process has no id", "give it an id");
        Ids();
        foreach (var flow in flows) Ends(flow);
        foreach (var node in nodes)
        {
            Edges(node);
            Kind(node);
            Scripts(node);
        }
        Starts();
        foreach (var flow in flows) Script(flow.Condition, flow.Id, flow.Line);
    }

    /// <summary>The definition, each node knowing its flows, boundary events and compensation handler.</summary>
    public ProcessDefinition Wire(string id, string? name)
    {
        var boundaries = nodes.OfType<BoundaryEvent>().ToLookup(b => b.AttachedTo, StringComparer.Ordinal);
        var own = nodes.Select(node => (node is Activity activity
            ? activity with
            {
                Boundaries = [.. boundaries[node.Id].Where(b => b.Event is not CompensateEvent).Select(b => b.Id)],
                CompensationHandler = boundaries[node.Id].Where(b => b.Event is CompensateEvent).Select(HandlerOf).FirstOrDefault(),
                CompensationEvent = boundaries[node.Id].FirstOrDefault(b => b.Event is CompensateEvent)?.Id,
            }
            : node) with
        {
            Incoming = [.. entering[node.Id].Select(f => f.Id)],
            Outgoing = [.. leaving[node.Id].Select(f => f.Id)],
        });
        var called = nodes.OfType<CallActivity>().Select(call => call.CalledElement).Distinct()
            .Where(called => processes.All(p => (string?)p.Attribute("id") != called)).Select(called => Called.From(deployed[called])).ToList();
        return new(id, name, own.Concat(called.SelectMany(c => c.Nodes)), flows.Concat(called.SelectMany(c => c.Flows)));
    }

    string? HandlerOf(BoundaryEvent compensation) => associations
        .Where(a => a.Source == compensation.Id || a.Target == compensation.Id)
        .Select(a => a.Source == compensation.Id ? a.Target : a.Source).FirstOrDefault(id => byId[id].FirstOrDefault() is Activity { IsForCompensation: true });

    void Ids()
    {
        var all = nodes.Select(n => (n.Id, n.Line)).Concat(flows.Select(f => (f.Id, f.Line)));
        foreach (var twice in all.GroupBy(x => x.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Fault(twice.Last().Line, twice.Key, $"the id is used {twice.Count()} times, first in line {twice.First().Line}", "give each element an id of its own");
    }

    void Ends(SequenceFlow flow)
    {
        var (source, target) = (byId[flow.Source].FirstOrDefault(), byId[flow.Target].FirstOrDefault());
        if (source is null && !refused.Contains(flow.Source)) Fault(flow.Line, flow.Id, flow.Source.Length == 0 ? "the flow has no source" : $"the flow begins at '{flow.Source}', which is not a node of this process", "draw it from a node");
        if (target is null && !refused.Contains(flow.Target)) Fault(flow.Line, flow.Id, flow.Target.Length == 0 ? "the flow has no target" : $"the flow ends at '{flow.Target}', which is not a node of this process", "draw it to a node");
        if (source is not null && target is not null && source.ParentId != target.ParentId)
            Fault(flow.Line, flow.Id, "the flow crosses the edge of a sub-process", "connect the sub-process itself");
        if (source is EndEvent) Fault(flow.Line, flow.Id, "a flow leaves an end event", "remove it");
        if (source is ThrowEvent { Event: LinkEvent }) Fault(flow.Line, flow.Id, "a flow leaves a throwing link", "remove it; the catching link goes on");
        if (target is StartEvent) Fault(flow.Line, flow.Id, "a flow enters a start event", "remove it");
        if (target is BoundaryEvent) Fault(flow.Line, flow.Id, "a flow enters a boundary event", "remove it");
        if (target is CatchEvent { Event: LinkEvent }) Fault(flow.Line, flow.Id, "a flow enters a catching link", "remove it; the throwing link leads there");
        if (source is ParallelGateway or StartEvent or EventBasedGateway && flow.Condition is not null)
            Fault(flow.Line, flow.Id, "the flow has a condition that would be ignored", "remove it, or use an exclusive gateway");
    }

    void Edges(FlowNode node)
    {
        var outgoing = leaving[node.Id].ToList();
        var reached = node is StartEvent or BoundaryEvent or CatchEvent { Event: LinkEvent } or SubProcess { Kind: SubProcessKind.Event } or Activity { IsForCompensation: true };
        if (!reached && !entering[node.Id].Any()) Fault(node.Line, node.Id, "no flow leads here", "connect it, or remove it");
        if (reached && node is not (StartEvent or BoundaryEvent) && entering[node.Id].Any())
            Fault(node.Line, node.Id, "a flow leads to what an event starts", "remove the flow");
        // A join that leads nowhere ends its tokens, as an activity without a way out does.
        var joins = node is ParallelGateway or InclusiveGateway or ExclusiveGateway && entering[node.Id].Count() > 1;
        var mustGoOn = node is StartEvent or EventBasedGateway || (node is ExclusiveGateway or ParallelGateway or InclusiveGateway && !joins)
            || node is BoundaryEvent { Event: not CompensateEvent };
        if (mustGoOn && outgoing.Count == 0) Fault(node.Line, node.Id, "no flow leaves here", "connect it to what comes next");
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
    }

    /// <summary>What only this kind of node has to keep to.</summary>
    void Kind(FlowNode node)
    {
        switch (node)
        {
            case BoundaryEvent boundary:
                Boundary(boundary);
                break;
            case EventBasedGateway:
                foreach (var flow in leaving[node.Id])
                {
                    if (byId[flow.Target].FirstOrDefault() is { } next and not (CatchEvent { Event: not LinkEvent } or ReceiveTask))
                        Fault(next.Line, next.Id, "an event-based gateway is followed by events that wait", "use a catching timer, message, signal or condition, or a receive task");
                }
                break;
            case ThrowEvent { Event: LinkEvent link }:
                if (nodes.Count(n => n.ParentId == node.ParentId && n is CatchEvent { Event: LinkEvent there } && there.Name == link.Name) != 1)
                    Fault(node.Line, node.Id, $"the link '{link.Name}' leads to no single catching link", "draw exactly one catching link of the name in the same scope");
                break;
            case EndEvent { Event: CancelEvent } when byId[node.ParentId ?? ""].FirstOrDefault() is not SubProcess { Kind: SubProcessKind.Transaction }:
                Fault(node.Line, node.Id, "a cancel end event stands outside of a transaction", "draw it in a transaction sub-process");
                break;
            case EndEvent { Event: ErrorEvent { Code: null } }:
                Fault(node.Line, node.Id, "no error is named", "set errorRef to an error with an errorCode");
                break;
            case EndEvent { Event: CompensateEvent { ActivityRef: { } ended } }:
                Compensated(node, ended);
                break;
            case ThrowEvent { Event: CompensateEvent { ActivityRef: { } thrown } }:
                Compensated(node, thrown);
                break;
            case CallActivity call when !deployed.ContainsKey(call.CalledElement) && processes.All(p => (string?)p.Attribute("id") != call.CalledElement):
                Fault(node.Line, node.Id, $"the called process '{call.CalledElement}' is not an executable process of this file", "add it, or correct calledElement");
                break;
            case SubProcess { Kind: SubProcessKind.Event } when leaving[node.Id].Any():
                Fault(node.Line, node.Id, "a flow leaves an event sub-process", "remove it");
                break;
            case Activity { IsForCompensation: true } when leaving[node.Id].Any():
                Fault(node.Line, node.Id, "a flow leaves a compensation handler", "remove it");
                break;
        }
    }

    void Compensated(FlowNode node, string activity)
    {
        if (byId[activity].FirstOrDefault() is not Activity)
            Fault(node.Line, node.Id, $"'{activity}' is no activity to compensate", "set activityRef to an activity, or leave it out");
    }

    void Boundary(BoundaryEvent node)
    {
        if (byId[node.AttachedTo].FirstOrDefault() is not Activity host)
        {
            if (!refused.Contains(node.AttachedTo)) Fault(node.Line, node.Id, $"it is attached to '{node.AttachedTo}', which is not an activity of this process", "attach it to a task or sub-process");
            return;
        }
        if (host.ParentId != node.ParentId) Fault(node.Line, node.Id, "it is attached to an activity of another sub-process", "draw both in the same one");
        if (node is { Interrupting: true, Event: TimerEvent { Timer.Kind: TimerKind.Cycle } })
            Fault(node.Line, node.Id, "an interrupting timer fires once, a cycle has no sense", "use a date or a duration, or make it non-interrupting");
        if (node is { Interrupting: false, Event: ErrorEvent or CancelEvent })
            Fault(node.Line, node.Id, "an error always interrupts", "set cancelActivity=\"true\"");
        if (node.Event is CancelEvent && host is not SubProcess { Kind: SubProcessKind.Transaction })
            Fault(node.Line, node.Id, "a cancel boundary event sits on what is no transaction", "attach it to a transaction sub-process");
        if (node.Event is CompensateEvent && HandlerOf(node) is null)
            Fault(node.Line, node.Id, "the compensation leads to no handler", "draw an association to an activity with isForCompensation=\"true\"");
    }

    void Starts()
    {
        foreach (var process in processes)
        {
            var id = (string?)process.Attribute("id");
            var own = process.Elements(BpmnFile.Bpmn + "startEvent").Select(e => (string?)e.Attribute("id")).ToHashSet(StringComparer.Ordinal);
            Begin([.. nodes.OfType<StartEvent>().Where(s => own.Contains(s.Id) && s.ParentId is null)], id, BpmnFile.LineOf(process), onlyNone: false);
        }
        foreach (var sub in nodes.OfType<SubProcess>())
        {
            List<StartEvent> starts = [.. nodes.OfType<StartEvent>().Where(s => s.ParentId == sub.Id)];
            if (sub.Kind != SubProcessKind.Event) Begin(starts, sub.Id, sub.Line, onlyNone: true);
            else if (starts is not [{ Event: not null }]) Fault(sub.Line, sub.Id, "an event sub-process has exactly one start event, with an event", "draw one start event of a timer, message, signal, condition, error or escalation");
            else if (starts is [{ Interrupting: false, Event: ErrorEvent }]) Fault(starts[0].Line, starts[0].Id, "an error always interrupts", "set isInterrupting=\"true\"");
        }
    }

    void Begin(List<StartEvent> starts, string? id, int line, bool onlyNone)
    {
        if (starts.Count == 0) Fault(line, id, "there is no start event", onlyNone ? "draw exactly one plain start event" : "draw a start event");
        if (starts.Count(s => s.Event is null) > 1) Fault(line, id, $"there are {starts.Count(s => s.Event is null)} plain start events", "draw exactly one plain start event");
        foreach (var start in starts.Where(s => s.Event is ErrorEvent or EscalationEvent or CompensateEvent || (onlyNone && s.Event is not null)))
            Fault(start.Line, start.Id, onlyNone ? "a sub-process begins with a plain start event" : "this event starts only an event sub-process", "use a plain start event");
    }

    void Scripts(FlowNode node)
    {
        void Look(Expression? expression) => Script(expression, node.Id, node.Line);
        Look(node switch
        {
            StartEvent start => Of(start.Event),
            CatchEvent wait => Of(wait.Event),
            BoundaryEvent boundary => Of(boundary.Event),
            _ => null,
        });
        if (node is UserTask task) foreach (var part in new[] { task.Assignee, task.CandidateGroups, task.CandidateUsers, task.DueDate }) Look(part);
        if (node is ScriptTask script) Look(new($"${{{script.Script}}}"));
        if (node is CallActivity call) foreach (var (_, part) in call.In.Single.Concat(call.Out.Single)) Look(part);
        if (node is not Activity activity) return;
        foreach (var (_, input) in activity.Inputs) Look(input);
        switch (activity.Loop)
        {
            case MultiInstance instances:
                foreach (var part in new[] { instances.Collection, instances.Cardinality, instances.CompletionCondition }) Look(part);
                break;
            case StandardLoop loop:
                Look(loop.Condition);
                break;
        }
    }

    static Expression? Of(EventDefinition? definition) => definition switch
    {
        TimerEvent timer => timer.Timer.Value,
        ConditionalEvent condition => condition.Condition,
        _ => null,
    };

    void Script(Expression? expression, string id, int line)
    {
        if (expression is { IsScript: true } && ScriptRunner.FaultOf(expression) is { } fault)
            Fault(line, id, $"the expression {Short(expression.Text)} is not JavaScript: {fault}", "correct it");
    }

    static string Short(string text) => text.Length <= 200 ? text : $"{text[..200]}…";

    void Fault(int line, string? id, string what, string remedy) => faults.Add(new(file, line, id, what, remedy));
}
