namespace PaWorkflow.Templates.Engine;

/// <summary>Pairs the opening and closing tags of a part.</summary>
static class LoopPairs
{
    /// <returns>The outermost sections in their order, the others within them.</returns>
    public static List<Loop> Of(List<Token> tokens, Faults faults)
    {
        var outermost = new List<Loop>();
        var open = new List<Loop>();
        var crossed = new Dictionary<Loop, (Place Place, Tag Close)>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at] is not { Tag: { } tag, Place: { } place }) continue;
            if (tag.Opens)
            {
                if (open.Count == Limits.Nesting)
                {
                    faults.TooDeep(place, tag);
                    return [];
                }
                open.Add(new Loop(at, tag, place, open.LastOrDefault()));
            }
            else if (tag.Sign == TagSign.Close)
            {
                Close(at, tag, place);
            }
        }
        foreach (var loop in open) faults.LoopNotClosed(loop.Place, loop.Tag);
        return outermost;

        void Close(int at, Tag tag, Place place)
        {
            var index = tag.Name.Length == 0 ? open.Count - 1 : open.FindLastIndex(loop => loop.Tag.Name == tag.Name);
            if (index < 0)
            {
                // Nothing of that name is open: most likely the innermost was meant, whose close was misspelt.
                if (open.Count > 0 && tag.Name.Length > 0 && new[] { open[^1].Tag.Name }.NearestTo(tag.Name) is not null)
                {
                    faults.CloseMismatch(place, tag, open[^1].Tag);
                    open.RemoveAt(open.Count - 1);
                }
                else
                {
                    faults.LoopNotOpened(place, tag);
                }
                return;
            }
            var closed = open[index];
            for (var inner = index + 1; inner < open.Count; inner++) crossed.TryAdd(open[inner], (place, tag));
            open.RemoveAt(index);
            if (crossed.TryGetValue(closed, out var early))
            {
                faults.CloseMismatch(early.Place, early.Close, closed.Tag);
                return;
            }
            if (index < open.Count) return;
            closed.Close = at;
            (closed.Outer?.Inner ?? outermost).Add(closed);
        }
    }
}
