using System.Text.Json;

namespace PaWorkflow.Templates.Tests;

/// <summary>A template, or data, made to do harm.</summary>
/// <param name="Make">The file; made when it is tried, for some are large.</param>
sealed record Hostile(string Name, Func<byte[]> Make)
{
    public Func<string> Data { get; init; } = () => """{"x": "v", "l": [1, 2]}""";

    /// <summary>The kind of fault with which it is refused; null where it is made harmless.</summary>
    public FaultKind? Kind { get; init; }

    /// <summary>What the message must name: the part, and what is wrong in it.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>What must hold of the letter where it is made harmless.</summary>
    public Action<byte[]>? Letter { get; init; }

    public static Hostile Refused(string name, FaultKind kind, Func<byte[]> make, params string[] names) => new(name, make) { Kind = kind, Names = names };

    public static Hostile Harmless(string name, Func<byte[]> make, Action<byte[]> letter) => new(name, make) { Letter = letter };

    /// <summary>False where the template itself is not valid.</summary>
    public bool Valid { get; init; } = true;

    public override string ToString() => Name;

    /// <summary>A package with these parts beside, or in the place of, a good one's.</summary>
    public static byte[] Package(params (string Name, string Content)[] parts)
    {
        var good = Docx.Parts(Docx.P("{x}"));
        return Docx.Zip([.. good.Select(part => parts.FirstOrDefault(other => other.Name == part.Name) is { Name: not null } other ? other : part), .. parts.Where(other => good.All(part => part.Name != other.Name))]);
    }

    public static byte[] Relation(string type, string target, string? mode = "External", string source = "document") => Package(($"word/_rels/{source}.xml.rels",
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\"{(mode is null ? "" : $" TargetMode=\"{mode}\"")}/></Relationships>"),
        ("word/x.bin", "x"), ("word/settings.xml", $"<w:settings xmlns:w=\"{Docx.W}\"/>"));

    public static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
