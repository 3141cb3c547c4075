using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates;

/// <summary>
/// Where a letter came from, kept inside it as a custom XML part: rendered again from the same template and data it is the same file, byte for byte.
/// </summary>
/// <param name="TemplateSha256">Lower-case hex of the template's bytes.</param>
/// <param name="Instance">The workflow instance that made it, or null.</param>
/// <param name="Data">The data that filled it, as JSON.</param>
public sealed record Provenance(string TemplateSha256, string? Instance, JsonElement Data)
{
    const string part = "customXml/paworkflow-letter.xml";
    static readonly XNamespace name = "urn:paworkflow:letter";

    /// <summary>Null where the file is no letter of ours.</summary>
    public static Provenance? Of(byte[] docx)
    {
        try
        {
            if (WordPackage.Read(docx).Find(part) is not { } xml || SafeXml.Read(xml).Root is not { } root || root.Name != name + "letter") return null;
            using var data = JsonDocument.Parse(root.Element(name + "data")!.Value);
            return new Provenance(root.Attribute("template")!.Value, (string?)root.Attribute("instance"), data.RootElement.Clone());
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or JsonException or NullReferenceException)
        {
            return null;
        }
    }

    internal WordPackage Into(WordPackage package, string mainDocument)
    {
        var root = new XElement(name + "letter", new XAttribute("template", TemplateSha256), Instance is null ? null : new XAttribute("instance", Instance),
            new XElement(name + "data", SafeXml.Clean(Data.GetRawText())));
        var bytes = SafeXml.Write(new XDocument(root));
        return package.Find(part) is not null
            ? package.With([new(part, bytes)])
            : package.WithRelated(mainDocument, part, bytes, W.Relations.NamespaceName + "/customXml", "application/xml");
    }
}
