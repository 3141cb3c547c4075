using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>What stands at the root of a file for its processes to name: id → name or code.</summary>
sealed record RootElements(
    IReadOnlyDictionary<string, string> Messages, IReadOnlyDictionary<string, string> Signals,
    IReadOnlyDictionary<string, string?> Errors, IReadOnlyDictionary<string, string?> Escalations, ILookup<string, XElement> EventDefinitions);

/// <summary>Turns the XML of one process into nodes and flows; references are looked at afterwards by <see cref="Checks"/>.</summary>
sealed partial class ProcessReader(string file, RootElements root, List<BpmnFault> faults)
{
    static readonly XNamespace Bpmn = BpmnFile.Bpmn;
    static readonly XNamespace Camunda = BpmnFile.Camunda;

    /// <summary>Parts of a process that carry no behaviour.</summary>
    static readonly string[] Silent =
        ["documentation", "extensionElements", "laneSet", "textAnnotation", "group", "incoming", "outgoing", "category", "ioSpecification", "property", "dataObject", "dataObjectReference", "dataStoreReference",
            "auditing", "monitoring", "performer", "humanPerformer", "potentialOwner", "resourceRole", "dataInputAssociation", "dataOutputAssociation",
            "correlationSubscription", "ioBinding", "supportedInterfaceRef", "supports"];

