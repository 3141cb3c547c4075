using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>
/// Brings into one form what the schema lets be written in several: truth values (<c>1</c> for <c>true</c>), and references, which are
/// qualified names and may carry the prefix of the file's own namespace.
/// </summary>
static class Spelling
{
    static readonly HashSet<string> truths = new(
        [
            "cancelActivity", "instantiate", "isClosed", "isCollection", "isExecutable", "isForCompensation", "isImmediate", "isInterrupting",
            "isSequential", "isUnlimited", "parallelMultiple", "testBefore", "triggeredByEvent", "waitForCompletion",
        ], StringComparer.Ordinal);

    static readonly HashSet<string> references = new(
        [
            "activityRef", "attachedToRef", "calledElement", "errorRef", "escalationRef", "messageRef", "noneBehaviorEventRef", "oneBehaviorEventRef",
            "signalRef", "sourceRef", "targetRef",
        ], StringComparer.Ordinal);

    static readonly HashSet<string> referring = new(["eventDefinitionRef", "loopDataInputRef", "loopDataOutputRef"], StringComparer.Ordinal);

    public static void Even(XElement definitions)
    {
        var own = (string?)definitions.Attribute("targetNamespace") ?? "";
        foreach (var element in definitions.Descendants().Where(e => e.Name.Namespace == BpmnFile.Bpmn))
        {
            foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == XNamespace.None))
            {
                if (truths.Contains(attribute.Name.LocalName)) attribute.Value = attribute.Value.Trim() switch { "1" => "true", "0" => "false", var word => word };
                else if (references.Contains(attribute.Name.LocalName)) attribute.Value = Plain(element, attribute.Value, own);
            }
            if (referring.Contains(element.Name.LocalName)) element.Value = Plain(element, element.Value, own);
        }
    }

    /// <summary>Whether the attribute is, if it is one that says true or false, either of the two.</summary>
    public static bool IsTruth(XAttribute attribute) => attribute.Value is "true" or "false" || !truths.Contains(attribute.Name.LocalName);

    /// <summary>Without the prefix of the file's own namespace; a name of another file is left as it stands.</summary>
    static string Plain(XElement element, string name, string own)
    {
        name = name.Trim();
        return name.Split(':') is [{ Length: > 0 } prefix, var local] && element.GetNamespaceOfPrefix(prefix)?.NamespaceName == own ? local : name;
    }
}
