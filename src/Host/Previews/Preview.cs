namespace PaWorkflow.Host.Previews;

/// <summary>What a document says, without anything of how it looks or what it could run: blocks from top to bottom.</summary>
/// <param name="Cut">There was more than a page can show.</param>
public sealed record Preview(IReadOnlyList<PreviewBlock> Blocks, bool Cut)
{
    /// <summary>Line by line, for telling two documents apart.</summary>
    public IEnumerable<string> Lines => Blocks.SelectMany(b => b switch
    {
        PreviewText text => [text.Text],
        PreviewTable table => table.Rows.Select(r => string.Join(" | ", r).TrimEnd(' ', '|')).Prepend(table.Name ?? "").Where(l => l.Length > 0),
        _ => Enumerable.Empty<string>(),
    });
}

public abstract record PreviewBlock;

/// <param name="Heading">It stands out as one.</param>
public sealed record PreviewText(string Text, bool Heading = false) : PreviewBlock;

/// <param name="Name">Of a worksheet; null: a table within a text.</param>
public sealed record PreviewTable(string? Name, IReadOnlyList<IReadOnlyList<string>> Rows) : PreviewBlock;
