using System.Xml.Linq;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Workflows.Model;

/// <summary>Looks whether the parts of a file's processes fit together, and joins them.</summary>
sealed class Checks(string file, IReadOnlyDictionary<string, ProcessDefinition> deployed, List<BpmnFault> faults)
{
    /// <summary>Behind the ids of those that call it, an id still has room in the database.</summary>
    const int MaxId = 80;

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
        nodes.AddRange(read.Nodes);
        flows.AddRange(read.Flows);
        associations.AddRange(read.Associations);
        (byId, leaving, entering) = (
            nodes.ToLookup(n => n.Id, StringComparer.Ordinal), flows.ToLookup(f => f.Source, StringComparer.Ordinal), flows.ToLookup(f => f.Target, StringComparer.Ordinal));
    }

    public void Run()
    {
        foreach (var process in processes.Where(p => (string?)p.Attribute("id") is not { Length: > 0 }))
            Fault(BpmnFile.LineOf(process), null, new("the process has no id", "กระบวนการยังไม่มี id"), new("give it an id", "โปรดกำหนด id"));
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
            Fault(twice.Last().Line, twice.Key, new($"the id is used {twice.Count()} times, first in line {twice.First().Line}", $"id นี้ใช้ซ้ำกัน {twice.Count()} แห่ง แห่งแรกอยู่ที่บรรทัด {twice.First().Line}"), new("give each element an id of its own", "โปรดกำหนด id ของแต่ละองค์ประกอบไม่ให้ซ้ำกัน"));
        foreach (var node in nodes.Where(n => n.Id.Length > MaxId))
            Fault(node.Line, node.Id, new($"the id has {node.Id.Length} characters", $"id ยาว {node.Id.Length} ตัวอักษร"), new($"shorten it to {MaxId}", $"โปรดย่อให้ไม่เกิน {MaxId} ตัวอักษร"));
    }

    void Ends(SequenceFlow flow)
    {
        var (source, target) = (byId[flow.Source].FirstOrDefault(), byId[flow.Target].FirstOrDefault());
        if (source is null && !refused.Contains(flow.Source)) Fault(flow.Line, flow.Id, flow.Source.Length == 0 ? new("the flow has no source", "เส้นทางไม่มีต้นทาง") : new($"the flow begins at '{flow.Source}', which is not a node of this process", $"เส้นทางเริ่มจาก '{flow.Source}' ซึ่งไม่มีอยู่ในกระบวนการนี้"), new("draw it from a node", "โปรดลากเส้นทางจากองค์ประกอบที่มีอยู่"));
        if (target is null && !refused.Contains(flow.Target)) Fault(flow.Line, flow.Id, flow.Target.Length == 0 ? new("the flow has no target", "เส้นทางไม่มีปลายทาง") : new($"the flow ends at '{flow.Target}', which is not a node of this process", $"เส้นทางไปจบที่ '{flow.Target}' ซึ่งไม่มีอยู่ในกระบวนการนี้"), new("draw it to a node", "โปรดลากเส้นทางไปยังองค์ประกอบที่มีอยู่"));
        if (source is not null && target is not null && source.ParentId != target.ParentId)
            Fault(flow.Line, flow.Id, new("the flow crosses the edge of a process or sub-process", "เส้นทางข้ามขอบของกระบวนการหรือกระบวนการย่อย"), new("connect the sub-process itself, or send a message", "โปรดเชื่อมกับตัวกระบวนการย่อย หรือส่งเป็นข้อความแทน"));
        if (source is EndEvent) Fault(flow.Line, flow.Id, new("a flow leaves an end event", "มีเส้นทางออกจากจุดสิ้นสุด"), Wordings.Remove);
        if (source is ThrowEvent { Event: LinkEvent }) Fault(flow.Line, flow.Id, new("a flow leaves a throwing link", "มีเส้นทางออกจากจุดเชื่อมต้นทาง"), new("remove it; the catching link goes on", "โปรดลบออก เพราะงานจะเดินต่อจากจุดเชื่อมปลายทาง"));
        if (target is StartEvent) Fault(flow.Line, flow.Id, new("a flow enters a start event", "มีเส้นทางเข้าจุดเริ่มต้น"), Wordings.Remove);
        if (target is BoundaryEvent) Fault(flow.Line, flow.Id, new("a flow enters a boundary event", "มีเส้นทางเข้าเหตุการณ์ที่ขอบกิจกรรม"), Wordings.Remove);
        if (target is CatchEvent { Event: LinkEvent }) Fault(flow.Line, flow.Id, new("a flow enters a catching link", "มีเส้นทางเข้าจุดเชื่อมปลายทาง"), new("remove it; the throwing link leads there", "โปรดลบออก เพราะจุดเชื่อมต้นทางพามาถึงอยู่แล้ว"));
        if (source is ParallelGateway or StartEvent or EventBasedGateway && flow.Condition is not null)
            Fault(flow.Line, flow.Id, new("the flow has a condition that would be ignored", "เส้นทางมีเงื่อนไขที่จะไม่ถูกนำมาใช้"), new("remove it, or use an exclusive gateway", "โปรดลบเงื่อนไข หรือเปลี่ยนเป็นจุดเลือกทางเดียว"));
    }

    void Edges(FlowNode node)
    {
        var outgoing = leaving[node.Id].ToList();
        var reached = node is StartEvent or BoundaryEvent or CatchEvent { Event: LinkEvent } or SubProcess { Kind: SubProcessKind.Event } or Activity { IsForCompensation: true };
        if (!reached && !entering[node.Id].Any()) Fault(node.Line, node.Id, new("no flow leads here", "ไม่มีเส้นทางมาถึงองค์ประกอบนี้"), new("connect it, or remove it", "โปรดเชื่อมเส้นทางเข้า หรือลบองค์ประกอบออก"));
        if (reached && node is not (StartEvent or BoundaryEvent) && entering[node.Id].Any())
            Fault(node.Line, node.Id, new("a flow leads to what an event starts", "มีเส้นทางเข้าองค์ประกอบที่เริ่มด้วยเหตุการณ์"), new("remove the flow", "โปรดลบเส้นทางนี้"));
        // A join that leads nowhere ends its tokens, as an activity without a way out does.
        var joins = node is ParallelGateway or InclusiveGateway or ExclusiveGateway && entering[node.Id].Count() > 1;
        var mustGoOn = node is StartEvent or EventBasedGateway || (node is ExclusiveGateway or ParallelGateway or InclusiveGateway && !joins)
            || node is BoundaryEvent { Event: not CompensateEvent };
        if (mustGoOn && outgoing.Count == 0) Fault(node.Line, node.Id, new("no flow leaves here", "ไม่มีเส้นทางออกจากองค์ประกอบนี้"), new("connect it to what comes next", "โปรดเชื่อมไปยังขั้นตอนถัดไป"));
        if (node.DefaultFlow is { } preset)
        {
            if (outgoing.All(f => f.Id != preset)) Fault(node.Line, node.Id, new($"the default flow '{preset}' does not leave here", $"เส้นทางหลัก '{preset}' ไม่ได้ออกจากองค์ประกอบนี้"), new("name one of its outgoing flows", "โปรดระบุเส้นทางที่ออกจากองค์ประกอบนี้"));
            else if (outgoing.Single(f => f.Id == preset).Condition is not null) Fault(node.Line, node.Id, new($"the default flow '{preset}' has a condition", $"เส้นทางหลัก '{preset}' มีเงื่อนไข"), new("remove the condition", "โปรดลบเงื่อนไขออก"));
        }
        if (node is ExclusiveGateway && outgoing.Count > 1)
        {
            foreach (var open in outgoing.Where(f => f.Condition is null && f.Id != node.DefaultFlow))
                Fault(open.Line, open.Id, new("the flow leaves an exclusive gateway without a condition", "เส้นทางที่ออกจากจุดเลือกทางเดียวไม่มีเงื่อนไข"), new("give it a condition, or make it the default flow", "โปรดใส่เงื่อนไข หรือกำหนดให้เป็นเส้นทางหลัก"));
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
                        Fault(next.Line, next.Id, new("an event-based gateway is followed by events that wait", "หลังจุดรอเหตุการณ์ต้องเป็นเหตุการณ์ที่รอได้เท่านั้น"), new("use a catching timer, message, signal or condition, or a receive task", "โปรดใช้เหตุการณ์รอเวลา ข้อความ สัญญาณ หรือเงื่อนไข หรืองานรอรับข้อความ"));
                }
                break;
            case ThrowEvent { Event: LinkEvent link }:
                if (nodes.Count(n => n.ParentId == node.ParentId && n is CatchEvent { Event: LinkEvent there } && there.Name == link.Name) != 1)
                    Fault(node.Line, node.Id, new($"the link '{link.Name}' leads to no single catching link", $"จุดเชื่อม '{link.Name}' ไม่มีจุดเชื่อมปลายทาง หรือมีมากกว่าหนึ่งจุด"), new("draw exactly one catching link of the name in the same scope", "โปรดวางจุดเชื่อมปลายทางชื่อเดียวกันเพียงจุดเดียวในกระบวนการเดียวกัน"));
                break;
            case CatchEvent { Event: LinkEvent link } when !nodes.Any(n => n.ParentId == node.ParentId && n is ThrowEvent { Event: LinkEvent there } && there.Name == link.Name):
                Fault(node.Line, node.Id, new($"no throwing link '{link.Name}' leads here", $"ไม่มีจุดเชื่อมต้นทาง '{link.Name}' ที่นำมาที่นี่"), new("draw one in the same scope, or remove this one", "โปรดวางจุดเชื่อมต้นทางในขอบเขตเดียวกัน หรือลบจุดนี้ออก"));
                break;
            case EndEvent { Event: CancelEvent } when byId[node.ParentId ?? ""].FirstOrDefault() is not SubProcess { Kind: SubProcessKind.Transaction }:
                Fault(node.Line, node.Id, new("a cancel end event stands outside of a transaction", "จุดสิ้นสุดแบบยกเลิกอยู่นอกกระบวนการย่อยแบบธุรกรรม"), new("draw it in a transaction sub-process", "โปรดวางไว้ในกระบวนการย่อยแบบธุรกรรม"));
                break;
            case EndEvent { Event: ErrorEvent { Code: null } }:
                Fault(node.Line, node.Id, new("no error is named", "ไม่ได้ระบุข้อผิดพลาด"), new("set errorRef to an error with an errorCode", "โปรดกำหนด errorRef ให้ตรงกับข้อผิดพลาดที่มี errorCode"));
                break;
            case EndEvent { Event: CompensateEvent { ActivityRef: { } ended } }:
                Compensated(node, ended);
                break;
            case ThrowEvent { Event: CompensateEvent { ActivityRef: { } thrown } }:
                Compensated(node, thrown);
                break;
            case CallActivity call when !deployed.ContainsKey(call.CalledElement) && processes.All(p => (string?)p.Attribute("id") != call.CalledElement):
                Fault(node.Line, node.Id, new($"the called process '{call.CalledElement}' is not an executable process of this file, nor deployed", $"กระบวนการ '{call.CalledElement}' ที่เรียกใช้ ไม่มีในไฟล์นี้ และยังไม่มีการนำไปใช้"), new("add it, deploy it first, or correct calledElement", "โปรดเพิ่มกระบวนการนั้นหรือนำไปใช้ก่อน หรือแก้ค่า calledElement"));
                break;
            case CallActivity call when !BeginsPlainly(call.CalledElement):
                Fault(node.Line, node.Id, new($"the called process '{call.CalledElement}' has no plain start event", $"กระบวนการ '{call.CalledElement}' ที่เรียกใช้ ไม่มีจุดเริ่มต้นแบบธรรมดา"), new("draw one in it", "โปรดวางจุดเริ่มต้นแบบธรรมดาในกระบวนการนั้น"));
                break;
            case Activity { IsForCompensation: true } handler when handler is not SubProcess { Kind: SubProcessKind.Event } && !entering[node.Id].Any() && !leaving[node.Id].Any() && !nodes.OfType<BoundaryEvent>().Any(b => b.Event is CompensateEvent && HandlerOf(b) == handler.Id):
                Fault(node.Line, node.Id, new("no compensation event leads to the handler", "ไม่มีเหตุการณ์ชดเชยที่นำมายังกิจกรรมชดเชยนี้"), new("draw an association from a compensation boundary event", "โปรดลากเส้นเชื่อมโยงจากเหตุการณ์ชดเชยที่ขอบกิจกรรม"));
                break;
            case EndEvent { Event: CancelEvent } when !nodes.OfType<BoundaryEvent>().Any(b => b.AttachedTo == node.ParentId && b.Event is CancelEvent):
                Fault(node.Line, node.Id, new("the cancel leads to no cancel boundary event of its transaction", "การยกเลิกนี้ไม่มีเหตุการณ์ยกเลิกที่ขอบธุรกรรมรองรับ"), new("attach one to the transaction", "โปรดติดเหตุการณ์ยกเลิกไว้ที่ขอบธุรกรรม"));
                break;
            case ParallelGateway or EventBasedGateway when node.DefaultFlow is not null:
                Fault(node.Line, node.Id, new("a default flow would be ignored here", "เส้นทางปริยายใช้กับจุดนี้ไม่ได้"), new("remove it, or use an exclusive gateway", "โปรดลบออก หรือใช้ทางแยกแบบเลือก"));
                break;
            case Activity { Loop: MultiInstance { Cardinality: { IsScript: false, Text: var count } } } when !int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out _):
                Fault(node.Line, node.Id, new($"'{count}' is no number of instances", $"'{count}' ไม่ใช่จำนวนครั้ง"), new("write a whole number or ${…}", "โปรดระบุจำนวนเต็มหรือ ${…}"));
                break;
            case UserTask { DueDate: { IsScript: false, Text: var due } } when (due.StartsWith('P') ? Timing.FaultOf(TimerKind.Duration, due) : Timing.FaultOf(TimerKind.Date, due)) is { } fault:
                Fault(node.Line, node.Id, Wordings.Time(fault), new("write a date and time like 2021-02-19T16:30:00+07:00, a duration like P3D, or ${…}", "โปรดระบุวันเวลา เช่น 2021-02-19T16:30:00+07:00 ระยะเวลา เช่น P3D หรือ ${…}"));
                break;
            case SubProcess { Kind: SubProcessKind.Event } when leaving[node.Id].Any():
                Fault(node.Line, node.Id, new("a flow leaves an event sub-process", "มีเส้นทางออกจากกระบวนการย่อยตามเหตุการณ์"), Wordings.Remove);
                break;
            case Activity { IsForCompensation: true } when leaving[node.Id].Any():
                Fault(node.Line, node.Id, new("a flow leaves a compensation handler", "มีเส้นทางออกจากกิจกรรมชดเชย"), Wordings.Remove);
                break;
        }
    }

    bool BeginsPlainly(string process)
    {
        if (deployed.TryGetValue(process, out var elsewhere)) return elsewhere.StartOf(null) is not null;
        return processes.First(p => (string?)p.Attribute("id") == process).Elements(BpmnFile.Bpmn + "startEvent")
            .Any(s => !s.Elements().Any(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)));
    }

    void Compensated(FlowNode node, string activity)
    {
        // From within an event sub-process, what is done around it can be named too.
        string?[] seen = [node.ParentId, byId[node.ParentId ?? ""].FirstOrDefault() is SubProcess { Kind: SubProcessKind.Event } around ? around.ParentId : node.ParentId];
        if (byId[activity].FirstOrDefault() is not Activity named)
            Fault(node.Line, node.Id, new($"'{activity}' is no activity to compensate", $"'{activity}' ไม่ใช่กิจกรรมที่ชดเชยได้"), new("set activityRef to an activity, or leave it out", "โปรดกำหนด activityRef เป็นกิจกรรม หรือไม่ต้องระบุ"));
        else if (!seen.Contains(named.ParentId))
            Fault(node.Line, node.Id, new($"'{activity}' stands in another sub-process", $"'{activity}' อยู่ในกระบวนการย่อยอื่น"), new("name an activity of the same one, or its sub-process", "โปรดระบุกิจกรรมในกระบวนการย่อยเดียวกัน หรือระบุกระบวนการย่อยนั้นเอง"));
    }

    void Boundary(BoundaryEvent node)
    {
        if (byId[node.AttachedTo].FirstOrDefault() is not Activity host)
        {
            if (!refused.Contains(node.AttachedTo)) Fault(node.Line, node.Id, new($"it is attached to '{node.AttachedTo}', which is not an activity of this process", $"ติดอยู่กับ '{node.AttachedTo}' ซึ่งไม่ใช่กิจกรรมในกระบวนการนี้"), new("attach it to a task or sub-process", "โปรดติดไว้กับงานหรือกระบวนการย่อย"));
            return;
        }
        if (host.ParentId != node.ParentId) Fault(node.Line, node.Id, new("it is attached to an activity of another process or sub-process", "ติดอยู่กับกิจกรรมของกระบวนการหรือกระบวนการย่อยอื่น"), new("draw both in the same one", "โปรดวางทั้งสองไว้ในกระบวนการเดียวกัน"));
        if (host is SubProcess { Kind: SubProcessKind.Event })
            Fault(node.Line, node.Id, new("it is attached to an event sub-process", "ติดอยู่กับกระบวนการย่อยตามเหตุการณ์"), new("attach it to the activity around, or draw the event inside", "โปรดติดไว้กับกิจกรรมที่ครอบอยู่ หรือวางเหตุการณ์ไว้ข้างใน"));
        if (node.Event is CancelEvent or CompensateEvent or ErrorEvent && FirstOf(node) is { } first)
            Fault(node.Line, node.Id, new($"'{first.Id}' catches the same already", $"'{first.Id}' ดักเหตุการณ์เดียวกันอยู่แล้ว"), Wordings.Remove);
        if (node is { Interrupting: false, Event: ErrorEvent or CancelEvent })
            Fault(node.Line, node.Id, new("an error always interrupts", "ข้อผิดพลาดต้องหยุดกิจกรรมเสมอ"), new("set cancelActivity=\"true\"", "โปรดกำหนด cancelActivity=\"true\""));
        if (node.Event is CancelEvent && host is not SubProcess { Kind: SubProcessKind.Transaction })
            Fault(node.Line, node.Id, new("a cancel boundary event sits on what is no transaction", "เหตุการณ์ยกเลิกติดอยู่กับสิ่งที่ไม่ใช่กระบวนการย่อยแบบธุรกรรม"), new("attach it to a transaction sub-process", "โปรดติดไว้กับกระบวนการย่อยแบบธุรกรรม"));
        if (node.Event is CompensateEvent && HandlerOf(node) is null)
            Fault(node.Line, node.Id, new("the compensation leads to no handler", "เหตุการณ์ชดเชยไม่มีกิจกรรมชดเชยรองรับ"), new("draw an association to an activity with isForCompensation=\"true\"", "โปรดลากเส้นโยงไปยังกิจกรรมที่กำหนด isForCompensation=\"true\""));
        if (node.Event is CompensateEvent && leaving[node.Id].Any())
            Fault(node.Line, node.Id, new("a flow leaves a compensation event", "มีเส้นทางออกจากเหตุการณ์ชดเชย"), new("draw an association to the handler instead", "โปรดใช้เส้นเชื่อมโยงไปยังกิจกรรมชดเชยแทน"));
        if (node.Event is CompensateEvent && HandlerOf(node) is { } handler && byId[handler].First().ParentId != node.ParentId)
            Fault(node.Line, node.Id, new($"the handler '{handler}' stands in another sub-process", $"กิจกรรมชดเชย '{handler}' อยู่ในกระบวนการย่อยอื่น"), new("draw both in the same one", "โปรดวางทั้งสองไว้ในกระบวนการเดียวกัน"));
    }

    /// <summary>The one before it at the same activity that would always be the one to catch.</summary>
    BoundaryEvent? FirstOf(BoundaryEvent node) => nodes.OfType<BoundaryEvent>().TakeWhile(b => b.Id != node.Id).FirstOrDefault(b => b.AttachedTo == node.AttachedTo && Same(b.Event, node.Event));

    static bool Same(EventDefinition? one, EventDefinition? other) => one?.GetType() == other?.GetType() && (one as ErrorEvent)?.Code == (other as ErrorEvent)?.Code;

    void Starts()
    {
        foreach (var process in processes)
        {
            var id = (string?)process.Attribute("id");
            Begin([.. nodes.OfType<StartEvent>().Where(s => s.ParentId == id)], id, BpmnFile.LineOf(process), onlyNone: false);
        }
        foreach (var sub in nodes.OfType<SubProcess>())
        {
            List<StartEvent> starts = [.. nodes.OfType<StartEvent>().Where(s => s.ParentId == sub.Id)];
            if (sub.Kind != SubProcessKind.Event) Begin(starts, sub.Id, sub.Line, onlyNone: true);
            else if (starts is not [{ Event: not null }]) Fault(sub.Line, sub.Id, new("an event sub-process has exactly one start event, with an event", "กระบวนการย่อยตามเหตุการณ์ต้องมีจุดเริ่มต้นเพียงจุดเดียว และต้องมีเหตุการณ์"), new("draw one start event of a timer, message, signal, condition, error, escalation or compensation", "โปรดวางจุดเริ่มต้นแบบเวลา ข้อความ สัญญาณ เงื่อนไข ข้อผิดพลาด การแจ้งยกระดับ หรือการชดเชย หนึ่งจุด"));
            else if (starts is [{ Event: CompensateEvent }] && byId[sub.ParentId ?? ""].FirstOrDefault() is not SubProcess { Kind: not SubProcessKind.Event })
                Fault(starts[0].Line, starts[0].Id, new("a compensation event sub-process stands outside of a sub-process that it could undo", "กระบวนการย่อยแบบชดเชยไม่ได้อยู่ในกระบวนการย่อยที่จะชดเชยได้"), new("draw it in a sub-process or a transaction", "โปรดวางไว้ในกระบวนการย่อยหรือธุรกรรม"));
            else if (starts is [{ Event: ErrorEvent } start] && nodes.OfType<SubProcess>().TakeWhile(other => other.Id != sub.Id)
                .Any(other => other.Kind == SubProcessKind.Event && other.ParentId == sub.ParentId && nodes.OfType<StartEvent>().Any(s => s.ParentId == other.Id && Same(s.Event, start.Event))))
                Fault(start.Line, start.Id, new("another event sub-process catches the same already", "มีกระบวนการย่อยตามเหตุการณ์อื่นดักเหตุการณ์เดียวกันอยู่แล้ว"), Wordings.Remove);
            else if (starts is [{ Interrupting: false, Event: ErrorEvent }]) Fault(starts[0].Line, starts[0].Id, new("an error always interrupts", "ข้อผิดพลาดต้องหยุดกิจกรรมเสมอ"), new("set isInterrupting=\"true\"", "โปรดกำหนด isInterrupting=\"true\""));
        }
    }

    void Begin(List<StartEvent> starts, string? id, int line, bool onlyNone)
    {
        if (starts.Count == 0) Fault(line, id, new("there is no start event", "ไม่มีจุดเริ่มต้น"), onlyNone ? Wordings.OnePlainStart : new("draw a start event", "โปรดวางจุดเริ่มต้น"));
        if (starts.Count(s => s.Event is null) > 1) Fault(line, id, new($"there are {starts.Count(s => s.Event is null)} plain start events", $"มีจุดเริ่มต้นแบบธรรมดา {starts.Count(s => s.Event is null)} จุด"), Wordings.OnePlainStart);
        foreach (var start in starts.Where(s => s.Event is ErrorEvent or EscalationEvent or CompensateEvent || (onlyNone && s.Event is not null)))
            Fault(start.Line, start.Id, onlyNone ? new("a sub-process begins with a plain start event", "กระบวนการย่อยต้องเริ่มด้วยจุดเริ่มต้นแบบธรรมดา") : new("this event starts only an event sub-process", "เหตุการณ์นี้ใช้เริ่มได้เฉพาะกระบวนการย่อยตามเหตุการณ์"), new("use a plain start event", "โปรดใช้จุดเริ่มต้นแบบธรรมดา"));
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
        if (node is ScriptTask script) Look(Expression.JavaScript(script.Script));
        if (node is CallActivity call) foreach (var (_, part) in call.In.Single.Concat(call.Out.Single)) Look(part);
        if (node is not Activity activity) return;
        foreach (var (_, parameter) in activity.Inputs.Concat(activity.Outputs)) Look(parameter);
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
            Fault(line, id, Wordings.NoJavaScript(Short(expression.Text), fault), new("correct it", "โปรดแก้ไขนิพจน์"));
    }

    static string Short(string text) => text.Length <= 200 ? text : $"{text[..200]}…";

    void Fault(int line, string? id, Wording what, Wording remedy) => faults.Add(new(file, line, id, what, remedy));
}
