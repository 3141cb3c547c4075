using System.Xml;
using System.Xml.Linq;

namespace PaWorkflow.Workflows.Model;

/// <summary>Reads BPMN 2.0 XML. What the engine does not cover is refused by name and line, never ignored.</summary>
public static class BpmnFile
{
    internal static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    internal static readonly XNamespace Camunda = "http://camunda.org/schema/1.0/bpmn";

    const long MaxCharacters = 10_000_000;

    /// <summary>No drawing nests sub-processes so deep; a file that does means harm.</summary>
    const int MaxDepth = 100;

    static readonly IReadOnlyDictionary<string, ProcessDefinition> nothing = new Dictionary<string, ProcessDefinition>();

    /// <summary>Reads and checks all executable processes of a file; all faults are reported at once, in the order of their lines.</summary>
    /// <param name="deployed">Processes of other files that this one may call, by their ids.</param>
    public static BpmnReading Read(string xml, string fileName, IReadOnlyDictionary<string, ProcessDefinition>? deployed = null)
    {
        XDocument document;
        xml = xml.TrimStart('\uFEFF');
        try
        {
            if (TooDeep(xml) is { } line)
                return new([], [new(fileName, line, null, new($"elements are nested deeper than {MaxDepth} levels", $"องค์ประกอบซ้อนกันลึกเกิน {MaxDepth} ชั้น"),
                    new("draw the process flatter, or call other processes", "โปรดลดจำนวนชั้น หรือแยกเป็นกระบวนการอื่นแล้วเรียกใช้"))]);
            using var reader = XmlReader.Create(new StringReader(xml), Settings());
            document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException fault)
        {
            return new([], [fault.Message.Contains("DTD", StringComparison.Ordinal)
                ? new(fileName, LineOfType(xml), null, new("the file has a document type definition (DTD), which is not allowed", "ไฟล์มีส่วนกำหนดชนิดเอกสาร (DTD) ซึ่งไม่อนุญาตให้ใช้"), new("remove the line <!DOCTYPE …>", "โปรดลบบรรทัด <!DOCTYPE …>"))
                : new(fileName, Math.Max(1, fault.LineNumber), null, new($"the file is not well-formed XML: {fault.Message}", "ไฟล์ไม่ใช่ XML ที่สมบูรณ์"), new("export it again as BPMN 2.0 XML", "โปรดส่งออกไฟล์ใหม่เป็น BPMN 2.0 XML"))]);
        }
        if (document.Root!.Name != Bpmn + "definitions")
        {
            return new([], [new(fileName, LineOf(document.Root), null, new($"the root element is '{document.Root.Name.LocalName}'", $"องค์ประกอบแรกของไฟล์คือ '{document.Root.Name.LocalName}'"),
                new($"a BPMN 2.0 file begins with 'definitions' of {Bpmn}", $"ไฟล์ BPMN 2.0 ต้องขึ้นต้นด้วย 'definitions' ของ '{Bpmn}'"))]);
        }

        Spelling.Even(document.Root);
        var faults = new List<BpmnFault>();
        var definitions = Processes(document.Root, fileName, deployed ?? nothing, faults);
        var inOrder = faults.OrderBy(fault => fault.Line).ToList();
        return new(inOrder.Count == 0 ? definitions : [], inOrder);
    }

