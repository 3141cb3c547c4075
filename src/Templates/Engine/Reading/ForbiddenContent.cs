namespace PaWorkflow.Templates.Engine;

/// <summary>What the text of a template may not bring: foreign documents, embedded objects, pictures from outside, fields that act or change by themselves.</summary>
static class ForbiddenContent
{
    public static void Check(string part, List<Token> tokens, Faults faults)
    {
        var surveyor = new Surveyor(part);
        var fields = new Fields(faults);
        foreach (var token in tokens)
        {
            surveyor.Pass(token);
            fields.Pass(token, tokens, surveyor);
            if (token.Sort != TokenSort.Start) continue;
            if (token.Known == Known.ForeignDocument) faults.Forbidden(surveyor.Place, $"a whole other document ({token.Name})", $"เอกสารอื่นทั้งฉบับ ({token.Name})");
            else if (token.Known == Known.Embedded) faults.Forbidden(surveyor.Place, "embedded objects", "วัตถุฝัง");
            else if (Outside(token) is { } address) faults.Forbidden(surveyor.Place, $"a picture from outside ({address})", $"รูปภาพจากภายนอก ({address})");
        }
        fields.End();
    }

    // VML names a picture's address in the element itself, beside any relationship.
    static string? Outside(Token token)
    {
        if (token.Space != W.Vml.NamespaceName) return null;
        foreach (var attribute in token.Attributes)
        {
            var names = attribute.Local is "src" or "althref" || attribute.Local == "href" && attribute.Space == W.Office.NamespaceName;
            if (names && (attribute.Value.Contains(':', StringComparison.Ordinal) || attribute.Value.StartsWith(@"\\", StringComparison.Ordinal))) return Faults.Short(attribute.Value);
        }
        return null;
    }
}
