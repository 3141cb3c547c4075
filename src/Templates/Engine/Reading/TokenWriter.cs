using System.Text;

namespace PaWorkflow.Templates.Engine;

/// <summary>Writes tokens as XML.</summary>
static class TokenWriter
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <param name="tag">What a tag is written as.</param>
    public static byte[] Write(List<Token> tokens, Func<Token, string> tag)
    {
        var xml = new StringBuilder(Declaration);
        foreach (var token in tokens)
        {
            switch (token.Sort)
            {
                case TokenSort.Start:
                    xml.Append('<').Append(token.Name);
                    foreach (var attribute in token.Attributes) xml.Append(' ').Append(attribute.Name).Append("=\"").AppendAttribute(attribute.Value).Append('"');
                    xml.Append('>');
                    break;
                case TokenSort.End:
                    xml.Append("</").Append(token.Name).Append('>');
                    break;
                case TokenSort.Text:
                    xml.AppendText(token.Text);
                    break;
                case TokenSort.Tag:
                    xml.Append(tag(token));
                    break;
            }
        }
        return Encoding.UTF8.GetBytes(xml.ToString());
    }
}
