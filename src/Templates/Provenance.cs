using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
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
    internal const string Part = "customXml/paworkflow-letter.xml";
    static readonly XNamespace name = "urn:paworkflow:letter";
    static readonly SearchValues<byte> special = SearchValues.Create("&<>\r"u8.ToArray().Append((byte)0xEF).ToArray());

    /// <summary>Null where the file is no letter of ours.</summary>
    public static Provenance? Of(byte[] docx)
    {
        try
        {
            if (WordPackage.Read(docx).Find(Part) is not { } xml || SafeXml.Read(xml).Root is not { } root || root.Name != name + "letter") return null;
            using var data = JsonDocument.Parse(root.Element(name + "data")!.Value);
            return new Provenance(root.Attribute("template")!.Value, (string?)root.Attribute("instance"), data.RootElement.Clone());
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or JsonException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>The package with a place for the provenance of its letters.</summary>
    internal static WordPackage Place(WordPackage package, string mainDocument) =>
        package.Find(Part) is not null ? package : package.WithRelated(mainDocument, Part, [], W.Relations.NamespaceName + "/customXml", "application/xml");

    internal void Write(ByteSink to)
    {
        to.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><letter xmlns=\"urn:paworkflow:letter\" template=\""u8);
        Escape.Write(to, TemplateSha256, Forms.Line);
        if (Instance is not null)
        {
            to.Write("\" instance=\""u8);
            Escape.Write(to, Instance, Forms.Line);
        }
        to.Write("\"><data>"u8);
        WriteData(to, JsonMarshal.GetRawUtf8Value(Data));
        to.Write("</data></letter>"u8);
    }

    // Byte for byte, but for what XML must escape and the two characters that it cannot hold, which JSON can name.
    static void WriteData(ByteSink to, ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) throw new InvalidOperationException("The data is not UTF-8.");
        while (json.IndexOfAny(special) is >= 0 and var stop)
        {
            to.Write(json[..stop]);
            var length = json[stop..].StartsWith("\uFFFE"u8) || json[stop..].StartsWith("\uFFFF"u8) ? 3 : 1;
            to.Write((json[stop], length) switch
            {
                ((byte)'&', _) => "&amp;"u8, ((byte)'<', _) => "&lt;"u8, ((byte)'>', _) => "&gt;"u8, ((byte)'\r', _) => default,
                (_, 3) => json[stop + 2] == 0xBE ? "\\uFFFE"u8 : "\\uFFFF"u8,
                _ => json.Slice(stop, 1),
            });
            json = json[(stop + length)..];
        }
        to.Write(json);
    }
}
