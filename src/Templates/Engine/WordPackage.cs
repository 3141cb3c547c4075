using System.IO.Compression;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>The parts of a .docx in the order of the file. Writing is deterministic: the same parts give the same bytes.</summary>
sealed class WordPackage(IReadOnlyList<KeyValuePair<string, byte[]>> parts)
{
    const int MostParts = 2_000;
    const long MostBytes = 64L << 20;

    // The earliest day that a zip entry can bear.
    static readonly DateTimeOffset stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public const string ContentTypes = "[Content_Types].xml";

    public IReadOnlyList<KeyValuePair<string, byte[]>> Parts => parts;

    public byte[]? Find(string name) => parts.FirstOrDefault(part => part.Key == name).Value;

    /// <exception cref="InvalidDataException">Not a zip, or one that is too large, or names a part twice.</exception>
    public static WordPackage Read(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts) throw new InvalidDataException($"it holds {zip.Entries.Count} parts, at most {MostParts} are read");
        var parts = new List<KeyValuePair<string, byte[]>>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = MostBytes;
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (!names.Add(entry.FullName)) throw new InvalidDataException($"it holds {entry.FullName} twice");
            var bytes = ReadAtMost(entry, left);
            left -= bytes.Length;
            parts.Add(new(entry.FullName, bytes));
        }
        return new WordPackage(parts);
    }

    // The length that the archive claims is not to be trusted: the bytes themselves are counted.
    static byte[] ReadAtMost(ZipArchiveEntry entry, long limit)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > limit) throw new InvalidDataException($"it unpacks to more than {MostBytes >> 20} MB");
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    public byte[] Write()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = stamp;
                using var to = entry.Open();
                to.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>This package with some parts replaced, or added at its end.</summary>
    public WordPackage With(IEnumerable<KeyValuePair<string, byte[]>> changed)
    {
        var changes = changed.ToDictionary();
        var result = parts.Select(part => changes.Remove(part.Key, out var bytes) ? new(part.Key, bytes) : part).ToList();
        result.AddRange(changes.OrderBy(part => part.Key, StringComparer.Ordinal));
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

    /// <summary>Adds a part with its relationship from <paramref name="source"/> and its content type.</summary>
    public WordPackage WithRelated(string source, string name, byte[] bytes, string relationType, string contentType)
    {
        var changes = new Dictionary<string, byte[]> { [name] = bytes };

        var relationsName = RelationsOf(source);
        var relations = Find(relationsName) is { } held ? SafeXml.Read(held) : new XDocument(new XElement(W.PackageRelations + "Relationships"));
        var ids = relations.Root!.Elements().Select(relation => (string?)relation.Attribute("Id")).ToHashSet();
        var id = Enumerable.Range(1, int.MaxValue).Select(n => $"rId{n}").First(candidate => !ids.Contains(candidate));
        relations.Root.Add(new XElement(W.PackageRelations + "Relationship",
            new XAttribute("Id", id), new XAttribute("Type", relationType), new XAttribute("Target", "/" + name)));
        changes[relationsName] = SafeXml.Write(relations);

        var types = SafeXml.Read(Find(ContentTypes)!);
        types.Root!.Add(new XElement(W.ContentTypes + "Override", new XAttribute("PartName", "/" + name), new XAttribute("ContentType", contentType)));
        changes[ContentTypes] = SafeXml.Write(types);
        return With(changes);
    }
}
