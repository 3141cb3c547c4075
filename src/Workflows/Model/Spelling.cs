using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>
/// The same thing is written in several ways that XML Schema allows, and other tools use them: references with a prefix
/// (<c>messageRef="tns:go"</c>, an xsd:QName) and truth as a figure (<c>isSequential="1"</c>). Read as one.
/// </summary>
static class Spelling
{
    static readonly HashSet<string> references = new(StringComparer.Ordinal)
        { "messageRef", "signalRef", "errorRef", "escalationRef", "calledElement", "attachedToRef", "activityRef", "sourceRef", "targetRef" };

    static readonly HashSet<string> truths = new(StringComparer.Ordinal)
    {
        "isExecutable", "isSequential", "cancelActivity", "triggeredByEvent", "isInterrupting", "isForCompensation", "testBefore", "instantiate", "waitForCompletion",
    };

    public static void Unify(XElement root, string file, List<BpmnFault> faults)
    {
        foreach (var element in root.Descendants().Where(e => e.Name.Namespace == BpmnFile.Bpmn))
        {
            if (element.Name.LocalName == "eventDefinitionRef") element.Value = WithoutPrefix(element.Value, element);
            foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == XNamespace.None))
            {
                if (references.Contains(attribute.Name.LocalName)) attribute.Value = WithoutPrefix(attribute.Value, element);
                else if (truths.Contains(attribute.Name.LocalName)) Truth(attribute, element, file, faults);
            }
        }
    }

    static string WithoutPrefix(string reference, XElement place) =>
        reference.Trim().Split(':') is [{ Length: > 0 } prefix, { Length: > 0 } name] && place.GetNamespaceOfPrefix(prefix) is not null ? name : reference.Trim();

    static void Truth(XAttribute attribute, XElement element, string file, List<BpmnFault> faults)
    {
        var value = attribute.Value.Trim() switch { "1" => "true", "0" => "false", var other => other };
        if (value is "true" or "false")
        {
            attribute.Value = value;
            return;
        }
        faults.Add(new(file, BpmnFile.LineOf(element), (string?)element.Attribute("id"),
            new($"{attribute.Name.LocalName} is '{attribute.Value}'", $"{attribute.Name.LocalName} มีค่าเป็น '{attribute.Value}'"), new("write true or false", "โปรดระบุ true หรือ false")));
    }
}
