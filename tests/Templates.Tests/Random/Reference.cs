using System.Text.Json;

namespace PaWorkflow.Templates.Tests;

/// <summary>What a template by dice must say: the outline, worked out from its meaning alone, without any Word.</summary>
static class Reference
{
    public static string Of(IReadOnlyList<Block> blocks, JsonElement data) => string.Join('\n', Lines(blocks, [data]).Select(line => line.Text));

    /// <param name="IsTable">A row of a table.</param>
    readonly record struct Line(string Text, bool IsTable);

    static List<Line> Lines(IReadOnlyList<Block> blocks, JsonElement[] scopes) => [.. blocks.SelectMany(block => Lines(block, scopes))];

    static List<Line> Lines(Block block, JsonElement[] scopes)
    {
        switch (block)
        {
            case Block.Line line:
                return [new(Text(line.Content, scopes), false)];
            case Block.Section section:
                return [.. Passes(section.Name, section.Inverted, scopes).SelectMany(inner => Lines(section.Body, inner))];
            case Block.Control control:
                return Lines(control.Content, scopes);
            case Block.Table table:
                return [.. table.Rows.SelectMany(row => Rows(row, scopes))];
            case Block.Flow flow:
                var lines = new List<Line>();
                var open = Text(flow.Before, scopes);
                foreach (var inner in Passes(flow.Name, false, scopes))
                {
                    lines.Add(new(open + Text(flow.Head, inner), false));
                    lines.AddRange(Lines(flow.Between, inner));
                    open = Text(flow.Tail, inner);
                }
                lines.Add(new(open + Text(flow.After, scopes), false));
                return lines;
            default:
                throw new ArgumentException(block.ToString());
        }
    }

    static IEnumerable<Line> Rows(Row row, JsonElement[] scopes)
    {
        foreach (var inner in row.Name is null ? [scopes] : Passes(row.Name, row.Inverted, scopes))
        {
            var cells = row.Cells.Select((cell, index) => Cell(Lines(cell, inner), row.Name is not null && index == 0, row.Name is not null && index == row.Cells.Count - 1));
            yield return new(string.Concat(cells.Select(cell => $"[{cell}]")), true);
        }
    }

    // The paragraphs of the row's tags stand before and behind; a cell ends in a paragraph.
    static string Cell(List<Line> lines, bool opens, bool closes)
    {
        if (opens) lines.Insert(0, new("|", false));
        if (closes) lines.Add(new("|", false));
        if (lines.Count == 0 || lines[^1].IsTable) lines.Add(new("", false));
        return string.Join('/', lines.Select(line => line.Text));
    }

    static string Text(IReadOnlyList<Inline> content, JsonElement[] scopes) => string.Concat(content.Select(piece => piece switch
    {
        Inline.Text text => text.Said,
        Inline.Value value => Printed(Find(value.Name, scopes)),
        Inline.Section section => string.Concat(Passes(section.Name, section.Inverted, scopes).Select(inner => Text(section.Body, inner))),
        _ => throw new ArgumentException(piece.ToString()),
    }));

    static string Printed(JsonElement value) => value.ToString() is var text && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant() : text.Replace('\n', '·');

    static JsonElement Find(string name, JsonElement[] scopes) => scopes.Reverse().Select(scope => scope.TryGetProperty(name, out var value) ? value : default).First(value => value.ValueKind != JsonValueKind.Undefined);

    static IEnumerable<JsonElement[]> Passes(string name, bool inverted, JsonElement[] scopes)
    {
        var value = Find(name, scopes);
        var empty = value.ValueKind is JsonValueKind.False or JsonValueKind.Null || value.ToString() is "" or "0" || value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;
        if (inverted || empty) return inverted && empty ? [scopes] : [];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(item => (JsonElement[])[.. scopes, item]),
            JsonValueKind.Object => [[.. scopes, value]],
            _ => [scopes],
        };
    }
}
