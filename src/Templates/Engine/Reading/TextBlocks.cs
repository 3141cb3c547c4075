using System.Text;

namespace PaWorkflow.Templates.Engine;

/// <summary>A text that tags are looked for in: a paragraph, or a property of the document.</summary>
/// <param name="Start">The token with which it begins.</param>
/// <param name="Pieces">Its texts, and what is no text and counts one: token, place in <paramref name="Text"/>, run around (-1 outside of runs).</param>
sealed record TextBlock(Place Place, int Start, StringBuilder Text, List<(int Token, int At, int Run)> Pieces);

/// <summary>The texts of a part.</summary>
static class TextBlocks
{
    /// <summary>Each paragraph, in the order in which they end. A text box's paragraphs come before the one in which it stands.</summary>
    public static IEnumerable<TextBlock> Paragraphs(string part, List<Token> tokens)
    {
        var surveyor = new Surveyor(part);
        var open = new Stack<TextBlock>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            surveyor.Pass(token);
            if (token.Known == Known.Paragraph && token.Sort == TokenSort.Start) open.Push(new TextBlock(surveyor.Place, at, new(), []));
            else if (token.Known == Known.Paragraph) yield return open.Pop();
            else if (open.TryPeek(out var block)) Gather(tokens, at, block);
        }
    }

    static void Gather(List<Token> tokens, int at, TextBlock block)
    {
        var token = tokens[at];
        var around = tokens[token.Parent];
        if (token.Sort == TokenSort.Text && around.Known == Known.Text && tokens[around.Parent].Known == Known.Run)
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

    /// <summary>Each element that holds a text and nothing else.</summary>
    public static IEnumerable<TextBlock> Properties(string part, List<Token> tokens)
    {
        for (var at = 1; at < tokens.Count; at++)
        {
            if (tokens[at].Sort == TokenSort.Text && tokens[at - 1].Sort == TokenSort.Start && tokens[at + 1].Sort == TokenSort.End)
                yield return new TextBlock(new Place(part), at - 1, new(tokens[at].Text), [(at, 0, -1)]);
        }
    }
}
