using System.Collections.Immutable;
using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>Turns the XML of one process into nodes and flows; references are looked at afterwards by <see cref="Checks"/>.</summary>
sealed class ProcessReader(string file, IReadOnlyDictionary<string, string> messages, List<BpmnFault> faults)
{
    static readonly XNamespace Bpmn = BpmnFile.Bpmn;
    static readonly XNamespace Camunda = BpmnFile.Camunda;

    /// <summary>Parts of a process that carry no behaviour.</summary>
    static readonly string[] Silent =
        ["documentation", "extensionElements", "laneSet", "textAnnotation", "association", "group", "incoming", "outgoing", "category", "ioSpecification", "property"];

    /// <summary>What of the camunda namespace is understood, per element.</summary>
    static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["userTask"] = ["assignee", "candidateGroups", "candidateUsers", "dueDate", "formKey"],
        ["serviceTask"] = ["type", "topic"],
        ["sendTask"] = ["type", "topic"],
        ["messageEventDefinition"] = ["type", "topic"],
        ["multiInstanceLoopCharacteristics"] = ["collection", "elementVariable"],
        ["process"] = ["versionTag", "historyTimeToLive"],
    };

    readonly List<FlowNode> nodes = [];
    readonly List<SequenceFlow> flows = [];

    public (List<FlowNode> Nodes, List<SequenceFlow> Flows) Read(XElement process)
    {
        CheckAttributes(process);
        ReadScope(process, parentId: null);
        return (nodes, flows);
    }

    void ReadScope(XElement scope, string? parentId)
    {
        foreach (var element in scope.Elements())
        {
            if (element.Name.Namespace != Bpmn || Silent.Contains(element.Name.LocalName)) continue;
            if (element.Name.LocalName == "multiInstanceLoopCharacteristics") continue;
            CheckAttributes(element);
            if (element.Name.LocalName == "sequenceFlow") ReadFlow(element);
            else if (ReadNode(element) is { } node) nodes.Add(Common(node, element, parentId));
        }
    }

    void ReadFlow(XElement element)
    {
        if (Id(element) is not { } id) return;
        var condition = element.Element(Bpmn + "conditionExpression");
        if (condition is not null && string.IsNullOrWhiteSpace(condition.Value))
            Fault(condition, id, "the condition is empty", "write it as ${…} or remove it");
        flows.Add(new(id, (string?)element.Attribute("name"), (string?)element.Attribute("sourceRef") ?? "", (string?)element.Attribute("targetRef") ?? "",
            Script(condition), BpmnFile.LineOf(element)));
    }

    /// <summary>A condition is always JavaScript, with or without its brackets.</summary>
    static Expression? Script(XElement? element) => Expression.Of(element?.Value) is { } expression
        ? expression.IsScript ? expression : new($"${{{expression.Text}}}") : null;

    /// <summary>The closed map from BPMN's element names to the kinds of nodes.</summary>
    FlowNode? ReadNode(XElement element)
    {
        if (Id(element) is not { } id) return null;
        var line = BpmnFile.LineOf(element);
        switch (element.Name.LocalName)
        {
            case "startEvent":
                return Only(element, id) ? new StartEvent { Id = id, Line = line } : null;
            case "endEvent":
                return End(element, id, line);
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
            case "serviceTask" or "sendTask":
                return Topic(element, id) is { } topic ? new ServiceTask(topic) { Id = id, Line = line } : null;
            case "subProcess":
                if ((string?)element.Attribute("triggeredByEvent") == "true")
                {
                    Fault(element, id, "event sub-processes are not covered", "draw the reaction as a boundary event");
                    return null;
                }
                ReadScope(element, id);
                return new SubProcess { Id = id, Line = line };
            case "exclusiveGateway":
                return new ExclusiveGateway { Id = id, Line = line };
            case "parallelGateway":
                return new ParallelGateway { Id = id, Line = line };
            case "intermediateCatchEvent":
                return Catch(element, id, line);
            case "receiveTask":
                return MessageOf(element, element, id) is { } received ? new MessageCatchEvent(received) { Id = id, Line = line } : null;
            case "boundaryEvent":
                return Boundary(element, id, line);
            default:
                Fault(element, id, $"'{element.Name.LocalName}' is not covered by the engine",
                    "use start and end events, user and service tasks, sub-processes, exclusive and parallel gateways, timers and messages");
                return null;
        }
    }

    EndEvent? End(XElement element, string id, int line)
    {
        var definitions = Definitions(element);
        switch (definitions)
        {
            case []:
                return new EndEvent(EndKind.None, null) { Id = id, Line = line };
            case [{ Name.LocalName: "terminateEventDefinition" }]:
                return new EndEvent(EndKind.Terminate, null) { Id = id, Line = line };
            case [{ Name.LocalName: "messageEventDefinition" } message]:
                CheckAttributes(message);
                return Topic(message, id) is { } topic ? new EndEvent(EndKind.Message, topic) { Id = id, Line = line } : null;
            default:
                Refuse(element, id, definitions);
                return null;
        }
    }

    FlowNode? Catch(XElement element, string id, int line)
    {
        var definitions = Definitions(element);
        switch (definitions)
        {
            case [{ Name.LocalName: "timerEventDefinition" } timer]:
                return TimerOf(timer, id) is { } due ? new TimerCatchEvent(due) { Id = id, Line = line } : null;
            case [{ Name.LocalName: "messageEventDefinition" } message]:
                return MessageOf(element, message, id) is { } name ? new MessageCatchEvent(name) { Id = id, Line = line } : null;
            default:
                Refuse(element, id, definitions);
                return null;
        }
    }

    BoundaryEvent? Boundary(XElement element, string id, int line)
    {
        var definitions = Definitions(element);
        if (definitions is not [{ Name.LocalName: "timerEventDefinition" } definition])
        {
            Refuse(element, id, definitions);
            return null;
        }
        if ((string?)element.Attribute("attachedToRef") is not { Length: > 0 } host)
        {
            Fault(element, id, "the boundary event is attached to nothing", "set attachedToRef to the id of an activity");
            return null;
        }
        return TimerOf(definition, id) is { } timer
            ? new BoundaryEvent(host, (string?)element.Attribute("cancelActivity") != "false", timer) { Id = id, Line = line } : null;
    }

    TimerDefinition? TimerOf(XElement definition, string id)
    {
        var parts = definition.Elements().Where(e => e.Name.Namespace == Bpmn && e.Name.LocalName.StartsWith("time", StringComparison.Ordinal)).ToList();
        if (parts is not [var part] || Expression.Of(part.Value) is not { } value)
        {
            Fault(definition, id, "the timer says no single time", "give it one of timeDate, timeDuration or timeCycle");
            return null;
        }
        var kind = part.Name.LocalName switch { "timeDate" => TimerKind.Date, "timeDuration" => TimerKind.Duration, _ => TimerKind.Cycle };
        if (!value.IsScript && Engine.Timing.FaultOf(kind, value.Text) is { } fault)
            Fault(part, id, fault, kind switch
            {
                TimerKind.Date => "write a date and time like 2021-02-19T16:30:00+07:00",
                TimerKind.Duration => "write a duration like P3D or PT1H30M",
                _ => "write a cycle like R3/P1D",
            });
        return new(kind, value);
    }

    string? MessageOf(XElement element, XElement definition, string id)
    {
        var reference = (string?)definition.Attribute("messageRef");
        if (reference is not null && messages.TryGetValue(reference, out var name)) return name;
        Fault(element, id, reference is null ? "no message is named" : $"there is no message '{reference}'", "set messageRef to the id of a message of this file");
        return null;
    }

    string? Topic(XElement element, string id)
    {
        if ((string?)element.Attribute(Camunda + "type") == "external" && (string?)element.Attribute(Camunda + "topic") is { Length: > 0 } topic) return topic;
        Fault(element, id, "no worker is named", "set camunda:type=\"external\" and camunda:topic");
        return null;
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
        if (element.Element(Bpmn + "standardLoopCharacteristics") is { } standard)
            Fault(standard, node.Id, "a standard loop is not covered", "draw the loop with an exclusive gateway, or use multi-instance");
        if (node is Activity activity) return activity with { Loop = Loop(loop, node.Id), Inputs = Inputs(element) };
        if (loop is not null) Fault(loop, node.Id, "only activities repeat", "remove the loop marker");
        return node;
    }

    MultiInstance? Loop(XElement? element, string id)
    {
        if (element is null) return null;
        CheckAttributes(element);
        var collection = Attribute(element, "collection");
        if (collection is { IsScript: false }) collection = new($"${{{collection.Text}}}");
        var cardinality = Expression.Of(element.Element(Bpmn + "loopCardinality")?.Value);
        if (collection is null == cardinality is null)
            Fault(element, id, "the multi-instance needs either a collection or a cardinality", "set camunda:collection (with camunda:elementVariable) or loopCardinality");
        return new(
            (string?)element.Attribute("isSequential") == "true", collection,
            (string?)element.Attribute(Camunda + "elementVariable"), cardinality,
            Script(element.Element(Bpmn + "completionCondition")));
    }

    static ImmutableSortedDictionary<string, string> Properties(XElement element) =>
        (element.Element(Bpmn + "extensionElements")?.Element(Camunda + "properties")?.Elements(Camunda + "property") ?? [])
        .GroupBy(p => (string?)p.Attribute("name") ?? "", StringComparer.Ordinal)
        .ToImmutableSortedDictionary(g => g.Key, g => (string?)g.Last().Attribute("value") ?? "", StringComparer.Ordinal);

    ImmutableArray<KeyValuePair<string, Expression>> Inputs(XElement element)
    {
        var inputs = ImmutableArray.CreateBuilder<KeyValuePair<string, Expression>>();
        var extension = element.Element(Bpmn + "extensionElements");
        foreach (var part in extension?.Elements() ?? [])
        {
            if (part.Name.Namespace == Camunda && part.Name.LocalName is not ("properties" or "inputOutput"))
                Fault(part, (string?)element.Attribute("id"), $"'camunda:{part.Name.LocalName}' is not covered", "remove it");
        }
        foreach (var parameter in extension?.Element(Camunda + "inputOutput")?.Elements() ?? [])
        {
            var name = (string?)parameter.Attribute("name");
            if (parameter.Name != Camunda + "inputParameter" || string.IsNullOrEmpty(name) || parameter.HasElements)
                Fault(parameter, (string?)element.Attribute("id"), $"'{parameter.Name.LocalName}' is not covered here", "use inputParameter with a name and a text or ${…}");
            else
                inputs.Add(new(name, new(parameter.Value.Trim())));
        }
        return inputs.ToImmutable();
    }

    static Expression? Attribute(XElement element, string name) => Expression.Of((string?)element.Attribute(Camunda + name));

    static List<XElement> Definitions(XElement element) =>
        [.. element.Elements().Where(e => e.Name.Namespace == Bpmn && e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))];

    bool Only(XElement element, string id)
    {
        var definitions = Definitions(element);
        if (definitions.Count == 0) return true;
        Refuse(element, id, definitions);
        return false;
    }

    void Refuse(XElement element, string id, List<XElement> definitions) =>
        Fault(element, id,
            definitions.Count == 0 ? $"a plain {element.Name.LocalName} does nothing" : $"{element.Name.LocalName} with {string.Join(" and ", definitions.Select(d => d.Name.LocalName))} is not covered by the engine",
            "use a timer or a message, or an end event that is plain, a message or terminate");

    void CheckAttributes(XElement element)
    {
        var known = Attributes.GetValueOrDefault(element.Name.LocalName, []);
        foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == Camunda && !known.Contains(a.Name.LocalName)))
            Fault(element, (string?)element.Attribute("id"), $"'camunda:{attribute.Name.LocalName}' is not covered on {element.Name.LocalName}",
                known.Length == 0 ? "remove it" : $"understood are: {string.Join(", ", known.Select(k => $"camunda:{k}"))}");
    }

    string? Id(XElement element)
    {
        if ((string?)element.Attribute("id") is { Length: > 0 } id) return id;
        Fault(element, null, $"{element.Name.LocalName} has no id", "give every element an id");
        return null;
    }

    void Fault(XObject place, string? id, string what, string remedy) => faults.Add(new(file, BpmnFile.LineOf(place), id, what, remedy));
}
