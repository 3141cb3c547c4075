using System.Xml;
using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>Reads BPMN 2.0 XML. What the engine does not cover is refused by name and line, never ignored.</summary>
public static class BpmnFile
{
    internal static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    internal static readonly XNamespace Camunda = "http://camunda.org/schema/1.0/bpmn";

    const long MaxCharacters = 10_000_000;

    /// <summary>Reads and checks all executable processes of a file; all faults are reported at once, in the order of their lines.</summary>
    public static BpmnReading Read(string xml, string fileName)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MaxCharacters,
            });
            document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException fault)
        {
            return new([], [new(fileName, fault.LineNumber, null, $"the file is not well-formed XML: {fault.Message}", "export it again as BPMN 2.0 XML")]);
        }
        if (document.Root!.Name != Bpmn + "definitions")
        {
            return new([], [new(fileName, 1, null, $"the root element is '{document.Root.Name.LocalName}'", $"a BPMN 2.0 file begins with 'definitions' of {Bpmn}")]);
        }

        var faults = new List<BpmnFault>();
        var processes = new List<ProcessDefinition>();
        var messages = Messages(document.Root, fileName, faults);
        var executable = document.Root.Elements(Bpmn + "process").Where(p => (string?)p.Attribute("isExecutable") == "true").ToList();
        if (executable.Count == 0)
            faults.Add(new(fileName, LineOf(document.Root), null, "no process is executable", "set isExecutable=\"true\" on the process to be run"));
        foreach (var process in executable)
        {
            var reader = new ProcessReader(fileName, messages, faults);
            var (nodes, flows) = reader.Read(process);
            var checks = new Checks(fileName, nodes, flows, faults);
            checks.Run(process);
            if (faults.Count == 0) processes.Add(checks.Wire((string)process.Attribute("id")!, (string?)process.Attribute("name")));
        }
        var inOrder = faults.OrderBy(fault => fault.Line).ToList();
        return new(inOrder.Count == 0 ? processes : [], inOrder);
    }

    static Dictionary<string, string> Messages(XElement root, string file, List<BpmnFault> faults)
    {
        var messages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in root.Elements(Bpmn + "message"))
        {
            if ((string?)message.Attribute("id") is not { Length: > 0 } id || (string?)message.Attribute("name") is not { Length: > 0 } name)
                faults.Add(new(file, LineOf(message), (string?)message.Attribute("id"), "the message lacks an id or a name", "give the message an id and the name by which it is sent"));
            else if (!messages.TryAdd(id, name))
                faults.Add(new(file, LineOf(message), id, "the id is used twice", "give each message an id of its own"));
        }
        return messages;
    }

    internal static int LineOf(XObject place) => ((IXmlLineInfo)place).LineNumber;
}
