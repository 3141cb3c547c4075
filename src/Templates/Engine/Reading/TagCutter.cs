namespace PaWorkflow.Templates.Engine;

/// <summary>
/// Cuts each tag out of the texts in which it stands, however many runs Word has made of it: the tag is left where it began, in the formatting of that run,
/// and what Word had put between its letters comes after it. A section's tags come to stand between runs, so that what repeats are whole runs.
/// </summary>
sealed class TagCutter(List<Token> tokens, Faults faults)
{
    readonly TagScanner scanner = new(faults);
    readonly Cuts cuts = new(tokens);

    /// <returns>The tokens with tags among them, or null where there is no tag.</returns>
    public List<Token>? Cut(IEnumerable<TextBlock> blocks)
    {
        foreach (var block in blocks) Scan(block);
        return cuts.Any ? cuts.Apply() : null;
    }

    void Scan(TextBlock block)
    {
        var text = block.Text.ToString();
        Place PlaceOf(int start, int end) => block.Place with { Near = Near(text, start, end), Offset = start, Length = end - start };
        var tags = scanner.Scan(text, PlaceOf);
        var next = 0;
        foreach (var (at, from, run) in block.Pieces)
        {
            while (next < tags.Count && tags[next].End <= from) next++;
            if (next == tags.Count) break;
            if (tokens[at].Sort != TokenSort.Text)
            {
                if (tags[next].Start < from && tokens[at].Known == Known.Break) cuts.Drop(at, run);
            }
            else if (tags[next].Start < from + tokens[at].Text.Length)
            {
                cuts.Cut(at, run, Pieces(text, tags, ref next, from, from + tokens[at].Text.Length, PlaceOf));
            }
        }
    }

    static List<Token> Pieces(string text, List<FoundTag> tags, ref int next, int from, int to, Func<int, int, Place> placeOf)
    {
        var pieces = new List<Token>();
        for (var at = from; at < to;)
        {
            if (next == tags.Count || tags[next].Start >= to)
            {
                pieces.Add(new Token(TokenSort.Text) { Text = text[at..to] });
                break;
            }
            var (start, end, tag) = tags[next];
            if (start > at) pieces.Add(new Token(TokenSort.Text) { Text = text[at..start] });
            if (start >= at && tag.Sign != TagSign.Marks) pieces.Add(new Token(TokenSort.Tag) { Tag = tag, Place = placeOf(start, end) });
            at = Math.Min(end, to);
            if (end > to) break;
            next++;
        }
        return pieces;
    }

    static string Near(string text, int start, int end)
    {
        const int Around = 24, Longest = 60;
        var from = Math.Max(0, start - Around);
        var to = Math.Min(text.Length, Math.Min(end, start + Longest) + Around);
        return (from > 0 ? "…" : "") + text[from..to].Replace(TagScanner.NotText, ' ').Trim() + (to < text.Length ? "…" : "");
    }
}
