using System.Xml.Linq;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>What can be said of an element besides where it is drawn: names of traits in Thai with their values, in the order in which people ask for them.</summary>
static class Traits
{
    static readonly XNamespace bpmn = BpmnOutline.Bpmn;
    static readonly XNamespace camunda = BpmnOutline.Camunda;

    /// <summary>Elements of BPMN that stand on their own although another holds them.</summary>
    static readonly string[] holders = ["process", "subProcess", "transaction", "adHocSubProcess", "collaboration", "definitions", "laneSet", "childLaneSet"];

    /// <summary>Belongs to the element that holds it and is told with it.</summary>
    public static bool IsPart(XElement element) => element.Parent is { } parent && !(parent.Name.Namespace == bpmn && holders.Contains(parent.Name.LocalName));

    public static IReadOnlyList<(string Trait, string Value)> Of(XElement element, BpmnOutline outline)
    {
        var traits = new List<(string, string)>();
        void Add(string trait, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) traits.Add((trait, value.Trim()));
        }
        Add("ชนิด", ElementWords.KindOf(element));
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration)) Add(NameOf(attribute), ValueOf(attribute, outline));
        foreach (var lane in outline.Elements.Values.Where(l => l.Name.LocalName == "lane" && l.Elements(bpmn + "flowNodeRef").Any(r => r.Value.Trim() == (string?)element.Attribute("id"))))
            Add("ช่องผู้รับผิดชอบ", (string?)lane.Attribute("name") ?? (string?)lane.Attribute("id"));
        if (element.Parent is { Name.LocalName: "subProcess" or "transaction" } holder) Add("อยู่ในกลุ่ม", (string?)holder.Attribute("name") ?? (string?)holder.Attribute("id"));
        foreach (var part in element.Elements().Where(p => !(p.Name.Namespace == bpmn && (IsSilent(p) || !IsPart(p))))) Part(part, element, outline, Add);
        return traits;
    }

    public static IReadOnlyList<TraitChange> Changes(this IReadOnlyList<(string Trait, string Value)> after, IReadOnlyList<(string Trait, string Value)> before)
    {
        static Dictionary<string, string> Together(IEnumerable<(string Trait, string Value)> traits) =>
            traits.GroupBy(t => t.Trait, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join(" · ", g.Select(t => t.Value)), StringComparer.Ordinal);
        var (old, current) = (Together(before), Together(after));
        return [.. current.Keys.Concat(old.Keys).Distinct().Where(trait => old.GetValueOrDefault(trait) != current.GetValueOrDefault(trait))
            .Where(trait => before.Count > 0 || trait != "ชนิด")
            .Select(trait => new TraitChange(trait, old.GetValueOrDefault(trait), current.GetValueOrDefault(trait)))];
    }

    static bool IsSilent(XElement part) => part.Name.LocalName is "incoming" or "outgoing" or "laneSet" or "flowNodeRef";

    static void Part(XElement part, XElement element, BpmnOutline outline, Action<string, string?> add)
    {
        switch (part.Name.LocalName)
        {
            case "timerEventDefinition":
                add("เวลา", TimerOf(part, element, outline));
                break;
            case "messageEventDefinition" or "signalEventDefinition" or "errorEventDefinition" or "escalationEventDefinition" or "linkEventDefinition" or "conditionalEventDefinition" or "compensateEventDefinition":
                foreach (var attribute in part.Attributes().Where(a => a.Name.LocalName != "id")) add(NameOf(attribute), ValueOf(attribute, outline));
                foreach (var inner in part.Elements()) add(TraitName(inner.Name.LocalName), inner.Value);
                break;
            case "conditionExpression":
                add("เงื่อนไข", part.Value);
                break;
            case "multiInstanceLoopCharacteristics":
                add("การทำซ้ำ", (string?)part.Attribute("isSequential") == "true" ? "ทีละรายการ" : "พร้อมกันทุกรายการ");
                foreach (var attribute in part.Attributes().Where(a => a.Name.LocalName is not ("id" or "isSequential"))) add(NameOf(attribute), attribute.Value);
                foreach (var inner in part.Elements()) add(TraitName(inner.Name.LocalName), inner.Value);
                break;
            case "standardLoopCharacteristics":
                add("การทำซ้ำ", "ตามเงื่อนไข");
                foreach (var attribute in part.Attributes().Where(a => a.Name.LocalName != "id")) add(NameOf(attribute), attribute.Value);
                foreach (var inner in part.Elements()) add(TraitName(inner.Name.LocalName), inner.Value);
                break;
            case "extensionElements":
                foreach (var property in part.Elements(camunda + "properties").Elements(camunda + "property"))
                    add(PropertyName((string?)property.Attribute("name") ?? ""), PropertyValue((string?)property.Attribute("name"), (string?)property.Attribute("value"), outline));
                foreach (var other in part.Elements().Where(e => e.Name != camunda + "properties")) add($"ส่วนขยาย {other.Name.LocalName}", other.ToString(SaveOptions.DisableFormatting));
                break;
            default:
                add(TraitName(part.Name.LocalName), part.HasElements ? part.ToString(SaveOptions.DisableFormatting) : part.Value);
                break;
        }
    }

    static string? TimerOf(XElement definition, XElement element, BpmnOutline outline)
    {
        if (definition.Elements().FirstOrDefault(e => e.Name.LocalName.StartsWith("time", StringComparison.Ordinal)) is not { } time) return null;
        var due = (string?)outline.Find((string?)element.Attribute("attachedToRef"))?.Attribute(camunda + "dueDate");
        return TimerWords.Read(time.Name.LocalName, time.Value, due).InThai();
    }

    static string NameOf(XAttribute attribute) => TraitName(attribute.Name.LocalName);

    static string TraitName(string name) => name switch
    {
        "name" => "ชื่อ",
        "assignee" or "candidateGroups" or "candidateUsers" => "ใครทำ",
        "dueDate" => "กำหนดส่ง",
        "formKey" => "แบบฟอร์ม",
        "topic" => "สิ่งที่ระบบทำให้",
        "sourceRef" => "จาก",
        "targetRef" => "ไป",
        "default" => "ทางปกติ",
        "attachedToRef" => "ผูกอยู่กับ",
        "cancelActivity" => "หยุดงานเดิม",
        "messageRef" => "ข้อความ",
        "signalRef" => "สัญญาณ",
        "errorRef" or "errorCode" => "รหัสข้อผิดพลาด",
        "escalationRef" or "escalationCode" => "รหัสการเร่งรัด",
        "condition" or "conditionExpression" => "เงื่อนไข",
        "collection" => "รายการที่ทำซ้ำ",
        "elementVariable" => "ชื่อของแต่ละรายการ",
        "loopCardinality" => "จำนวนครั้ง",
        "loopMaximum" => "จำนวนครั้งสูงสุด",
        "loopCondition" => "ทำซ้ำขณะที่",
        "completionCondition" => "พอเมื่อ",
        "script" => "สูตร",
        "resultVariable" => "เก็บผลไว้ในชื่อ",
        "calledElement" => "ผังงานที่เรียก",
        "documentation" => "คำอธิบาย",
        "text" => "ข้อความ",
        "isExecutable" => "ใช้เดินงานได้",
        "processRef" => "ผังงาน",
        _ => name,
    };

    static string? ValueOf(XAttribute attribute, BpmnOutline outline) => attribute.Name.LocalName switch
    {
        // The id is what both are compared by; that work is done outside of the engine is said by its topic.
        "id" or "type" => null,
        "candidateGroups" => string.Join(", ", attribute.Value.Split(',', StringSplitOptions.TrimEntries).Select(ThaiDisplay.PostName)),
        "formKey" => ElementWords.FormName(attribute.Value),
        "topic" => ElementWords.TopicName(attribute.Value),
        "cancelActivity" => attribute.Value == "false" ? "ไม่หยุด" : null,
        "sourceRef" or "targetRef" or "default" or "attachedToRef" or "messageRef" or "signalRef" or "errorRef" or "escalationRef" or "activityRef" => outline.NameOf(attribute.Value),
        _ => attribute.Value,
    };

    static string PropertyName(string name) => name switch
    {
        "letter" => "หนังสือ",
        "step" => "ขั้นตอนที่",
        "standardMinutes" => "เวลามาตรฐาน (นาที)",
        "about" => "เรื่องของงาน",
        _ => name,
    };

    static string? PropertyValue(string? name, string? value, BpmnOutline outline) => name switch
    {
        "letter" when value is not null => ElementWords.LetterName(value),
        "about" when value is not null => outline.NameOf(value),
        _ => value,
    };
}
