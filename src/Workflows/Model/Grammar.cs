using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>
/// What BPMN's schema asks of every element of a process: names that it knows, and one of what may be there once.
/// A name that is misspelt would be passed over otherwise, and the process would do something else than its file says.
/// </summary>
static class Grammar
{
    static readonly XNamespace bpmn = BpmnFile.Bpmn;

    static readonly HashSet<string> containers = new(["process", "subProcess", "transaction", "adHocSubProcess"], StringComparer.Ordinal);

    static readonly HashSet<string> once = new(
        [
            "activationCondition", "completionCondition", "condition", "conditionExpression", "extensionElements", "ioSpecification", "loopCardinality",
            "loopCondition", "loopDataInputRef", "loopDataOutputRef", "inputDataItem", "outputDataItem", "script",
        ], StringComparer.Ordinal);

    public static void Check(XElement process, string file, List<BpmnFault> faults)
    {
        foreach (var element in process.DescendantsAndSelf().Where(e => e.Name.Namespace == bpmn && !e.Ancestors(bpmn + "extensionElements").Any()))
        {
            var id = (string?)element.AncestorsAndSelf().Select(e => e.Attribute("id")).FirstOrDefault(a => a is not null);
            void Fault(XObject place, Wording what, Wording remedy) => faults.Add(new(file, BpmnFile.LineOf(place), id, what, remedy));

            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && IsForeign(a)))
                Fault(element, new($"'{attribute.Name.LocalName}' is no attribute of BPMN", $"BPMN ไม่มีแอตทริบิวต์ '{attribute.Name.LocalName}'"),
                    new("correct its name, or remove it", "โปรดแก้ชื่อให้ถูกต้อง หรือลบออก"));
            foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == XNamespace.None && !Spelling.IsTruth(a)))
                Fault(attribute, new($"{attribute.Name.LocalName} is '{attribute.Value}', neither true nor false", $"{attribute.Name.LocalName} มีค่า '{attribute.Value}' ซึ่งไม่ใช่ true หรือ false"),
                    new("write true or false", "โปรดเขียน true หรือ false"));
            // Which elements may stand in a process itself is told by the reader.
            if (element != process && !containers.Contains(element.Parent!.Name.LocalName) && !BpmnNames.Parts.Contains(element.Name.LocalName))
                Fault(element, new($"'{element.Name.LocalName}' has no place here in BPMN", $"ตามมาตรฐาน BPMN ไม่ให้มี '{element.Name.LocalName}' ในตำแหน่งนี้"),
                    new("correct its name, or move it", "โปรดแก้ชื่อให้ถูกต้อง หรือย้ายไปไว้ที่อื่น"));
            foreach (var twice in element.Elements().Where(e => e.Name.Namespace == bpmn && once.Contains(e.Name.LocalName)).GroupBy(e => e.Name.LocalName, StringComparer.Ordinal).Where(g => g.Count() > 1))
                Fault(twice.Last(), new($"'{twice.Key}' is there {twice.Count()} times", $"มี '{twice.Key}' {twice.Count()} แห่ง"), new("keep one", "โปรดเหลือไว้แห่งเดียว"));
            Loops(element, Fault);
        }
    }

    static void Loops(XElement element, Action<XObject, Wording, Wording> fault)
    {
        var markers = element.Elements(bpmn + "multiInstanceLoopCharacteristics").Concat(element.Elements(bpmn + "standardLoopCharacteristics")).ToList();
        if (markers.Count > 1) fault(markers[^1], new("the activity has two loop markers", "กิจกรรมมีเครื่องหมายการทำซ้ำมากกว่าหนึ่งอัน"), new("keep one", "โปรดเหลือไว้แห่งเดียว"));
        if ((string?)element.Attribute("triggeredByEvent") != "true") return;
        if (markers.Count > 0) fault(markers[0], new("an event sub-process does not repeat", "กระบวนการย่อยตามเหตุการณ์ทำซ้ำไม่ได้"), new("remove the loop marker", "โปรดลบเครื่องหมายการทำซ้ำ"));
        if ((string?)element.Attribute("isForCompensation") == "true")
            fault(element, new("an event sub-process is no compensation handler", "กระบวนการย่อยตามเหตุการณ์ใช้เป็นกิจกรรมชดเชยไม่ได้"), new("remove isForCompensation", "โปรดลบ isForCompensation"));
    }

    static bool IsForeign(XAttribute attribute) =>
        attribute.Name.Namespace == bpmn || (attribute.Name.Namespace == XNamespace.None && !BpmnNames.Attributes.Contains(attribute.Name.LocalName));
}
