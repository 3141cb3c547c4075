namespace PaWorkflow.Templates.Engine;

/// <summary>A picture whose alternative text is <c>{%name}</c>: the one from the data comes in its place, in its size.</summary>
static class PicturePlaceholder
{
    /// <summary>The tag in a drawing's alternative text or title; null where there is none.</summary>
    public static Tag? TagOf(Token properties)
    {
        foreach (var attribute in properties.Attributes)
        {
            var written = attribute.Value.Trim();
            if (attribute.Local is not ("descr" or "title") || !written.StartsWith("{%", StringComparison.Ordinal) || !written.EndsWith('}')) continue;
            var name = written[2..^1].Trim();
            if (name.Length > 0 && name.AsSpan().IndexOfAny("{}|") < 0) return new Tag(TagSign.Picture, name, [], written, Marks.Usual);
        }
        return null;
    }

    /// <summary>The drawing's properties with their tag; null where it has none, or no picture.</summary>
    public static Token? In(List<Token> tokens, int drawing)
    {
        Token? found = null;
        for (var at = drawing + 1; at < tokens[drawing].Partner; at++)
        {
            if (tokens[at].Known == Known.DrawingProps && tokens[at].Tag is not null) found ??= tokens[at];
            else if (tokens[at].Known == Known.Blip && found is not null && tokens[at][W.Relations.NamespaceName, "embed"] is not null) return found;
        }
        return null;
    }
}
