namespace PaWorkflow.Templates.Engine;

/// <summary>Finds what each section repeats: the smallest balanced content between its tags.</summary>
/// <param name="paragraphs">Tags that stand alone in their paragraphs take these along.</param>
sealed class LoopExtents(List<Token> tokens, bool paragraphs, Faults faults)
{
    public void Find(List<Loop> loops, Loop? outer = null)
    {
        var free = outer?.Body ?? (0, tokens.Count);
        foreach (var loop in loops)
        {
            Find(loop);
            // Each takes its own: not what its neighbour repeats, nor more than the section around.
            if (loop.Extent.From < free.From || loop.Extent.To > free.To || outer is { Rows: true } && loop.Rows && loop.Extent == outer.Extent) Refuse(loop, loops, outer);
            else free.From = loop.Extent.To;
            Find(loop.Inner, loop);
        }
    }

    void Refuse(Loop loop, List<Loop> beside, Loop? outer)
    {
        var rows = outer is { Rows: true } || beside.Exists(other => other != loop && other.Rows && other.Extent.From < loop.Extent.To && loop.Extent.From < other.Extent.To);
        if (loop.Rows && rows) faults.TwoRowLoops(loop.Place, loop.Tag);
        else faults.Unbalanced(loop.Place, loop.Tag);
    }

    void Find(Loop loop)
    {
        var (open, close) = (loop.Open, loop.Close);
        if (loop.Tag.Around is { } name) Around(loop, name);
        else if (tokens[open].Parent == tokens[close].Parent) Between(loop, open, close);
        else if (Rows(loop) || Paragraphs(loop)) { }
        else if (Alike(open, close)) Between(loop, open, close);
        else Fail(loop);
    }

    // The tags go, what stands between repeats: [ends of open elements … begins of the same] is as balanced as whole elements are.
    void Between(Loop loop, int open, int close) => (loop.Extent, loop.Body) = ((open, close + 1), (open + 1, close));

    // {-w:tr x}: from the row of one tag to the row of the other.
    void Around(Loop loop, string name)
    {
        var (first, last) = (Element(loop.Open, name), Element(loop.Close, name));
        if (first < 0 || last < 0 || tokens[first].Parent != tokens[last].Parent) Fail(loop);
        else Whole(loop, first, last);
    }

    int Element(int at, string name)
    {
        while (at >= 0 && !(tokens[at].Sort == TokenSort.Start && tokens[at].Space == W.Main.NamespaceName && tokens[at].Name == tokens[at].Beside(name))) at = tokens[at].Parent;
        return at;
    }

    void Whole(Loop loop, int first, int last)
    {
        loop.Extent = loop.Body = (first, tokens[last].Partner + 1);
        loop.Rows = tokens[first].Known == Known.Row;
        loop.Holder = tokens[first].Parent;
    }

    // Tags in different cells: their rows, whole.
    bool Rows(Loop loop)
    {
        var (cell, other) = (Nearest(loop.Open, Known.Cell), Nearest(loop.Close, Known.Cell));
        if (cell == other || cell < 0 && other < 0) return false;
        var (first, last) = (Nearest(loop.Open, Known.Row), Nearest(loop.Close, Known.Row));
        if (first < 0 || last < 0 || tokens[first].Parent != tokens[last].Parent) Fail(loop);
        else Whole(loop, first, last);
        return true;
    }

    int Nearest(int at, Known known)
    {
        while (at >= 0 && tokens[at].Known != known) at = tokens[at].Parent;
        return at;
    }

    // Each tag alone in its paragraph: both paragraphs go, those between repeat.
    bool Paragraphs(Loop loop)
    {
        var (first, last) = (tokens[loop.Open].Parent, tokens[loop.Close].Parent);
        if (!paragraphs || tokens[first].Known != Known.Paragraph || tokens[last].Known != Known.Paragraph || tokens[first].Parent != tokens[last].Parent) return false;
        if (TagParagraph.Read(tokens, first, loop.Open) is not { } opening || TagParagraph.Read(tokens, last, loop.Close) is not { } closing) return false;
        var (begin, end) = (first, tokens[last].Partner + 1);
        var (from, to) = (tokens[first].Partner + 1, last);
        // A paragraph that ends a section of the document stays; one that holds a picture repeats with it.
        if (opening.HasSection) begin = from;
        else if (opening.HasPicture) from = first;
        if (closing.HasSection) end = to;
        else if (closing.HasPicture) to = end;
        (loop.Extent, loop.Body) = ((begin, end), (from, to));
        loop.Holder = tokens[first].Parent;
        loop.Breaks = (opening.HasPageBreak ? PageBreaks.Before : 0) | (closing.HasPageBreak ? PageBreaks.After : 0);
        return true;
    }

    // In the midst of two paragraphs that stand side by side, or of two links alike: each repetition runs on where the one before it ended.
    bool Alike(int open, int close)
    {
        for (int one = tokens[open].Parent, other = tokens[close].Parent; one != other; one = tokens[one].Parent, other = tokens[other].Parent)
        {
            if (one < 0 || other < 0 || tokens[one].Name != tokens[other].Name || tokens[one].Known is Known.Cell or Known.Row or Known.Table or Known.Control or Known.TextBox) return false;
        }
        return true;
    }

    void Fail(Loop loop)
    {
        faults.Unbalanced(loop.Place, loop.Tag);
        Between(loop, loop.Open, loop.Close);
    }
}