    /// <summary>What of the camunda namespace is understood, per element.</summary>
    static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["userTask"] = ["assignee", "candidateGroups", "candidateUsers", "dueDate", "formKey"],
        ["serviceTask"] = ["type", "topic"],
        ["sendTask"] = ["type", "topic"],
        ["businessRuleTask"] = ["type", "topic"],
        ["scriptTask"] = ["resultVariable"],
        ["messageEventDefinition"] = ["type", "topic"],
        ["multiInstanceLoopCharacteristics"] = ["collection", "elementVariable"],
        ["startEvent"] = ["formKey"],
    };

    /// <summary>
    /// What of it is read over: how another engine cuts its transactions and orders its jobs, and what its task list shows. Here each
    /// step is a transaction of its own.
    /// </summary>
    static readonly string[] ReadOver =
        ["asyncBefore", "asyncAfter", "exclusive", "jobPriority", "taskPriority", "priority", "followUpDate", "initiator", "isStartableInTasklist", "candidateStarterGroups",
            "candidateStarterUsers", "calledElementBinding", "versionTag", "historyTimeToLive", "failedJobRetryTimeCycle"];

    readonly List<FlowNode> nodes = [];
    readonly List<SequenceFlow> flows = [];
    readonly List<(string Source, string Target)> associations = [];

    /// <summary>Ids of what was found at fault: flows that lead there are not at fault as well.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public (List<FlowNode> Nodes, List<SequenceFlow> Flows, List<(string Source, string Target)> Associations) Read(XElement process, string? parentId)
    {
        CheckAttributes(process);
        ReadScope(process, parentId);
        return (nodes, flows, associations);
    }

    void ReadScope(XElement scope, string? parentId)
    {
        foreach (var element in scope.Elements())
        {
            if (element.Name.Namespace != Bpmn || Silent.Contains(element.Name.LocalName)) continue;
            if (element.Name.LocalName is "multiInstanceLoopCharacteristics" or "standardLoopCharacteristics") continue;
            CheckAttributes(element);
            switch (element.Name.LocalName)
            {
                case "sequenceFlow":
                    ReadFlow(element);
                    break;
                case "association":
                    associations.Add(((string?)element.Attribute("sourceRef") ?? "", (string?)element.Attribute("targetRef") ?? ""));
                    break;
                default:
                    if (ReadNode(element) is { } node) nodes.Add(Common(node, element, parentId));
                    else if ((string?)element.Attribute("id") is { } refused) Refused.Add(refused);
                    break;
            }
        }
    }

    void ReadFlow(XElement element)
    {
        if (Id(element) is not { } id) return;
        var condition = element.Element(Bpmn + "conditionExpression");
        if ((string?)condition?.Attribute("language") is { } language && !language.Contains("javascript", StringComparison.OrdinalIgnoreCase))
            Fault(condition!, id, new($"conditions in '{language}' are not covered", $"ระบบยังไม่รองรับเงื่อนไขภาษา '{language}'"), new("write JavaScript", "โปรดเขียนเป็น JavaScript"));
        if (condition is not null && string.IsNullOrWhiteSpace(condition.Value))
            Fault(condition, id, new("the condition is empty", "เงื่อนไขว่างเปล่า"), new("write it as ${…} or remove it", "โปรดเขียนเป็น ${…} หรือลบออก"));
        flows.Add(new(id, (string?)element.Attribute("name"), (string?)element.Attribute("sourceRef") ?? "", (string?)element.Attribute("targetRef") ?? "",
            Script(condition), BpmnFile.LineOf(element)));
    }

    /// <summary>A condition is always JavaScript, with or without its brackets.</summary>
    static Expression? Script(XElement? element) => element is not null && element.Value.Trim() is { Length: > 0 } text ? Expression.JavaScript(text) : null;

    /// <summary>The closed map from BPMN's element names to the kinds of nodes.</summary>
    FlowNode? ReadNode(XElement element)
    {
        if (Id(element) is not { } id) return null;
        var line = BpmnFile.LineOf(element);
        switch (element.Name.LocalName)
        {
            case "startEvent":
                return Event(element, id, "startEvent", none: true, "timer", "message", "signal", "conditional", "error", "escalation", "compensate") is var (ok, start) && ok
                    ? new StartEvent(start, (string?)element.Attribute("isInterrupting") != "false") { Id = id, Line = line } : null;
            case "endEvent":
                return Event(element, id, "endEvent", none: true, "message", "signal", "error", "escalation", "terminate", "cancel", "compensate") is var (fine, end) && fine
                    && Sender(element, end, id) is var (sent, topic) && sent ? new EndEvent(end, topic) { Id = id, Line = line } : null;
            case "intermediateCatchEvent":
                return Event(element, id, "intermediateCatchEvent", none: false, "timer", "message", "signal", "conditional", "link") is (true, { } caught)
                    ? new CatchEvent(caught) { Id = id, Line = line } : null;
            case "intermediateThrowEvent":
                return Event(element, id, "intermediateThrowEvent", none: true, "message", "signal", "escalation", "link", "compensate") is var (good, thrown) && good
                    && Sender(element, thrown, id) is var (known, by) && known ? new ThrowEvent(thrown, by) { Id = id, Line = line } : null;
            case "boundaryEvent":
                return Boundary(element, id, line);
            case "manualTask" or "task":
                return new ManualTask { Id = id, Line = line };
            case "userTask":
                return new UserTask
                {
                    Id = id,
                    Line = line,
                    Assignee = Attribute(element, "assignee"),
                    CandidateGroups = Attribute(element, "candidateGroups"),
                    CandidateUsers = Attribute(element, "candidateUsers"),
                    DueDate = Attribute(element, "dueDate"),
                    FormKey = (string?)element.Attribute(Camunda + "formKey"),
                };
            case "serviceTask" or "sendTask" or "businessRuleTask":
                return Topic(element, id) is { } worker ? new ServiceTask(worker) { Id = id, Line = line } : null;
            case "receiveTask":
                if ((string?)element.Attribute("instantiate") == "true") Fault(element, id, new("a task that starts the process is not covered", "ระบบยังไม่รองรับงานที่ใช้เริ่มกระบวนการ"), new("use a message start event", "โปรดใช้จุดเริ่มต้นแบบข้อความ"));
                return MessageOf(element, element, id) is { } received ? new ReceiveTask(received) { Id = id, Line = line } : null;
            case "scriptTask":
                return ScriptTask(element, id, line);
            case "subProcess" or "transaction" or "adHocSubProcess":
                return SubProcess(element, id, line);
            case "callActivity":
                return Call(element, id, line);
            case "exclusiveGateway":
                return new ExclusiveGateway { Id = id, Line = line };
            case "parallelGateway":
                return new ParallelGateway { Id = id, Line = line };
            case "inclusiveGateway":
                return new InclusiveGateway { Id = id, Line = line };
            case "complexGateway":
                if (element.Element(Bpmn + "activationCondition") is { } activation)
                    Fault(activation, id, new("an activation condition is not covered", "ระบบยังไม่รองรับเงื่อนไข activationCondition"), new("remove it; the complex gateway then joins like an inclusive one", "โปรดลบออก แล้วจุดนี้จะรวมเส้นทางแบบเลือกได้หลายทาง"));
                return new InclusiveGateway { Id = id, Line = line };
            case "eventBasedGateway":
                if ((string?)element.Attribute("instantiate") == "true")
                    Fault(element, id, new("a gateway that starts the process is not covered", "ระบบยังไม่รองรับจุดรอเหตุการณ์ที่ใช้เริ่มกระบวนการ"), new("use start events", "โปรดใช้จุดเริ่มต้นแทน"));
                return new EventBasedGateway { Id = id, Line = line };
            default:
                Fault(element, id, new($"'{element.Name.LocalName}' is not covered by the engine", $"ระบบยังไม่รองรับ '{element.Name.LocalName}'"),
                    new("use the tasks, events, gateways and sub-processes of BPMN's common executable set", "โปรดใช้กิจกรรม เหตุการณ์ จุดตัดสินใจ และกระบวนการย่อยที่เป็นมาตรฐานทั่วไปของ BPMN"));
                return null;
        }
    }

    BoundaryEvent? Boundary(XElement element, string id, int line)
    {
        var (ok, definition) = Event(element, id, "boundaryEvent", none: false, "timer", "message", "signal", "conditional", "error", "escalation", "compensate", "cancel");
        if ((string?)element.Attribute("attachedToRef") is not { Length: > 0 } host)
        {
            Fault(element, id, new("the boundary event is attached to nothing", "เหตุการณ์ที่ขอบไม่ได้ติดอยู่กับกิจกรรมใด"), new("set attachedToRef to the id of an activity", "โปรดกำหนด attachedToRef เป็น id ของกิจกรรม"));
            return null;
        }
        return ok ? new BoundaryEvent(host, (string?)element.Attribute("cancelActivity") != "false", definition!) { Id = id, Line = line } : null;
    }

    ScriptTask? ScriptTask(XElement element, string id, int line)
    {
        var script = element.Element(Bpmn + "script")?.Value;
        if (string.IsNullOrWhiteSpace(script)) Fault(element, id, new("there is no script", "ยังไม่มีสคริปต์"), new("write JavaScript into its script element", "โปรดเขียน JavaScript ในองค์ประกอบ script"));
        var format = (string?)element.Attribute("scriptFormat");
        if (format?.ToUpperInvariant() is not (null or "JAVASCRIPT" or "ECMASCRIPT" or "JS" or "TEXT/JAVASCRIPT" or "TEXT/ECMASCRIPT" or "APPLICATION/JAVASCRIPT" or "APPLICATION/ECMASCRIPT"))
            Fault(element, id, new($"scripts in '{format}' are not covered", $"ระบบยังไม่รองรับสคริปต์ภาษา '{format}'"), new("set scriptFormat=\"javascript\"", "โปรดกำหนด scriptFormat=\"javascript\""));
        return string.IsNullOrWhiteSpace(script) ? null : new ScriptTask(script, (string?)element.Attribute(Camunda + "resultVariable")) { Id = id, Line = line };
    }

    SubProcess? SubProcess(XElement element, string id, int line)
    {
        if (element.Name.LocalName == "adHocSubProcess")
        {
            Fault(element, id, new("'adHocSubProcess' is not covered by the engine", "ระบบยังไม่รองรับ 'adHocSubProcess'"), new("draw the order of its activities in a sub-process", "โปรดวาดลำดับของกิจกรรมไว้ในกระบวนการย่อย"));
            return null;
        }
        ReadScope(element, id);
        return new SubProcess(element.Name.LocalName == "transaction" ? SubProcessKind.Transaction
            : (string?)element.Attribute("triggeredByEvent") == "true" ? SubProcessKind.Event : SubProcessKind.Embedded) { Id = id, Line = line };
    }

    CallActivity? Call(XElement element, string id, int line)
    {
        var called = (string?)element.Attribute("calledElement");
        if (string.IsNullOrWhiteSpace(called))
        {
            Fault(element, id, new("no process is called", "ไม่ได้ระบุกระบวนการที่เรียกใช้"), new("set calledElement to the id of a process", "โปรดกำหนด calledElement เป็น id ของกระบวนการ"));
            return null;
        }
        return new CallActivity(called, Mapping(element, "in", id), Mapping(element, "out", id)) { Id = id, Line = line };
    }

    VariableMapping Mapping(XElement element, string direction, string id)
    {
        var all = false;
        var single = ImmutableArray.CreateBuilder<KeyValuePair<string, Expression>>();
        foreach (var part in element.Element(Bpmn + "extensionElements")?.Elements(Camunda + direction) ?? [])
        {
            var (source, expression, target) = ((string?)part.Attribute("source"), (string?)part.Attribute("sourceExpression"), (string?)part.Attribute("target"));
            if ((string?)part.Attribute("variables") == "all") all = true;
            else if (target is { Length: > 0 } && (source ?? expression) is { Length: > 0 })
                single.Add(new(target, source is not null ? new($"${{{source}}}") : new(expression!)));
            else if (part.Attribute("businessKey") is null)
                Fault(part, id, new($"camunda:{direction} says not what goes over", $"camunda:{direction} ไม่ได้บอกว่าส่งค่าใด"), new("give source and target, or variables=\"all\"", "โปรดกำหนด source กับ target หรือ variables=\"all\""));
        }
        return new(all, single.ToImmutable());
    }

    FlowNode Common(FlowNode node, XElement element, string? parentId)
    {
        node = node with
        {
            Name = (string?)element.Attribute("name"),
            ParentId = parentId,
            DefaultFlow = (string?)element.Attribute("default"),
            Properties = Properties(element),
        };
        var loop = element.Element(Bpmn + "multiInstanceLoopCharacteristics");
        var standard = element.Element(Bpmn + "standardLoopCharacteristics");
        foreach (var quantity in element.Attributes().Where(a => a.Name.LocalName is "startQuantity" or "completionQuantity" && a.Value != "1"))
            Fault(quantity, node.Id, new($"{quantity.Name.LocalName} is not covered", $"ระบบยังไม่รองรับ {quantity.Name.LocalName}"), Wordings.Remove);
        if (node is Activity activity)
        {
            return activity with
            {
                Loop = standard is not null ? Again(standard, node.Id) : Instances(loop, node.Id),
                Inputs = Parameters(element, "inputParameter"),
                Outputs = Parameters(element, "outputParameter"),
                IsForCompensation = (string?)element.Attribute("isForCompensation") == "true",
            };
        }
        if ((loop ?? standard) is { } marker) Fault(marker, node.Id, new("only activities repeat", "มีเพียงกิจกรรมเท่านั้นที่ทำซ้ำได้"), new("remove the loop marker", "โปรดลบเครื่องหมายการทำซ้ำ"));
        return node;
    }

    StandardLoop Again(XElement element, string id)
    {
        var maximum = (string?)element.Attribute("loopMaximum");
        int? times = null;
        if (maximum is not null && (!int.TryParse(maximum, CultureInfo.InvariantCulture, out var most) || most < 1))
            Fault(element, id, new($"'{maximum}' is no number of rounds", $"'{maximum}' ไม่ใช่จำนวนรอบ"), new("set loopMaximum to a whole number from 1", "โปรดกำหนด loopMaximum เป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"));
        else if (maximum is not null) times = int.Parse(maximum, CultureInfo.InvariantCulture);
        var condition = Script(element.Element(Bpmn + "loopCondition"));
        if (condition is null && maximum is null) Fault(element, id, new("the loop never ends", "การทำซ้ำไม่มีวันสิ้นสุด"), new("give it a loopCondition or a loopMaximum", "โปรดกำหนด loopCondition หรือ loopMaximum"));
        return new((string?)element.Attribute("testBefore") == "true", condition, times);
    }

    MultiInstance? Instances(XElement? element, string id)
    {
        if (element is null) return null;
        CheckAttributes(element);
        // The standard's own words for the collection and its item serve as well.
        var collection = Attribute(element, "collection") ?? Expression.Of(element.Element(Bpmn + "loopDataInputRef")?.Value);
        if (collection is { IsScript: false }) collection = new($"${{{collection.Text}}}");
        var cardinality = Expression.Of(element.Element(Bpmn + "loopCardinality")?.Value);
        if ((string?)element.Attribute("behavior") is { } behavior && behavior != "All")
            Fault(element, id, new($"multi-instance behaviour '{behavior}' is not covered", $"ระบบยังไม่รองรับ behavior '{behavior}' ของกิจกรรมหลายรายการ"), Wordings.Remove);
        if (collection is null == cardinality is null)
            Fault(element, id, new("the multi-instance needs either a collection or a cardinality", "กิจกรรมหลายรายการต้องระบุรายการหรือจำนวน อย่างใดอย่างหนึ่ง"),
                new("set camunda:collection (with camunda:elementVariable) or loopCardinality", "โปรดกำหนด camunda:collection (คู่กับ camunda:elementVariable) หรือ loopCardinality"));
        return new(
            (string?)element.Attribute("isSequential") == "true", collection,
            (string?)element.Attribute(Camunda + "elementVariable") ?? Item(element, "inputDataItem"), cardinality,
            Script(element.Element(Bpmn + "completionCondition")))
        {
            OutputCollection = element.Element(Bpmn + "loopDataOutputRef")?.Value.Trim(),
            OutputItem = Item(element, "outputDataItem"),
        };
    }

    static string? Item(XElement loop, string name) =>
        loop.Element(Bpmn + name) is { } item ? (string?)item.Attribute("name") ?? (string?)item.Attribute("id") : null;

    static ImmutableSortedDictionary<string, string> Properties(XElement element) =>
        (element.Element(Bpmn + "extensionElements")?.Element(Camunda + "properties")?.Elements(Camunda + "property") ?? [])
        .GroupBy(p => (string?)p.Attribute("name") ?? "", StringComparer.Ordinal)
        .ToImmutableSortedDictionary(g => g.Key, g => (string?)g.Last().Attribute("value") ?? "", StringComparer.Ordinal);

    /// <summary>The parameters of one direction: local variables to start with, or what goes out when the work is done.</summary>
    ImmutableArray<KeyValuePair<string, Expression>> Parameters(XElement element, string direction)
    {
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, Expression>>();
        var extension = element.Element(Bpmn + "extensionElements");
        foreach (var parameter in extension?.Element(Camunda + "inputOutput")?.Elements(Camunda + direction) ?? [])
        {
            var name = (string?)parameter.Attribute("name");
            if (string.IsNullOrEmpty(name) || parameter.HasElements)
                Fault(parameter, (string?)element.Attribute("id"), new($"'{direction}' without a name or with more than a text is not covered", $"ระบบยังไม่รองรับ '{direction}' ที่ไม่มี name หรือมีมากกว่าข้อความ"), new("give it a name and a text or ${…}", "โปรดกำหนด 'name' และข้อความหรือ ${…}"));
            else
                parameters.Add(new(name, new(parameter.Value.Trim())));
        }
        return parameters.ToImmutable();
    }

    static Expression? Attribute(XElement element, string name) => Expression.Of((string?)element.Attribute(Camunda + name));

    void CheckAttributes(XElement element)
    {
        var known = Attributes.GetValueOrDefault(element.Name.LocalName, []);
        foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == Camunda && !known.Contains(a.Name.LocalName) && !ReadOver.Contains(a.Name.LocalName)))
            Fault(element, (string?)element.Attribute("id"), new($"'camunda:{attribute.Name.LocalName}' is not covered on {element.Name.LocalName}", $"ระบบยังไม่รองรับ 'camunda:{attribute.Name.LocalName}' บน '{element.Name.LocalName}'"),
                known.Length == 0 ? Wordings.Remove : Wordings.Understood([.. known.Select(k => $"camunda:{k}")]));
        string[] understood = element.Name.LocalName switch
        {
            "callActivity" => ["properties", "inputOutput", "in", "out"],
            "subProcess" or "transaction" or "task" => ["properties", "inputOutput"],
            var name when name.EndsWith("Task", StringComparison.Ordinal) => ["properties", "inputOutput"],
            _ => ["properties"],
        };
        foreach (var part in element.Element(Bpmn + "extensionElements")?.Elements().Where(e => e.Name.Namespace == Camunda && !understood.Contains(e.Name.LocalName) && !ReadOver.Contains(e.Name.LocalName)) ?? [])
            Fault(part, (string?)element.Attribute("id"), new($"'camunda:{part.Name.LocalName}' is not covered on {element.Name.LocalName}", $"ระบบยังไม่รองรับ 'camunda:{part.Name.LocalName}' ใน '{element.Name.LocalName}'"), Wordings.Remove);
    }

    string? Id(XElement element)
    {
        if ((string?)element.Attribute("id") is { Length: > 0 } id) return id;
        Fault(element, null, new($"{element.Name.LocalName} has no id", $"{element.Name.LocalName} ไม่มี id"), new("give every element an id", "โปรดกำหนด id ให้ทุกองค์ประกอบ"));
        return null;
    }

    void Fault(XObject place, string? id, Wording what, Wording remedy) => faults.Add(new(file, BpmnFile.LineOf(place), id, what, remedy));
}
