using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>The parts that hold the picture of a drawing named <c>emblem</c>.</summary>
static class Emblems
{
    public const string Name = "emblem";

    public static IReadOnlyList<string> In(WordPackage package)
    {
        var pictures = new HashSet<string>();
        foreach (var (part, bytes, _) in package.Parts)
        {
            if (!part.EndsWith(".xml", StringComparison.Ordinal) || package.Find(WordPackage.RelationsOf(part)) is not { } relations) continue;
            var targets = SafeXml.Read(relations).Root!.Elements().ToDictionary(relation => (string?)relation.Attribute("Id") ?? "", relation => (string?)relation.Attribute("Target") ?? "");
            foreach (var drawing in SafeXml.Read(bytes).Descendants(W.DocPr).Where(drawing => (string?)drawing.Attribute("name") == Name))
            {
                var ids = drawing.Parent!.Descendants(W.Drawing + "blip").Select(blip => (string?)blip.Attribute(W.Relations + "embed") ?? "");
                foreach (var id in ids.Where(targets.ContainsKey)) pictures.Add(WordPackage.Resolve(part, targets[id]));
            }
        }
        return [.. pictures];
    }
}
