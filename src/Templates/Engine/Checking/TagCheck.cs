namespace PaWorkflow.Templates.Engine;

/// <summary>Looks each tag up in a sample of the data, also in sections that the sample would not show.</summary>
static class TagCheck
{
    public static void Run(Op[] ops, Scope scope, Faults faults)
    {
        foreach (var op in ops)
        {
            switch (op)
            {
                case Guard guard:
                    Run(guard.Body, scope, faults);
                    break;
                case Value value:
                    if (Find(value.Tag, value.Place, scope, faults) is { } printed) ValueText.Of(value.Tag, value.Place, printed.Value, faults);
                    break;
                case PictureOp picture:
                    if (Find(picture.Tag, picture.Place, scope, faults) is { } shown && !Picture.IsNone(shown.Value) && Picture.Read(shown.Value) is null) faults.NoPicture(picture.Place, picture.Tag);
                    break;
                case Section section:
                    if (Find(section.Tag, section.Place, scope, faults) is { } found) Inside(section, scope, found, faults);
                    break;
            }
        }
    }

    // Of a list one item stands for all, and for what it lacks its likes are asked. An empty list has nothing to compare with.
    static void Inside(Section section, Scope scope, Scope.Found found, Faults faults)
    {
        if (section.Tag.Sign == TagSign.Inverted) Run(section.Body, scope, faults);
        else if (scope.Into(section.Tag, found) is { } shown) Run(section.Body, shown.First(), faults);
        else if (found.Value.ValueKind != System.Text.Json.JsonValueKind.Array) Run(section.Body, scope, faults);
    }

    static Scope.Found? Find(Tag tag, Place place, Scope scope, Faults faults)
    {
        if (scope.TryFind(tag, out var found)) return found;
        if (!scope.IsKnown(tag)) faults.UnknownTag(place, tag, scope.Missing(tag));
        return null;
    }
}
