namespace PaWorkflow.Templates.Engine;

enum TokenSort { Start, End, Text, Tag }

/// <summary>An attribute as it is written, with the namespace that its prefix stands for.</summary>
readonly record struct Attr(string Name, string Space, string Local, string Value);

/// <summary>
/// A piece of a part's XML. A part is a list of these and no tree: a section may begin in one paragraph and end in another, and a list is cut anywhere in the
/// same time, however large it is.
/// </summary>
sealed record Token(TokenSort Sort)
{
    public Known Known { get; init; }

    /// <summary>Of an element, with its prefix.</summary>
    public string Name { get; init; } = "";

    public string Space { get; init; } = "";

    public IReadOnlyList<Attr> Attributes { get; init; } = [];

    /// <summary>Of a text, unescaped.</summary>
    public string Text { get; init; } = "";

    public Tag? Tag { get; init; }

    public Place? Place { get; init; }

    /// <summary>Where in the list an element's other end stands.</summary>
    public int Partner { get; set; } = -1;

    /// <summary>Where in the list the element around begins; -1 outside of all.</summary>
    public int Parent { get; set; } = -1;

    public string? this[string space, string local]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Local == local && attribute.Space == space) return attribute.Value;
            }
            return null;
        }
    }

    /// <summary>The end of this start.</summary>
    public Token Ending() => new(TokenSort.End) { Known = Known, Name = Name, Space = Space };

    /// <summary>The name of an element of the same namespace, with the prefix that this one bears.</summary>
    public string Beside(string local) => Name.IndexOf(':') is var colon && colon < 0 ? local : $"{Name[..colon]}:{local}";

    /// <summary>Sets <see cref="Partner"/> and <see cref="Parent"/> in a whole list.</summary>
    public static void Link(List<Token> tokens)
    {
        var open = new Stack<int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Sort == TokenSort.End)
            {
                token.Partner = open.Pop();
                tokens[token.Partner].Partner = at;
            }
            token.Parent = open.TryPeek(out var around) ? around : -1;
            if (token.Sort == TokenSort.Start) open.Push(at);
        }
    }
}
