namespace PaWorkflow.Templates.Engine;

/// <summary>Which elements of a part a section may leave empty, so that they must be looked after.</summary>
sealed class Guards
{
    readonly List<Token> tokens;
    readonly Dictionary<int, Needs> needs = [];

    public Guards(List<Token> tokens, List<Loop> loops)
    {
        this.tokens = tokens;
        AddAll(loops);
    }

    public Needs? Of(int start) => needs.TryGetValue(start, out var need) ? need : null;

    /// <summary>What the guard around is to be told of this start tag: a row or cell that came, a paragraph or table that ended.</summary>
    public Passed? Tells(int start) => tokens[start].Known switch
    {
        Known.Row when Around(start, Known.Table) => Passed.Row,
        Known.Cell when Around(start, Known.Row) => Passed.Cell,
        Known.Paragraph or Known.Control when Fills(tokens[start].Parent) => Passed.Paragraph,
        Known.Table when Fills(tokens[start].Parent) => Passed.Table,
        _ => null,
    };

    bool Fills(int holder) => holder >= 0 && needs.TryGetValue(holder, out var need) && need is Needs.LastParagraph or Needs.Block;

    bool Around(int at, Known known) => Nearest(at, known) is var found && found >= 0 && needs.ContainsKey(found);

    int Nearest(int at, Known known)
    {
        while (at >= 0 && tokens[at].Known != known) at = tokens[at].Parent;
        return at;
    }

    void AddAll(List<Loop> loops)
    {
        foreach (var loop in loops)
        {
            if (loop.Holder >= 0) Add(loop.Holder);
            AddAll(loop.Inner);
        }
    }

    void Add(int holder)
    {
        if (holder < 0 || needs.ContainsKey(holder)) return;
        switch (tokens[holder].Known)
        {
            case Known.Table:
                needs[holder] = Needs.Row;
                Add(tokens[holder].Parent);
                break;
            case Known.Row:
                needs[holder] = Needs.Cell;
                Add(Nearest(holder, Known.Table));
                break;
            case Known.Cell:
                needs[holder] = Needs.LastParagraph;
                break;
            // Without a section's properties at its end, a document ends in a paragraph too.
            case Known.Body when !EndsIn(holder, Known.Section):
                needs[holder] = Needs.LastParagraph;
                break;
            case Known.Note or Known.Header or Known.TextBox:
                needs[holder] = Needs.Block;
                break;
            case Known.ControlContent:
                AddContent(holder);
                break;
        }
    }

    // A content control may stand around rows, cells, blocks or runs.
    void AddContent(int holder)
    {
        var around = tokens[tokens[holder].Parent].Parent;
        if (around < 0) return;
        if (tokens[around].Known is Known.Table or Known.Row) Add(around);
        else if (tokens[around].Known != Known.Paragraph) needs[holder] = Needs.Block;
    }

    bool EndsIn(int holder, Known known)
    {
        for (var at = tokens[holder].Partner - 1; at > holder; at--)
        {
            if (tokens[at].Sort == TokenSort.End) return tokens[at].Known == known;
        }
        return false;
    }
}
