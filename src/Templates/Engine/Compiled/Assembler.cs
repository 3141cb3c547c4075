using System.Text;

namespace PaWorkflow.Templates.Engine;

/// <summary>Turns a part's tokens and sections into the steps that write it.</summary>
sealed class Assembler
{
    readonly List<Token> tokens;
    readonly Identities identities;
    readonly LoopMap map;
    readonly Guards guards;
    readonly Bookmarks bookmarks;
    List<Op> ops = [];
    StringBuilder literal = new();

    /// <summary>The properties of the drawing whose picture is swapped, while it is written.</summary>
    Token? swapped;

    Assembler(List<Token> tokens, List<Loop> loops, Identities identities)
    {
        (this.tokens, this.identities) = (tokens, identities);
        map = new LoopMap(tokens.Count, loops);
        guards = new Guards(tokens, loops);
        bookmarks = new Bookmarks(tokens, map, identities);
    }

    public static Op[] Write(List<Token> tokens, List<Loop> loops, Identities identities)
    {
        var assembler = new Assembler(tokens, loops, identities);
        assembler.literal.Append(TokenWriter.Declaration);
        assembler.Write(0, tokens.Count, new(loops));
        return assembler.Finished();
    }

    /// <param name="coming">The sections that begin in [from, to), outermost, in their order.</param>
    void Write(int from, int to, Queue<Loop> coming)
    {
        for (var at = from; at < to; at++)
        {
            if (coming.TryPeek(out var loop) && loop.Extent.From == at)
            {
                Add(Section(coming.Dequeue()));
                at = loop.Extent.To - 1;
                continue;
            }
            var token = tokens[at];
            switch (token.Sort)
            {
                case TokenSort.Start:
                    at = WriteElement(at, coming);
                    break;
                case TokenSort.End:
                    literal.Append("</").Append(token.Name).Append('>');
                    Tell(token.Partner, Passed.Paragraph, Passed.Table);
                    break;
                case TokenSort.Text:
                    literal.AppendText(token.Text);
                    break;
                case TokenSort.Tag when token.Tag!.Sign == TagSign.Value:
                    Add(new Value(token.Tag, token.Place!, Forms.Of(tokens[token.Parent])));
                    break;
                case TokenSort.Tag when token.Tag!.Sign == TagSign.Picture:
                    Add(new PictureOp(token.Tag, token.Place!, tokens[token.Parent].Beside("drawing")));
                    break;
            }
        }
    }

    Section Section(Loop loop)
    {
        var body = Apart(() => Write(loop.Body.From, loop.Body.To, new(loop.Inner)));
        return loop.Breaks == PageBreaks.None ? new Section(loop.Tag, loop.Place, body, [], null)
            : new Section(loop.Tag, loop.Place, body, loop.Breaks.HasFlag(PageBreaks.Before) ? Forms.NewPage(tokens[loop.Holder]) : [],
                loop.Breaks.HasFlag(PageBreaks.After) ? Forms.PageEnd(tokens[loop.Holder]) : null);
    }

    /// <returns>The last token that was written.</returns>
    int WriteElement(int at, Queue<Loop> coming)
    {
        var token = tokens[at];
        if (bookmarks.IsGone(at) || token.Known == Known.Id && map.Repeats(at) && tokens[token.Parent].Known == Known.ControlProps) return token.Partner;
        if (token.Known is Known.CommentStart or Known.CommentEnd or Known.CommentReference && map.Repeats(at))
        {
            Add(new Once(identities.NewOnce(), Apart(() => WriteStart(at, closed: true)).OfType<Literal>().Single().Bytes));
            return token.Partner;
        }
        if (guards.Of(at) is { } needs)
        {
            Guarded(at, needs, coming);
            return token.Partner;
        }
        if (token.Known == Known.Drawing && swapped is null && PicturePlaceholder.In(tokens, at) is { } properties)
        {
            swapped = properties;
            Guarded(at, Needs.Picture, coming);
            swapped = null;
            return token.Partner;
        }
        Tell(at, Passed.Row, Passed.Cell);
        var empty = token.Partner == at + 1;
        WriteStart(at, empty);
        if (!empty) return at;
        Tell(at, Passed.Paragraph, Passed.Table);
        return token.Partner;
    }

    void Guarded(int at, Needs needs, Queue<Loop> coming)
    {
        var body = Apart(() =>
        {
            WriteStart(at, closed: false);
            Write(at + 1, tokens[at].Partner, coming);
        });
        var filling = needs is Needs.LastParagraph or Needs.Block ? $"<{tokens[at].Beside("p")}/>" : "";
        Add(new Guard(needs, body, Encoding.UTF8.GetBytes(filling), Encoding.UTF8.GetBytes($"</{tokens[at].Name}>")));
    }

    void WriteStart(int at, bool closed)
    {
        var token = tokens[at];
        var repeats = map.Repeats(at);
        literal.Append('<').Append(token.Name);
        foreach (var attribute in token.Attributes)
        {
            // Word gives a paragraph without an id a new one.
            if (repeats && attribute.Space == W.Word14.NamespaceName && attribute.Local is "paraId" or "textId") continue;
            literal.Append(' ').Append(attribute.Name).Append("=\"");
            if (Of(token, attribute, at, repeats) is { } op) Add(op);
            else literal.AppendAttribute(token == swapped && attribute.Value.Trim() == token.Tag!.Written ? token.Tag.Name : attribute.Value);
            literal.Append('"');
        }
        literal.Append(closed ? "/>" : ">");
    }

    // What writes an attribute's value, where it is not the same in every letter.
    Op? Of(Token token, Attr attribute, int at, bool repeats) => (token.Known, attribute.Local) switch
    {
        (Known.DrawingProps, "id") when repeats => new DrawingId(),
        (Known.BookmarkStart, "id") when bookmarks.Slot(at) is { } slot => new BookmarkId(slot),
        (Known.BookmarkStart, "name") when repeats => new BookmarkName(attribute.Value),
        (Known.BookmarkEnd, "id") when bookmarks.Slot(at) is { } slot => new BookmarkEndId(slot),
        (Known.Blip, "embed") when swapped is not null => new PictureOp(swapped.Tag!, swapped.Place!, null),
        _ => null,
    };

    void Tell(int start, Passed one, Passed other)
    {
        if (guards.Tells(start) is { } told && (told == one || told == other)) Add(new Tell(told));
    }

    void Add(Op op)
    {
        Flush();
        ops.Add(op);
    }

    void Flush()
    {
        if (literal.Length > 0) ops.Add(new Literal(Encoding.UTF8.GetBytes(literal.ToString())));
        literal.Clear();
    }

    Op[] Finished()
    {
        Flush();
        return [.. ops];
    }

    Op[] Apart(Action write)
    {
        var (outerOps, outerLiteral) = (ops, literal);
        (ops, literal) = ([], new());
        write();
        var written = Finished();
        (ops, literal) = (outerOps, outerLiteral);
        return written;
    }
}
