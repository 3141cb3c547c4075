using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>Lists the tags of a compiled part.</summary>
static class TagList
{
    public static IEnumerable<TemplateTag> Of(XElement root) => Inside(root, []);

    static IEnumerable<TemplateTag> Inside(XElement element, string[] within) => element.Elements().SelectMany(child => child switch
    {
        TagMark { Tag.Sign: TagSign.Value } mark => [new TemplateTag(mark.Tag.Name, TagKind.Value, mark.Tag.Filters, within)],
        LoopMark loop =>
        [
            new TemplateTag(loop.Tag.Name, loop.Tag.Sign == TagSign.Section ? TagKind.Section : TagKind.Inverted, [], within),
            .. Inside(loop, [.. within, loop.Tag.Name]),
        ],
        _ => Inside(child, within),
    });
}
