using System.Text.Json;

namespace PaWorkflow.Templates.Engine;

/// <summary>Writes one letter: takes the steps of each compiled part with the letter's data. Lives for that letter alone.</summary>
/// <param name="faults">Data that does not fit.</param>
/// <param name="remarks">Sections over fields that the data does not have, which show nothing.</param>
sealed class Filler(Identities identities, Faults faults, Faults remarks)
{
    readonly FreshIds ids = new(identities);
    readonly Dictionary<Op, bool> known = [];
    ByteSink to = null!;
    string part = "";
    int repetitions, steps, written;
    bool stopped;

    // What has come since the guard around began.
    int rows, cells;
    Last last;
    bool hasPicture;

    enum Last { Nothing, Table, Paragraph }

    public Pictures Pictures { get; } = new();

    public void Fill(string part, Op[] steps, JsonElement data, ByteSink to)
    {
        (this.part, this.to) = (part, to);
        Take(steps, new Scope(data));
        written += to.Count;
    }

    void Take(Op[] ops, Scope scope)
    {
        steps += ops.Length;
        foreach (var op in ops)
        {
            if (stopped) return;
            switch (op)
            {
                case Literal literal: to.Write(literal.Bytes); break;
                case Value value: Print(value, scope); break;
                case Section section: Repeat(section, scope); break;
                case Guard guard: Watch(guard, scope); break;
                case Tell told: Told(told.Passed); break;
                case Once once when ids.IsFirst(once.Slot): to.Write(once.Bytes); break;
                case DrawingId: to.Print(ids.Drawing()); break;
                case BookmarkId bookmark: to.Print(ids.Bookmark(bookmark.Slot)); break;
                case BookmarkEndId bookmark: to.Print(ids.BookmarkOf(bookmark.Slot)); break;
                case BookmarkName bookmark: Escape.Write(to, ids.Name(bookmark.Name), Forms.Line); break;
                case PictureOp picture: Show(picture, scope); break;
            }
        }
    }

    void Print(Value value, Scope scope)
    {
        if (Find(value, value.Tag, value.Place, scope) is not { } found) return;
        var text = ValueText.Of(value.Tag, value.Place, found.Value, faults);
        if (Fits(text.Length, value.Tag, value.Place)) Escape.Write(to, text, value.Form);
    }

    // A field that no like of the item has either is unknown, and nothing is printed by mistake.
    Scope.Found? Find(Op op, Tag tag, Place place, Scope scope)
    {
        if (scope.TryFind(tag, out var found)) return found;
        if (!IsKnown(op, tag, scope)) faults.UnknownTag(place, tag, scope.Missing(tag));
        return null;
    }

    bool IsKnown(Op op, Tag tag, Scope scope)
    {
        if (!known.TryGetValue(op, out var isKnown)) known[op] = isKnown = scope.IsKnown(tag);
        return isKnown;
    }

    void Repeat(Section section, Scope scope)
    {
        IEnumerable<Scope>? shown = null;
        if (scope.TryFind(section.Tag, out var found)) shown = scope.Into(section.Tag, found);
        else if (!IsKnown(section, section.Tag, scope)) remarks.UnknownTag(section.Place, section.Tag, scope.Missing(section.Tag));
        if (section.Tag.Sign == TagSign.Inverted) shown = shown is null ? [scope] : null;
        var any = false;
        foreach (var inner in shown ?? [])
        {
            any = true;
            if (++repetitions > Limits.Repetitions || steps > Limits.Steps) Stop(section.Tag, section.Place);
            if (stopped || !Fits(0, section.Tag, section.Place)) return;
            to.Write(section.EachBefore);
            Take(section.Body, inner);
        }
        if (section.After is { } end) BreakPage(end, any);
    }

    bool Fits(int more, Tag tag, Place place)
    {
        if ((long)written + to.Count + more <= Limits.Bytes) return true;
        Stop(tag, place);
        return false;
    }

    void Stop(Tag tag, Place place)
    {
        faults.TooLong(place, tag);
        stopped = true;
    }

    void BreakPage(PageEnd end, bool any)
    {
        if (any && to.Written.EndsWith(end.ParagraphEnd))
        {
            to.CutTo(to.Count - end.ParagraphEnd.Length);
            to.Write(end.Run);
            to.Write(end.ParagraphEnd);
            return;
        }
        to.Write(end.Paragraph);
        last = Last.Paragraph;
    }

    void Told(Passed passed)
    {
        if (passed == Passed.Row) rows++;
        else if (passed == Passed.Cell) cells++;
        else last = passed == Passed.Table ? Last.Table : Last.Paragraph;
    }

    void Watch(Guard guard, Scope scope)
    {
        var (from, before) = (to.Count, (rows, cells, last, hasPicture));
        (last, hasPicture) = (Last.Nothing, false);
        Take(guard.Body, scope);
        var gone = guard.Needs switch { Needs.Row => rows == before.rows, Needs.Cell => cells == before.cells, Needs.Picture => !hasPicture, _ => false };
        if (gone)
        {
            to.CutTo(from);
        }
        else
        {
            if (guard.Needs == Needs.LastParagraph && last != Last.Paragraph || guard.Needs == Needs.Block && last == Last.Nothing) to.Write(guard.Filling);
            to.Write(guard.End);
        }
        (rows, cells, last, hasPicture) = before;
        if (gone) return;
        if (guard.Needs == Needs.Row) last = Last.Table;
        else if (guard.Needs == Needs.Cell) rows++;
        else if (guard.Needs == Needs.LastParagraph) cells++;
    }

    void Show(PictureOp op, Scope scope)
    {
        if (Find(op, op.Tag, op.Place, scope) is not { } found || Picture.IsNone(found.Value)) return;
        if (Picture.Read(found.Value) is not { } picture)
        {
            faults.NoPicture(op.Place, op.Tag);
            return;
        }
        if (!Fits(picture.Bytes.Length, op.Tag, op.Place)) return;
        written += picture.Bytes.Length;
        hasPicture = true;
        var id = Pictures.Add(part, picture);
        if (op.Drawing is { } drawing) picture.WriteInline(to, drawing, id, ids.Drawing());
        else Escape.Write(to, id, Forms.Line);
    }
}
