using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates;

/// <summary>
/// A Word template in the language of docxtemplater: <c>{name}</c>, <c>{#list}…{/list}</c>, <c>{^list}…{/}</c>, <c>{.}</c>, and of our own dotted
/// paths and filters (<c>{date|beDate}</c>). Compiled once, rendered many times, from many threads.
/// </summary>
public sealed class Template
{
    readonly WordPackage package;
    readonly string mainDocument;
    readonly string sha256;
    readonly IReadOnlyDictionary<string, XDocument> parts;

    Template(string fileName, WordPackage package, string mainDocument, string sha256, IReadOnlyDictionary<string, XDocument> parts)
    {
        (FileName, this.package, this.mainDocument, this.sha256, this.parts) = (fileName, package, mainDocument, sha256, parts);
        Tags = [.. parts.Values.SelectMany(part => TagList.Of(part.Root!)).Distinct()];
    }

    public string FileName { get; }

    /// <summary>Every tag, once for each place in the nesting, in the order of the document.</summary>
    public IReadOnlyList<TemplateTag> Tags { get; }

    /// <param name="fileName">Names the file in faults.</param>
    public static TemplateReading Compile(byte[] docx, string fileName)
    {
        var faults = new Faults(fileName);
        var template = Read(docx, fileName, faults);
        return new TemplateReading(faults.Any ? null : template, faults.Found);
    }

    static Template? Read(byte[] docx, string fileName, Faults faults)
    {
        var at = "";
        try
        {
            var package = WordPackage.Read(docx);
            at = "_rels/.rels";
            if (package.MainDocument() is not { } main || package.Find(main) is null || package.Find(WordPackage.ContentTypes) is null)
            {
                faults.NotAWordFile("", "it has no main document");
                return null;
            }
            ForbiddenContent.CheckNames(package, faults);
            var changed = new Dictionary<string, byte[]>();
            var parts = new Dictionary<string, XDocument>();
            foreach (var (name, bytes) in package.Parts)
            {
                at = name;
                if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) continue;
                var xml = SafeXml.Read(bytes);
                if (ReadPart(name, xml, parts, faults)) changed[name] = SafeXml.Write(xml);
            }
            return new Template(fileName, package.With(changed), main, Convert.ToHexStringLower(SHA256.HashData(docx)), parts);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException)
        {
            faults.NotAWordFile(at, fault.Message);
            return null;
        }
    }

    // True where the part itself was mended, and is to be written anew.
    static bool ReadPart(string name, XDocument xml, Dictionary<string, XDocument> parts, Faults faults)
    {
        var root = xml.Root!;
        if (root.Name == W.PackageRelations + "Relationships") return ForbiddenContent.CheckRelations(name, root, faults);
        if (root.Name == W.ContentTypes + "Types")
        {
            if (root.Elements().Any(type => ((string?)type.Attribute("ContentType"))?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)) faults.Forbidden(new(name), "macros", "แมโคร");
            return false;
        }
        if (root.Name == W.Main + "settings" && root.Element(W.Main + "attachedTemplate") is { } attached)
        {
            attached.Remove();
            return true;
        }
        var isProperties = name is "docProps/core.xml" or "docProps/custom.xml";
        if (!W.TextRoots.Contains(root.Name) && !isProperties) return false;
        ForbiddenContent.CheckText(name, root, faults);
        var cutter = new TagCutter(name, root, faults);
        if (isProperties) cutter.CutProperties();
        else cutter.CutParagraphs();
        new Loops(faults).Build(root);
        if (root.Descendants().Any(element => element is TagMark or LoopMark)) parts[name] = xml;
        return false;
    }

    /// <summary>Checks the tags against data of the right shape, without rendering: a tag that it does not have is a fault, with what was probably meant.</summary>
    /// <param name="sample">Each list in it should hold an item, or the tags inside are not checked.</param>
    public IReadOnlyList<TemplateFault> Check(JsonElement sample)
    {
        var faults = new Faults(FileName);
        foreach (var part in parts.Values) TagCheck.Run(part.Root!, new Scope(sample, null), faults);
        return faults.Found;
    }

    /// <summary>Fills the template. The same data gives the same bytes; a field that the data lacks is a fault, an empty one (null, "") prints nothing.</summary>
    /// <param name="data">A JSON object.</param>
    /// <param name="instance">The workflow instance that asks for the letter; kept in its <see cref="Provenance"/>.</param>
    public RenderResult Render(JsonElement data, string? instance = null)
    {
        var faults = new Faults(FileName);
        if (data.ValueKind != JsonValueKind.Object)
        {
            faults.WrongValue(new(""), "the data", data.ValueKind.ToString(), "a JSON object", "ออบเจกต์ JSON");
            return new RenderResult(null, faults.Found);
        }
        try
        {
            var renderer = new Renderer(faults);
            var ids = new UniqueIds();
            var filled = new Dictionary<string, byte[]>();
            foreach (var (name, compiled) in parts)
            {
                var part = renderer.Render(compiled, data);
                ids.Mend(part.Root!);
                filled[name] = SafeXml.Write(part);
            }
            if (faults.Any) return new RenderResult(null, faults.Found);
            var letter = new Provenance(sha256, instance, data).Into(package.With(filled), mainDocument);
            return new RenderResult(letter.Write(), []);
        }
        catch (InvalidOperationException)
        {
            // JSON may escape half of a surrogate pair, which is no text in .NET.
            faults.WrongValue(new(""), "the data", "text with half a character (\\uD800–\\uDFFF alone)", "whole Unicode characters", "อักขระ Unicode ที่สมบูรณ์");
            return new RenderResult(null, faults.Found);
        }
    }

    /// <summary>The same template with the office's own emblem in place of the placeholder (each picture that is named <c>emblem</c>).</summary>
    /// <param name="png">A PNG picture; it is shown at the placeholder's size.</param>
    /// <exception cref="ArgumentException">Not a PNG.</exception>
    public Template WithEmblem(byte[] png)
    {
        if (!png.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47])) throw new ArgumentException("The emblem must be a PNG picture.", nameof(png));
        return new Template(FileName, package.With(Emblems.In(package).Select(name => new KeyValuePair<string, byte[]>(name, png))), mainDocument,
            Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(sha256), .. png])), parts);
    }
}
