using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>What makes an event happen, as the file says it.</summary>
sealed partial class ProcessReader
{
    (bool Ok, EventDefinition? Definition) Event(XElement element, string id, string name, bool none, params string[] covered)
    {
        var definitions = element.Elements().Where(e => e.Name.Namespace == Bpmn && e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).ToList();
        foreach (var reference in element.Elements(Bpmn + "eventDefinitionRef"))
        {
            if (root.EventDefinitions[reference.Value].FirstOrDefault() is { } shared)
            {
                definitions.Add(shared);
                continue;
            }
            Fault(reference, id, new($"there is no event definition '{reference.Value}'", $"ไม่มีนิยามเหตุการณ์ '{reference.Value}'"), new("name one at the root of the file, or draw the event anew", "โปรดระบุนิยามที่อยู่ระดับบนสุดของไฟล์ หรือวางเหตุการณ์ใหม่"));
            return (false, null);
        }
        if (definitions.Count == 0)
        {
            if (!none) Fault(element, id, new($"a plain {name} does nothing", $"{name} ที่ไม่ระบุเหตุการณ์จะไม่ทำงาน"), Wordings.OneOf("give it", covered));
            return (none, null);
        }
        var kind = definitions[0].Name.LocalName[..^"EventDefinition".Length];
        if (definitions.Count > 1 || !covered.Contains(kind))
        {
            Fault(element, id, new($"{name} with {string.Join(" and ", definitions.Select(d => d.Name.LocalName))} is not covered by the engine",
                $"ระบบยังไม่รองรับ {name} ที่มี {string.Join(" และ ", definitions.Select(d => d.Name.LocalName))}"), Wordings.OneOf("use", covered));
            return (false, null);
        }
        var part = definitions[0];
        CheckAttributes(part);
        EventDefinition? definition = kind switch
        {
            "timer" => TimerOf(part, id) is { } timer ? new TimerEvent(timer) : null,
            "message" => MessageOf(element, part, id) is { } message ? new MessageEvent(message) : null,
            "signal" => Named(root.Signals, part, "signalRef", "signal", id) is { } signal ? new SignalEvent(signal) : null,
            "conditional" => Condition(part, id),
            "error" => Coded(root.Errors, part, "errorRef", "error", id) is var (ok, code) && ok ? new ErrorEvent(code) : null,
            "escalation" => Coded(root.Escalations, part, "escalationRef", "escalation", id) is var (ok, code) && ok ? new EscalationEvent(code) : null,
            "link" => (string?)part.Attribute("name") is { Length: > 0 } link ? new LinkEvent(link) : Nameless(part, id),
            "compensate" => Waits(part, id) ?? new CompensateEvent((string?)part.Attribute("activityRef") is { Length: > 0 } activity ? activity : null),
            "cancel" => new CancelEvent(),
            _ => new TerminateEvent(),
        };
        return (definition is not null, definition);
    }

    CompensateEvent? Waits(XElement part, string id)
    {
        if ((string?)part.Attribute("waitForCompletion") == "false")
            Fault(part, id, new("a compensation that does not wait is not covered", "ระบบยังไม่รองรับการชดเชยที่ไม่รอให้เสร็จ"), new("remove waitForCompletion=\"false\"", "โปรดลบ waitForCompletion=\"false\""));
        return null;
    }

    LinkEvent? Nameless(XElement part, string id)
    {
        Fault(part, id, new("the link has no name", "จุดเชื่อมไม่มีชื่อ"), new("give the throwing and the catching link the same name", "โปรดตั้งชื่อจุดเชื่อมต้นทางและปลายทางให้ตรงกัน"));
        return null;
    }

    ConditionalEvent? Condition(XElement part, string id)
    {
        if (Script(part.Element(Bpmn + "condition")) is { } condition) return new(condition);
        Fault(part, id, new("there is no condition", "ยังไม่ได้ระบุเงื่อนไข"), new("write it into its condition element as ${…}", "โปรดเขียนเงื่อนไขเป็น ${…} ในองค์ประกอบ condition"));
        return null;
    }

