namespace PaWorkflow.Templates.Engine;

enum TagSign
{
    /// <summary><c>{name}</c></summary>
    Value,

    /// <summary><c>{#name}</c>, or <c>{-w:tr name}</c>.</summary>
    Section,

    /// <summary><c>{^name}</c></summary>
    Inverted,

    /// <summary><c>{/name}</c>, <c>{/}</c></summary>
    Close,

    /// <summary><c>{%name}</c></summary>
    Picture,

    /// <summary><c>{=[ ]=}</c>, which leaves nothing behind.</summary>
    Marks,
}

/// <summary>What opens and what closes a tag.</summary>
sealed record Marks(string Open, string Close)
{
    public static Marks Usual { get; } = new("{", "}");

    public string Around(string inside) => $"{Open}{inside}{Close}";
}

/// <summary>A tag as it is written.</summary>
/// <param name="Name">With its dots; empty for <c>{/}</c>, <c>.</c> for the item itself.</param>
/// <param name="Written">With its marks.</param>
/// <param name="Around">The element of the main namespace that repeats, where the tag says so (<c>tr</c> of <c>{-w:tr x}</c>).</param>
sealed record Tag(TagSign Sign, string Name, IReadOnlyList<string> Filters, string Written, Marks Marks, string? Around = null)
{
    public string[] Path { get; } = Name == "." ? [] : Name.Split('.', StringSplitOptions.TrimEntries);

    public bool Opens => Sign is TagSign.Section or TagSign.Inverted;

    /// <summary>The tag that would close this one, or open what this one closes.</summary>
    public string Other => Marks.Around((Sign == TagSign.Close ? "#" : "/") + (Name.Length > 0 ? Name : "name"));
}
