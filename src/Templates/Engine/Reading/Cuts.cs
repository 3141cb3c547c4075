namespace PaWorkflow.Templates.Engine;

/// <summary>Where the texts of a part are to be cut, and the part cut so.</summary>
sealed class Cuts(List<Token> tokens)
{
    readonly Dictionary<int, List<Token>> pieces = [];
    readonly HashSet<int> runs = [], dropped = [];
    readonly Dictionary<int, List<Token>> appended = [];
    readonly List<Token> result = [];

    public bool Any => pieces.Count > 0;

    /// <summary>The pieces that come in the place of a text.</summary>
    /// <param name="run">The run around; -1 outside of runs.</param>
    public void Cut(int text, int run, List<Token> into)
    {
        pieces[text] = into;
        if (run >= 0) runs.Add(run);
    }

    /// <summary>Leaves out an element of a run.</summary>
    public void Drop(int element, int run)
    {
        dropped.Add(element);
        runs.Add(run);
    }

    /// <summary>Puts tokens at the end of an element.</summary>
    public void Append(int element, List<Token> added) => appended[tokens[element].Partner] = added;

    public List<Token> Apply()
    {
        Copy(0, tokens.Count);
        Token.Link(result);
        return result;
    }

    void Copy(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (runs.Contains(at))
            {
                new RunCutter(tokens, result, pieces, dropped, Copy).Write(at);
                at = tokens[at].Partner;
            }
            else if (pieces.TryGetValue(at, out var cut))
            {
                result.AddRange(cut);
            }
            else
            {
                if (appended.TryGetValue(at, out var added)) result.AddRange(added);
                result.Add(tokens[at]);
            }
        }
    }
}
