using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>The pictures of one letter, each kept once.</summary>
sealed class Pictures
{
    readonly SortedDictionary<string, Picture> media = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> byPart = [];

    public IEnumerable<Picture> All => media.Values;

    /// <returns>The relationship's id in this part.</returns>
    public string Add(string part, Picture picture)
    {
        media.TryAdd(picture.Name, picture);
        if (!byPart.TryGetValue(part, out var names)) byPart[part] = names = [];
        if (!names.Contains(picture.Name)) names.Add(picture.Name);
        return $"pawPicture{names.IndexOf(picture.Name) + 1}";
    }

    /// <summary>The part's relationships, with those to its pictures.</summary>
    public byte[] Relations(string part, XDocument held)
    {
        foreach (var (name, index) in byPart.GetValueOrDefault(part, []).Select((name, index) => (name, index)))
        {
            held.Root!.Add(new XElement(W.PackageRelations + "Relationship",
                new XAttribute("Id", $"pawPicture{index + 1}"), new XAttribute("Type", W.Relations.NamespaceName + "/image"), new XAttribute("Target", PathOf(name))));
        }
        return SafeXml.Write(held);
    }

    public static string PathOf(string name) => $"/word/media/{name}";
}