    string? Named(IReadOnlyDictionary<string, string> known, XElement part, string attribute, string what, string id)
    {
        var reference = (string?)part.Attribute(attribute);
        if (reference is not null && known.TryGetValue(reference, out var name)) return name;
        Fault(part, id, reference is null ? new($"no {what} is named", $"ไม่ได้ระบุ{Wordings.Kind(what)}") : Wordings.NoSuch(what, reference),
            new($"set {attribute} to the id of a {what} of this file", Wordings.SetTo(attribute, what)));
        return null;
    }

    (bool Ok, string? Code) Coded(IReadOnlyDictionary<string, string?> known, XElement part, string attribute, string what, string id)
    {
        if ((string?)part.Attribute(attribute) is not { Length: > 0 } reference) return (true, null);
        if (known.TryGetValue(reference, out var code)) return (true, code);
        Fault(part, id, Wordings.NoSuch(what, reference), new($"set {attribute} to the id of an {what} of this file", Wordings.SetTo(attribute, what)));
        return (false, null);
    }

    TimerDefinition? TimerOf(XElement definition, string id)
    {
        var parts = definition.Elements().Where(e => e.Name.Namespace == Bpmn && e.Name.LocalName is "timeDate" or "timeDuration" or "timeCycle").ToList();
        if (parts is not [var part] || Expression.Of(part.Value) is not { } value)
        {
            Fault(definition, id, new("the timer says no single time", "ตัวจับเวลาต้องระบุเวลาเพียงแบบเดียว"), new("give it one of timeDate, timeDuration or timeCycle", "โปรดระบุ timeDate, timeDuration หรือ timeCycle อย่างใดอย่างหนึ่ง"));
            return null;
        }
        var kind = part.Name.LocalName switch { "timeDate" => TimerKind.Date, "timeDuration" => TimerKind.Duration, _ => TimerKind.Cycle };
        if (!value.IsScript && Engine.Timing.FaultOf(kind, value.Text) is { } fault)
            Fault(part, id, Wordings.Time(fault), kind switch
            {
                TimerKind.Date => new("write a date and time like 2021-02-19T16:30:00+07:00", "โปรดเขียนวันที่และเวลา เช่น 2021-02-19T16:30:00+07:00"),
                TimerKind.Duration => new("write a duration like P3D or PT1H30M", "โปรดเขียนระยะเวลา เช่น P3D หรือ PT1H30M"),
                _ => new("write a cycle like R3/P1D", "โปรดเขียนรอบเวลา เช่น R3/P1D"),
            });
        return new(kind, value);
    }

    string? MessageOf(XElement element, XElement definition, string id)
    {
        // A message that a worker sends needs no name of its own.
        if (definition.Attribute("messageRef") is null && element.Name.LocalName is "endEvent" or "intermediateThrowEvent") return "";
        return Named(root.Messages, definition, "messageRef", "message", id);
    }

    /// <summary>The worker of a throwing message event; other events need none.</summary>
    (bool Ok, string? Topic) Sender(XElement element, EventDefinition? definition, string id)
    {
        if (definition is not MessageEvent) return (true, null);
        var topic = Topic(element.Element(Bpmn + "messageEventDefinition") ?? element, id);
        return (topic is not null, topic);
    }

    /// <summary>The worker's topic; an element that names none is worked on under its own id.</summary>
    string? Topic(XElement element, string id)
    {
        var (type, topic) = ((string?)element.Attribute(Camunda + "type"), (string?)element.Attribute(Camunda + "topic"));
        if (type is null && topic is null) return id;
        if (type == "external" && topic is { Length: > 0 }) return topic;
        Fault(element, id, new("no worker is named", "ไม่ได้ระบุผู้รับงาน"), new("set camunda:type=\"external\" and camunda:topic, or neither", "โปรดกำหนด camunda:type=\"external\" คู่กับ camunda:topic หรือไม่ต้องกำหนดทั้งสองค่า"));
        return null;
    }
}
