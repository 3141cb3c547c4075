namespace PaWorkflow.Templates.Engine;

/// <summary>A paragraph in which a section's tag stands alone, and what there is beside that is no text.</summary>
readonly record struct TagParagraph(bool HasPicture, bool HasPageBreak, bool HasSection)
{
    /// <returns>Null where the tag is not alone. A space is text, as it is for docxtemplater.</returns>
    public static TagParagraph? Read(List<Token> tokens, int paragraph, int tag)
    {
        var found = default(TagParagraph);
        for (var at = paragraph + 1; at < tokens[paragraph].Partner; at++)
        {
            var token = tokens[at];
            if (at == tag || token.Sort == TokenSort.End) continue;
            if (token.Sort == TokenSort.Tag || token.Sort == TokenSort.Text && tokens[token.Parent].Known == Known.Text && token.Text.Length > 0) return null;
            switch (token.Known)
            {
                case Known.Drawing:
                    found = found with { HasPicture = true };
                    break;
                case Known.Section:
                    found = found with { HasSection = true };
                    break;
                case Known.Break when token[W.Main.NamespaceName, "type"] == "page":
                    found = found with { HasPageBreak = true };
                    break;
                case Known.Field or Known.FieldMark or Known.FieldCode or Known.CommentReference:
                case Known.Other when tokens[token.Parent].Known == Known.Run && !token.Name.EndsWith("AlternateContent", StringComparison.Ordinal):
                    return null;
            }
        }
        return found;
    }
}
