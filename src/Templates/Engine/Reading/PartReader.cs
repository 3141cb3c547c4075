using System.Xml;

namespace PaWorkflow.Templates.Engine;

/// <summary>Reads a part's XML into tokens.</summary>
static class PartReader
{
    /// <param name="left">How many more pieces the template may have; what is read is taken off.</param>
    /// <exception cref="XmlException">Broken, with a DTD, nested too deep or too large.</exception>
    public static List<Token> Read(byte[] xml, ref int left)
    {
        var tokens = new List<Token>();
        var open = new Stack<(Token Start, bool Given)>();
        using var reader = SafeXml.Open(xml);
        while (reader.Read())
        {
            SafeXml.CheckDepth(reader);
            if (--left < 0) throw new XmlException($"the template holds more than {Limits.Elements} elements and texts");
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    var start = Start(reader);
                    if (IsStray(start, open)) Begin(start with { Known = Known.Run, Name = start.Beside("r"), Attributes = [] }, tokens, open, given: true);
                    Begin(start, tokens, open);
                    if (empty) End(tokens, open);
                    break;
                case XmlNodeType.EndElement:
                    End(tokens, open);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                    tokens.Add(new Token(TokenSort.Text) { Text = reader.Value });
                    break;
            }
        }
        Token.Link(tokens);
        return tokens;
    }

    static Token Start(XmlReader reader)
    {
        var start = new Token(TokenSort.Start) { Known = W.Kind(reader.NamespaceURI, reader.LocalName), Name = reader.Name, Space = reader.NamespaceURI };
        if (!reader.HasAttributes) return start;
        var attributes = new Attr[reader.AttributeCount];
        for (var n = 0; n < attributes.Length; n++)
        {
            reader.MoveToAttribute(n);
            attributes[n] = new Attr(reader.Name, reader.NamespaceURI, reader.LocalName, reader.Value);
        }
        reader.MoveToElement();
        return start with { Attributes = attributes };
    }

    // Text outside of a run is against the schema, yet other tools write it and read it: it is given a run.
    static bool IsStray(Token start, Stack<(Token Start, bool Given)> open) =>
        start.Known == Known.Text && start.Space == W.Main.NamespaceName && open.TryPeek(out var around) && around.Start.Known == Known.Paragraph;

    static void Begin(Token start, List<Token> tokens, Stack<(Token Start, bool Given)> open, bool given = false)
    {
        tokens.Add(start);
        open.Push((start, given));
    }

    static void End(List<Token> tokens, Stack<(Token Start, bool Given)> open)
    {
        tokens.Add(open.Pop().Start.Ending());
        if (open.TryPeek(out var around) && around.Given) tokens.Add(open.Pop().Start.Ending());
    }
}
