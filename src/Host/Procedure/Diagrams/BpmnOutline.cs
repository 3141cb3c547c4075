using System.Xml;
using System.Xml.Linq;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>The elements of a BPMN file by id, as the pages name them. Reads drafts as well, whether the engine would take them or not.</summary>
public sealed class BpmnOutline
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Camunda = "http://camunda.org/schema/1.0/bpmn";
    static readonly XNamespace di = "http://www.omg.org/spec/BPMN/20100524/DI";

    static readonly string[] corners = ["x", "y", "width", "height"];

    readonly Dictionary<string, XElement> elements;
    readonly Dictionary<string, XElement> drawn;

    readonly XElement root;

    BpmnOutline(XElement root)
    {
        this.root = root;
        // The first of an id counts; that there are two is told by the check of the file.
        elements = root.Descendants().Where(e => e.Name.Namespace == Bpmn && e.Attribute("id") is not null)
            .DistinctBy(e => (string)e.Attribute("id")!, StringComparer.Ordinal).ToDictionary(e => (string)e.Attribute("id")!, StringComparer.Ordinal);
        drawn = root.Descendants().Where(e => e.Name == di + "BPMNShape" || e.Name == di + "BPMNEdge")
            .DistinctBy(e => (string?)e.Attribute("bpmnElement") ?? "", StringComparer.Ordinal).ToDictionary(e => (string?)e.Attribute("bpmnElement") ?? "", StringComparer.Ordinal);
    }

    /// <exception cref="XmlException">The text is no XML, or brings a document type definition along.</exception>
    public static BpmnOutline Read(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return new(XDocument.Load(reader).Root!);
    }

    /// <summary>
    /// The file without those inputs of sub-processes that only make room (<c>${null}</c>) for what a service works out later, where the
    /// name is among those given: services of a dry run work nothing out, so the value given at the start has to be seen.
    /// </summary>
    public string WithoutRoomFor(IReadOnlySet<string> given)
    {
        var copy = new XElement(root);
        copy.Descendants(Camunda + "inputParameter").Where(p => p.Value.Trim() == "${null}" && given.Contains((string?)p.Attribute("name") ?? "")).Remove();
        return copy.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyDictionary<string, XElement> Elements => elements;

    public XElement? Find(string? id) => id is null ? null : elements.GetValueOrDefault(id);

    /// <summary>Its name; else that of what it hangs on or does, so that people know which one is meant.</summary>
    public string NameOf(string id)
    {
        if (Find(id) is not { } element) return id;
        if ((string?)element.Attribute("name") is { Length: > 0 } name) return name;
        var kind = ElementWords.KindOf(element);
        return element.Name.LocalName switch
        {
            "boundaryEvent" when Find((string?)element.Attribute("attachedToRef")) is { } host => $"{kind}ของ “{(string?)host.Attribute("name") ?? ""}”{After(element)}",
            "sequenceFlow" => $"เส้นจาก “{Ends(element, "sourceRef")}” ไป “{Ends(element, "targetRef")}”",
            _ => kind,
        };
    }

    /// <summary>A task may have several timers: what each sets off tells them apart.</summary>
    string After(XElement node)
    {
        var id = (string?)node.Attribute("id");
        var next = elements.Values.FirstOrDefault(e => e.Name.LocalName == "sequenceFlow" && (string?)e.Attribute("sourceRef") == id);
        return (string?)Find((string?)next?.Attribute("targetRef"))?.Attribute("name") is { Length: > 0 } name ? $" → {name}" : "";
    }

    string Ends(XElement flow, string end) =>
        Find((string?)flow.Attribute(end)) is { } node ? (string?)node.Attribute("name") ?? ElementWords.KindOf(node) : "?";

    /// <summary>Minutes that the SOP gives for the step; null where it gives none.</summary>
    public int? StandardMinutes(string id) =>
        Property(id, "standardMinutes") is { } text && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var minutes) ? minutes : null;

    public string? Property(string id, string name) => (string?)Find(id)?.Element(Bpmn + "extensionElements")?.Element(Camunda + "properties")
        ?.Elements(Camunda + "property").LastOrDefault(p => (string?)p.Attribute("name") == name)?.Attribute("value");

    /// <summary><c>x,y,width,height</c> of a shape; null where it is not drawn or is a line.</summary>
    public string? BoundsOf(string id) => drawn.GetValueOrDefault(id)?.Elements().FirstOrDefault(e => e.Name.LocalName == "Bounds") is { } bounds
        ? string.Join(',', corners.Select(a => (string?)bounds.Attribute(a) ?? "0")) : null;

    /// <summary><c>x,y x,y …</c> of a line; null for a shape.</summary>
    public string? WaypointsOf(string id) => drawn.GetValueOrDefault(id)?.Elements().Where(e => e.Name.LocalName == "waypoint")
        .Select(w => $"{(string?)w.Attribute("x")},{(string?)w.Attribute("y")}").ToList() is { Count: > 1 } points ? string.Join(' ', points) : null;
}