    static List<ProcessDefinition> Processes(XElement root, string file, IReadOnlyDictionary<string, ProcessDefinition> deployed, List<BpmnFault> faults)
    {
        var elements = root.Elements(Bpmn + "process").ToList();
        var executable = elements.Where(p => (string?)p.Attribute("isExecutable") != "false").ToList();
        if (executable.Count == 0)
        {
            faults.Add(new(file, LineOf(root), null, new("no process is executable", "ไฟล์ไม่มีกระบวนการที่ใช้งานได้"), new("set isExecutable=\"true\" on the process to be run", "โปรดกำหนด isExecutable=\"true\" ให้กระบวนการที่จะใช้งาน")));
            // What else is wrong is told as well, so that it is mended in one go.
            executable = elements;
        }
        var named = new RootElements(
            Names(root, "message", file, faults), Names(root, "signal", file, faults), Codes(root, "error", "errorCode", file, faults), Codes(root, "escalation", "escalationCode", file, faults),
            root.Elements().Where(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).ToLookup(e => (string?)e.Attribute("id") ?? ""));
        var checkedOnce = new Checks(file, deployed, faults);
        foreach (var process in executable)
        {
            Grammar.Check(process, file, faults);
            // Each under its own id: what stands in two processes does not stand in the same scope.
            checkedOnce.Add(process, new(file, named, faults), (string?)process.Attribute("id"));
        }
        checkedOnce.Run();
        if (faults.Count > 0) return [];

        // Each process with those that it can call, whose nodes stand below their own process's id.
        return [.. executable.Select(process =>
        {
            var whole = new Checks(file, deployed, []);
            foreach (var part in executable)
                whole.Add(part, new(file, named, []), part == process ? null : (string?)part.Attribute("id"));
            return whole.Wire((string)process.Attribute("id")!, (string?)process.Attribute("name"));
        })];
    }

    static Dictionary<string, string> Names(XElement root, string kind, string file, List<BpmnFault> faults)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in root.Elements(Bpmn + kind))
        {
            if ((string?)element.Attribute("id") is not { Length: > 0 } id)
                faults.Add(new(file, LineOf(element), null, new($"the {kind} lacks an id", $"{Wordings.Kind(kind)}ยังไม่มี id"), new("give it one", "โปรดกำหนด id")));
            // A name is optional, and modelers leave it out; what has none is sent by its id.
            else if (!names.TryAdd(id, (string?)element.Attribute("name") is { Length: > 0 } name ? name : id))
                faults.Add(new(file, LineOf(element), id, new("the id is used twice", "id นี้ซ้ำกัน"), new($"give each {kind} an id of its own", $"โปรดกำหนด id ของแต่ละ{Wordings.Kind(kind)}ไม่ให้ซ้ำกัน")));
        }
        return names;
    }

    static Dictionary<string, string?> Codes(XElement root, string kind, string attribute, string file, List<BpmnFault> faults)
    {
        var codes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var element in root.Elements(Bpmn + kind))
        {
            if ((string?)element.Attribute("id") is not { Length: > 0 } id)
                faults.Add(new(file, LineOf(element), null, new($"the {kind} lacks an id", $"{Wordings.Kind(kind)}ยังไม่มี id"), new("give it one", "โปรดกำหนด id")));
            else if (!codes.TryAdd(id, (string?)element.Attribute(attribute)))
                faults.Add(new(file, LineOf(element), id, new("the id is used twice", "id นี้ซ้ำกัน"), new($"give each {kind} an id of its own", $"โปรดกำหนด id ของแต่ละ{Wordings.Kind(kind)}ไม่ให้ซ้ำกัน")));
        }
        return codes;
    }

    /// <summary>The ids of the processes that a file calls and does not hold itself; none where it cannot be read.</summary>
    public static IReadOnlyList<string> CallsElsewhere(string xml)
    {
        try
        {
            if (TooDeep(xml) is not null) return [];
            using var reader = XmlReader.Create(new StringReader(xml), Settings());
            var document = XDocument.Load(reader);
            Spelling.Even(document.Root!);
            var own = document.Root!.Elements(Bpmn + "process").Select(p => (string?)p.Attribute("id")).ToHashSet(StringComparer.Ordinal);
            return [.. document.Descendants(Bpmn + "callActivity").Select(c => (string?)c.Attribute("calledElement")).OfType<string>().Where(id => !own.Contains(id)).Distinct()];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    /// <summary>The parser says not where.</summary>
    static int LineOfType(string xml) => 1 + xml.AsSpan(0, Math.Max(0, xml.IndexOf("<!DOCTYPE", StringComparison.Ordinal))).Count('\n');

    static int? TooDeep(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), Settings());
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth) return ((IXmlLineInfo)reader).LineNumber;
        }
        return null;
    }

    static XmlReaderSettings Settings() => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters };

    internal static int LineOf(XObject place) => ((IXmlLineInfo)place).LineNumber;
}
