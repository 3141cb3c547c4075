namespace PaWorkflow.Templates.Engine;

/// <summary>Lists the tags of a compiled part.</summary>
static class TagList
{
    public static IEnumerable<TemplateTag> Of(Op[] ops) => Inside(ops, []);

    static IEnumerable<TemplateTag> Inside(Op[] ops, string[] within) => ops.SelectMany(op => op switch
    {
        Value value => [new TemplateTag(value.Tag.Name, TagKind.Value, value.Tag.Filters, within)],
        PictureOp picture => [new TemplateTag(picture.Tag.Name, TagKind.Picture, [], within)],
        Section section =>
        [
            new TemplateTag(section.Tag.Name, section.Tag.Sign == TagSign.Section ? TagKind.Section : TagKind.Inverted, [], within),
            .. Inside(section.Body, [.. within, section.Tag.Name]),
        ],
        Guard guard => Inside(guard.Body, within),
        _ => (IEnumerable<TemplateTag>)[],
    });
}
