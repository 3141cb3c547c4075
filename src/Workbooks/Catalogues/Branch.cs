using PaWorkflow.Agreements;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PaWorkflow.Workbooks;

/// <summary>Where in the workbook each path of the catalogue stands, and what would be right there.</summary>
sealed class PathSpots
{
    readonly Dictionary<string, (Spot Spot, Wording Right)> spots = new(StringComparer.Ordinal);

    public void Set(string path, Spot spot, Wording right) => spots[path] = (spot, right);

    /// <summary>The path's own place, or that of what holds it; null where nothing does.</summary>
    public (Spot Spot, Wording Right)? Of(string path)
    {
        for (var rest = path; rest.Length > 0; rest = rest[..Math.Max(0, rest.LastIndexOfAny(['.', '[']))])
        {
            if (spots.TryGetValue(rest, out var found)) return found;
        }
        return null;
    }
}

/// <summary>
/// A part of the catalogue's file as it grows out of the workbook's rows. The file is then read like any other, so that each rule is checked in one
/// place only; what is found wrong there is brought back to its cell by <see cref="PathSpots"/>.
/// </summary>
sealed class Branch(string path, YamlMappingNode node, PathSpots spots)
{
    public string Path => path;

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>Says where a member stands that is not written, or not by itself.</summary>
    public void At(string key, Spot spot, Wording right) => spots.Set(Join(key), spot, right);

    /// <summary>The cell's value; nothing where it is empty.</summary>
    public void Put(string key, Given given, TableRow row, Column column)
    {
        At(key, row.Spot(column), column.Right);
        if (given.Text is { } text) Put(key, text);
    }

    public void Put(string key, string text) => node.Children[new YamlScalarNode(key)] = Scalar(text);

    public void Texts(string key, IReadOnlyList<string> texts, Spot spot, Wording right)
    {
        At(key, spot, right);
        if (texts.Count > 0) node.Children[new YamlScalarNode(key)] = new YamlSequenceNode(texts.Select(Scalar));
    }

    /// <param name="spot">Where what concerns all of it is told.</param>
    public void Numbers(string key, IReadOnlyList<(string Text, Spot Spot)> numbers, Spot spot, Wording right)
    {
        Texts(key, [.. numbers.Select(n => n.Text)], spot, right);
        foreach (var (number, n) in numbers.Select((number, n) => (number, n))) spots.Set($"{Join(key)}[{n}]", number.Spot, right);
    }

    /// <summary>The mapping under a key; made when it is asked for first.</summary>
    public Branch Map(string key, Spot spot, Wording right)
    {
        if (node.Children.TryGetValue(new YamlScalarNode(key), out var there) && there is YamlMappingNode map) return new(Join(key), map, spots);
        At(key, spot, right);
        map = [];
        node.Add(new YamlScalarNode(key), map);
        return new(Join(key), map, spots);
    }

    /// <summary>A new mapping at the end of the list under a key.</summary>
    public Branch Add(string key, Spot spot, Wording right)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out var there) || there is not YamlSequenceNode list) node.Children[new YamlScalarNode(key)] = list = [];
        var at = $"{Join(key)}[{list.Children.Count}]";
        spots.Set(at, spot, right);
        var map = new YamlMappingNode();
        list.Add(map);
        return new(at, map, spots);
    }

    string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Quoted, so that it is read as it stands.</summary>
    static YamlScalarNode Scalar(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
