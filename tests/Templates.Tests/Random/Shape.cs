namespace PaWorkflow.Templates.Tests;

/// <summary>A template as it is meant: what the reference evaluates, and what is written as WordprocessingML for the engines.</summary>
abstract record Block
{
    /// <summary>A paragraph.</summary>
    public sealed record Line(IReadOnlyList<Inline> Content) : Block;

    /// <summary>Tags alone in their paragraphs, around blocks.</summary>
    public sealed record Section(string Name, bool Inverted, IReadOnlyList<Block> Body, bool NamedClose) : Block;

    /// <summary>From the midst of one paragraph to the midst of another.</summary>
    public sealed record Flow(IReadOnlyList<Inline> Before, string Name, IReadOnlyList<Inline> Head, IReadOnlyList<Block> Between, IReadOnlyList<Inline> Tail, IReadOnlyList<Inline> After) : Block;

    public sealed record Table(IReadOnlyList<Row> Rows) : Block;

    /// <summary>Blocks in a content control.</summary>
    public sealed record Control(IReadOnlyList<Block> Content) : Block;
}

/// <param name="Name">The section that repeats the row, from its first cell to its last; null where it stands once.</param>
/// <param name="Dash">Written <c>{-w:tr name}</c>.</param>
sealed record Row(string? Name, bool Inverted, bool Dash, IReadOnlyList<IReadOnlyList<Block>> Cells);

abstract record Inline
{
    public sealed record Text(string Said) : Inline;
    public sealed record Value(string Name) : Inline;
    public sealed record Section(string Name, bool Inverted, IReadOnlyList<Inline> Body, bool NamedClose) : Inline;
}
