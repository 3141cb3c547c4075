namespace PaWorkflow.Templates.Engine;

/// <summary>Writes a run anew, in as many runs of the same formatting as the tags of sections cut it into. A run that was all tag leaves nothing behind.</summary>
/// <param name="cuts">The pieces of those texts that held tags.</param>
/// <param name="dropped">Breaks that Word put into a tag.</param>
/// <param name="copy">Copies [from, to), which may hold other runs.</param>
sealed class RunCutter(List<Token> tokens, List<Token> result, Dictionary<int, List<Token>> cuts, HashSet<int> dropped, Action<int, int> copy)
{
    int start, content;
    bool open;
    Token? text;

    public void Write(int run)
    {
        (start, content) = (run, run + 1);
        while (tokens[content].Sort == TokenSort.Text || tokens[content].Sort == TokenSort.Start && tokens[content].Known == Known.RunProps)
            content = tokens[content].Sort == TokenSort.Text ? content + 1 : tokens[content].Partner + 1;
        for (var at = content; at < tokens[start].Partner; at++)
        {
            var child = tokens[at];
            if (child.Sort != TokenSort.Start) continue;
            if (child.Known == Known.Text) WriteText(at);
            else if (!dropped.Contains(at)) WriteWhole(() => copy(at, child.Partner + 1));
            at = child.Partner;
        }
        EndRun();
    }

    void WriteText(int at)
    {
        foreach (var piece in Enumerable.Range(at + 1, tokens[at].Partner - at - 1).SelectMany(inside => cuts.GetValueOrDefault(inside) ?? [tokens[inside]]))
        {
            switch (piece.Tag?.Sign)
            {
                case TagSign.Section or TagSign.Inverted or TagSign.Close:
                    EndRun();
                    result.Add(piece);
                    break;
                case TagSign.Picture:
                    WriteWhole(() => result.Add(piece));
                    break;
                case TagSign.Value:
                case null when piece.Text.Length > 0:
                    BeginText(tokens[at]);
                    result.Add(piece);
                    break;
            }
        }
        EndText();
    }

    void WriteWhole(Action write)
    {
        EndText();
        BeginRun();
        write();
    }

    void BeginRun()
    {
        if (open) return;
        for (var at = start; at < content; at++) result.Add(tokens[at] with { });
        open = true;
    }

    void BeginText(Token like)
    {
        if (text is not null) return;
        BeginRun();
        text = like;
        // DrawingML's text keeps its spaces by itself and takes no attribute.
        result.Add(like.Space == W.Drawing.NamespaceName ? like with { }
            : like with { Attributes = [.. like.Attributes.Where(attribute => attribute.Name != "xml:space"), new Attr("xml:space", "http://www.w3.org/XML/1998/namespace", "space", "preserve")] });
    }

    void EndText()
    {
        if (text is not null) result.Add(text.Ending());
        text = null;
    }

    void EndRun()
    {
        EndText();
        if (open) result.Add(tokens[start].Ending());
        open = false;
    }
}
