namespace PaWorkflow.Templates.Engine;

/// <summary>A picture whose alternative text is <c>{%name}</c>: the one from the data comes in its place, in its size.</summary>
static class PicturePlaceholder
{
    /// <summary>Gives the properties of each such drawing their tag. True where there are some.</summary>
    public static bool Mark(string part, List<Token> tokens)
    {
        var (surveyor, any) = (new Surveyor(part), false);
        for (var at = 0; at < tokens.Count; at++)
        {
            surveyor.Pass(tokens[at]);
            if (tokens[at].Sort != TokenSort.Start || tokens[at].Known != Known.DrawingProps || TagOf(tokens[at]) is not { } tag) continue;
            tokens[at] = tokens[at] with { Tag = tag, Place = surveyor.Place with { Near = tag.Written } };
            any = true;
        }
        return any;
    }

    static Tag? TagOf(Token properties)
    {
        foreach (var attribute in properties.Attributes)
        {
            var written = attribute.Value.Trim();
            if (attribute.Local is not ("descr" or "title") || !written.StartsWith("{%", StringComparison.Ordinal) || !written.EndsWith('}')) continue;
            var name = written[2..^1].Trim();
            if (name.Length is > 0 and <= 200 && name.AsSpan().IndexOfAny("{}|") < 0) return new Tag(TagSign.Picture, name, [], written, Marks.Usual);
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
