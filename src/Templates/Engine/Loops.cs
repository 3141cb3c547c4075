using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>Pairs the opening and closing tags of a part and wraps what lies between: the smallest balanced content.</summary>
sealed class Loops(Faults faults)
{
    public void Build(XElement root)
    {
        var open = new List<TagMark>();
        var crossed = new Dictionary<TagMark, TagMark>();
        foreach (var mark in root.Descendants().OfType<TagMark>().ToList())
        {
            if (mark.Tag.Sign == TagSign.Value) continue;
            if (mark.Tag.Sign != TagSign.Close)
            {
                open.Add(mark);
                continue;
            }
            var index = mark.Tag.Name.Length == 0 ? open.Count - 1 : open.FindLastIndex(candidate => candidate.Tag.Name == mark.Tag.Name);
            if (index < 0)
            {
                // Nothing of that name is open: most likely the innermost was meant, whose close was misspelt.
                if (open.Count > 0 && mark.Tag.Name.Length > 0 && new[] { open[^1].Tag.Name }.NearestTo(mark.Tag.Name) is not null)
                {
                    faults.CloseMismatch(mark.Place, mark.Tag.Written, open[^1].Tag.Written);
                    open.RemoveAt(open.Count - 1);
                }
                else
                {
                    faults.LoopNotOpened(mark.Place, mark.Tag.Written);
                }
                continue;
            }
            var opening = open[index];
            for (var inner = index + 1; inner < open.Count; inner++) crossed.TryAdd(open[inner], mark);
            open.RemoveAt(index);
            if (crossed.TryGetValue(opening, out var early)) faults.CloseMismatch(early.Place, early.Tag.Written, opening.Tag.Written);
            else if (index == open.Count) Wrap(opening, mark);
        }
        foreach (var mark in open) faults.LoopNotClosed(mark.Place, mark.Tag.Written);
    }

    void Wrap(TagMark open, TagMark close)
    {
        XElement from = open.Holder, to = close.Holder;
        if (from.Parent == to.Parent)
        {
            Between(open, close, from, to, flows: false);
            from.Remove();
            to.Remove();
            return;
        }
        var ancestors = from.Ancestors().ToHashSet();
        var shared = to.Ancestors().First(ancestors.Contains);
        var first = Toward(shared, from);
        var last = Toward(shared, to);
        if (shared.Name == W.Tr) (first, last) = (shared, shared);
        if (IsRow(first) && IsRow(last)) WrapRows(open, close, first, last);
        else if (first == from.Parent && last == to.Parent && first.Name == W.P && last.Name == W.P && shared is not LoopMark { Flows: true }) WrapParagraphs(open, close, first, last);
        else faults.Unbalanced(open.Place, open.Tag.Written);
    }

    static XElement Toward(XElement ancestor, XElement descendant) => descendant.AncestorsAndSelf().First(element => element.Parent == ancestor);

    static bool IsRow(XElement element) => element.Name == W.Tr || element is LoopMark && element.Elements(W.Tr).Any();

    void WrapRows(TagMark open, TagMark close, XElement first, XElement last)
    {
        if (first is LoopMark || last is LoopMark || first.Parent is LoopMark)
        {
            faults.TwoRowLoops(open.Place, open.Tag.Written);
            return;
        }
        if (open.Ancestors(W.Tr).First() != first || close.Ancestors(W.Tr).First() != last)
        {
            faults.Unbalanced(open.Place, open.Tag.Written);
            return;
        }
        var loop = new LoopMark(open, close, flows: false);
        first.AddBeforeSelf(loop);
        Move(loop, first, last);
        RemoveTag(open);
        RemoveTag(close);
    }

    static void WrapParagraphs(TagMark open, TagMark close, XElement first, XElement last)
    {
        if (IsAlone(open) && IsAlone(close))
        {
            Between(open, close, first, last, flows: false);
            first.Remove();
            last.Remove();
            return;
        }
        var loop = new LoopMark(open, close, flows: true);
        first.AddBeforeSelf(loop);
        Move(loop, first, last);
    }

    static void Between(TagMark open, TagMark close, XElement from, XElement to, bool flows)
    {
        var loop = new LoopMark(open, close, flows);
        from.AddBeforeSelf(loop);
        if (from.NextNode != to) Move(loop, from.NextNode!, to.PreviousNode!);
    }

    static void Move(XElement loop, XNode first, XNode last)
    {
        for (XNode? node = first, next; node is not null; node = next)
        {
            next = node == last ? null : node.NextNode;
            node.Remove();
            loop.Add(node);
        }
    }

    // A paragraph that held only the tag goes with it, if the cell keeps another.
    static void RemoveTag(TagMark mark)
    {
        var paragraph = mark.Ancestors(W.P).First();
        var alone = mark.Holder.Parent == paragraph && IsAlone(mark);
        mark.Holder.Remove();
        if (alone && paragraph.Parent!.Elements(W.P).Count() > 1 && paragraph.ElementsAfterSelf().Any()) paragraph.Remove();
    }

    static bool IsAlone(TagMark mark)
    {
        var paragraph = mark.Holder.Parent!;
        return paragraph.Element(W.PPr)?.Element(W.SectPr) is null
            && paragraph.Elements().Where(child => child != mark.Holder && child.Name != W.PPr).All(child => child.Name == W.R
                ? child.Elements().All(part => part.Name == W.RPr || part.Name == W.T && string.IsNullOrWhiteSpace(part.Value))
                : child is not LoopMark && !child.HasElements);
    }
}
