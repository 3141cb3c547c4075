using System.Text;

namespace PaWorkflow.Templates.Engine;

/// <summary>
/// Cuts each tag out of the texts in which it stands, however many runs Word has made of it: the tag is left where it began, in the formatting of that run,
/// and what Word had put between its letters comes after it. A section's tags come to stand between runs, so that what repeats are whole runs.
/// </summary>
sealed class TagCutter(string part, List<Token> tokens, Faults faults)
{
    readonly TagScanner scanner = new(faults);
    readonly Dictionary<int, List<Token>> cuts = [];
    readonly HashSet<int> cutRuns = [], dropped = [];
    readonly List<Token> result = [];
    bool pictures;

    /// <summary>A paragraph, or a property of the document.</summary>
    /// <param name="Pieces">Token, place in <paramref name="Text"/>, run around.</param>
    sealed record Block(Place Place, StringBuilder Text, List<(int Token, int At, int Run)> Pieces);

    /// <returns>The tokens with tags among them, or null where there is no tag.</returns>
    public List<Token>? CutParagraphs()
    {
        var surveyor = new Surveyor(part);
        var blocks = new Stack<Block>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            surveyor.Pass(token);
            if (token.Known == Known.Paragraph)
            {
                if (token.Sort == TokenSort.Start) blocks.Push(new Block(surveyor.Place, new(), []));
                else Scan(blocks.Pop());
            }
            else if (token.Known == Known.DrawingProps && PicturePlaceholder.TagOf(token) is { } tag)
            {
                tokens[at] = token with { Tag = tag, Place = surveyor.Place with { Near = tag.Written } };
                pictures = true;
            }
            else if (blocks.TryPeek(out var block) && token.Parent >= 0)
            {
                Gather(block, at, token);
            }
        }
        return Cut();
    }

    /// <returns>The tokens with tags among them, or null where there is no tag.</returns>
    public List<Token>? CutProperties()
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Sort != TokenSort.Text || tokens[at - 1].Sort != TokenSort.Start || tokens[at + 1].Sort != TokenSort.End) continue;
            Scan(new Block(new Place(part), new(tokens[at].Text), [(at, 0, -1)]));
        }
        return Cut();
    }

    void Gather(Block block, int at, Token token)
    {
        var around = tokens[token.Parent];
        if (token.Sort == TokenSort.Text && around.Known == Known.Text && around.Parent >= 0 && tokens[around.Parent].Known == Known.Run)
        {
            block.Pieces.Add((at, block.Text.Length, around.Parent));
            block.Text.Append(token.Text);
        }
        else if (token.Sort == TokenSort.Start && around.Known == Known.Run && token.Known is not (Known.Text or Known.RunProps))
        {
            block.Pieces.Add((at, block.Text.Length, token.Parent));
            block.Text.Append(TagScanner.NotText);
        }
    }

    void Scan(Block block)
    {
        var text = block.Text.ToString();
        var tags = scanner.Scan(text, (start, end) => block.Place with { Near = Near(text, start, end), Offset = start, Length = end - start });
        if (tags.Count == 0) return;
        var next = 0;
        foreach (var (at, from, run) in block.Pieces)
        {
            while (next < tags.Count && tags[next].End <= from) next++;
            if (next == tags.Count) break;
            if (tokens[at].Sort == TokenSort.Text)
            {
                if (tags[next].Start < from + tokens[at].Text.Length) Cut(text, tags, ref next, at, from, run, block.Place);
            }
            else if (tags[next].Start < from && tokens[at].Known == Known.Break)
            {
                dropped.Add(at);
            }
        }
    }

    void Cut(string text, List<FoundTag> tags, ref int next, int at, int from, int run, Place place)
    {
        var pieces = new List<Token>();
        var end = from + tokens[at].Text.Length;
        for (var position = from; position < end;)
        {
            if (next == tags.Count || tags[next].Start >= end)
            {
                pieces.Add(new Token(TokenSort.Text) { Text = text[position..end] });
                break;
            }
            var (start, stop, tag) = tags[next];
            if (start > position) pieces.Add(new Token(TokenSort.Text) { Text = text[position..start] });
            if (start >= position && tag.Sign != TagSign.Marks)
                pieces.Add(new Token(TokenSort.Tag) { Tag = tag, Place = place with { Near = Near(text, start, stop), Offset = start, Length = stop - start } });
            position = Math.Min(stop, end);
            if (stop > end) break;
            next++;
        }
        cuts[at] = pieces;
        if (run >= 0) cutRuns.Add(run);
    }

    List<Token>? Cut()
    {
        if (cuts.Count == 0 && !pictures) return null;
        Copy(0, tokens.Count);
        Token.Link(result);
        return result;
    }

    void Copy(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (cutRuns.Contains(at))
            {
                new RunCutter(tokens, result, cuts, dropped, Copy).Write(at);
                at = tokens[at].Partner;
            }
            else if (cuts.TryGetValue(at, out var pieces))
            {
                result.AddRange(pieces);
            }
            else
            {
                result.Add(tokens[at]);
            }
        }
    }

    static string Near(string text, int start, int end)
    {
        const int Around = 24, Longest = 60;
        var from = Math.Max(0, start - Around);
        var to = Math.Min(text.Length, Math.Min(end, start + Longest) + Around);
        return (from > 0 ? "…" : "") + text[from..to].Replace(TagScanner.NotText, ' ').Trim() + (to < text.Length ? "…" : "");
    }
}
