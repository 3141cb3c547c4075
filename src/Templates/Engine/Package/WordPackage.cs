using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>The parts of a .docx in the order of the file. Names are the same in either case, as OPC says.</summary>
sealed class WordPackage
{
    public const string ContentTypesName = "[Content_Types].xml";

    readonly Dictionary<string, PackagePart> byName;

    public WordPackage(IReadOnlyList<PackagePart> parts)
    {
        Parts = parts;
        byName = parts.ToDictionary(part => part.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<PackagePart> Parts { get; }

    public byte[]? Find(string name) => byName.GetValueOrDefault(name)?.Bytes;

    /// <exception cref="InvalidDataException">Not a zip, or one that is not to be trusted.</exception>
    public static WordPackage Read(byte[] docx) => new(ZipReader.Read(docx));

    /// <summary>This package with some parts replaced, or added at its end.</summary>
    public WordPackage With(IEnumerable<KeyValuePair<string, byte[]>> changed)
    {
        var changes = new Dictionary<string, byte[]>(changed, StringComparer.OrdinalIgnoreCase);
        var result = Parts.Select(part => changes.Remove(part.Name, out var bytes) ? new PackagePart(part.Name, bytes) : part).ToList();
        result.AddRange(changes.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => new PackagePart(part.Key, part.Value)));
        return new WordPackage(result);
    }

    /// <summary>The name of the relationship part of a part: word/document.xml → word/_rels/document.xml.rels.</summary>
    public static string RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    /// <summary>A part's name from a relationship's target, which is relative to the folder of its source.</summary>
    public static string Resolve(string source, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var path = source.Split('/')[..^1].ToList();
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        }
        return string.Join('/', path);
    }

    /// <summary>The name of the main document, by the package's relationships; null where there is none.</summary>
    public string? MainDocument()
    {
        if (Find("_rels/.rels") is not { } relations) return null;
        var main = SafeXml.Read(relations).Root!.Elements()
            .FirstOrDefault(relation => ((string?)relation.Attribute("Type"))?.EndsWith("/officeDocument", StringComparison.Ordinal) == true);
        return main?.Attribute("Target") is { } target ? Resolve("", target.Value) : null;
    }

    /// <summary>The relationships of a part; an empty list where it has none.</summary>
    public XDocument Relations(string part) => Find(RelationsOf(part)) is { } held ? SafeXml.Read(held) : new XDocument(new XElement(W.PackageRelations + "Relationships"));

    /// <summary>Adds a part with its relationship from <paramref name="source"/> and its content type.</summary>
    public WordPackage WithRelated(string source, string name, byte[] bytes, string relationType, string contentType)
    {
        var relations = Relations(source);
        var ids = relations.Root!.Elements().Select(relation => (string?)relation.Attribute("Id")).ToHashSet();
        relations.Root.Add(new XElement(W.PackageRelations + "Relationship",
            new XAttribute("Id", Enumerable.Range(1, int.MaxValue).Select(n => $"rId{n}").First(id => !ids.Contains(id))), new XAttribute("Type", relationType), new XAttribute("Target", "/" + name)));
        var types = SafeXml.Read(Find(ContentTypesName)!);
        types.Root!.Add(new XElement(W.ContentTypes + "Override", new XAttribute("PartName", "/" + name), new XAttribute("ContentType", contentType)));
        return With([new(name, bytes), new(RelationsOf(source), SafeXml.Write(relations)), new(ContentTypesName, SafeXml.Write(types))]);
    }
}
