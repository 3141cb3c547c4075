using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>What <c>[Content_Types].xml</c> says of the parts.</summary>
sealed class ContentTypes
{
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string Template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

    readonly XDocument xml;
    readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> byExtension = new(StringComparer.OrdinalIgnoreCase);

    public ContentTypes(byte[] part)
    {
        xml = SafeXml.Read(part);
        foreach (var type in xml.Root!.Elements())
        {
            var said = (string?)type.Attribute("ContentType") ?? "";
            if (type.Name == W.ContentTypes + "Override") byName[((string?)type.Attribute("PartName") ?? "").TrimStart('/')] = said;
            else if (type.Name == W.ContentTypes + "Default") byExtension[(string?)type.Attribute("Extension") ?? ""] = said;
        }
    }

    /// <summary>Null where nothing is said of the part.</summary>
    public string? Of(string part) => byName.TryGetValue(part, out var type) || byExtension.TryGetValue(part[(part.LastIndexOf('.') + 1)..], out type) ? type : null;

    public IEnumerable<string> All => byName.Values.Concat(byExtension.Values);

    /// <summary>The part anew, with a type for these extensions where none is said.</summary>
    public byte[] With(params (string Extension, string Type)[] added)
    {
        foreach (var (extension, type) in added.Where(type => !byExtension.ContainsKey(type.Extension)))
            xml.Root!.AddFirst(new XElement(W.ContentTypes + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type)));
        return SafeXml.Write(xml);
    }

    /// <summary>The part anew, with another type for a part.</summary>
    public byte[] With(string part, string type)
    {
        foreach (var said in xml.Root!.Elements(W.ContentTypes + "Override").Where(said => ((string?)said.Attribute("PartName") ?? "").TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase)))
            said.SetAttributeValue("ContentType", type);
        return SafeXml.Write(xml);
    }
}
