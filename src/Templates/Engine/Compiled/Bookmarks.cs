namespace PaWorkflow.Templates.Engine;

/// <summary>
/// What becomes of a part's bookmarks. One that lies within a section gets an id and a name of its own in each repetition; one of which only an end repeats,
/// or an end is gone, goes.
/// </summary>
sealed class Bookmarks
{
    readonly Dictionary<int, int> slots = [];
    readonly HashSet<int> gone = [];

    public Bookmarks(List<Token> tokens, LoopMap map, Identities identities)
    {
        var open = new Dictionary<string, int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Sort != TokenSort.Start || token.Known is not (Known.BookmarkStart or Known.BookmarkEnd)) continue;
            var id = token[W.Main.NamespaceName, "id"] ?? "";
            if (token.Known == Known.BookmarkStart)
            {
                if (open.Remove(id, out var unended)) Lonely(unended, map);
                open[id] = at;
            }
            else if (!open.Remove(id, out var start))
            {
                Lonely(at, map);
            }
            else if (!map.Together(start, at))
            {
                gone.UnionWith([start, at]);
            }
            else if (map.Repeats(at))
            {
                slots[start] = slots[at] = identities.NewBookmark();
            }
        }
        foreach (var unended in open.Values) Lonely(unended, map);
    }

    void Lonely(int at, LoopMap map)
    {
        if (map.Repeats(at)) gone.Add(at);
    }

    public bool IsGone(int at) => gone.Contains(at);

    /// <summary>Null where it does not repeat.</summary>
    public int? Slot(int at) => slots.TryGetValue(at, out var slot) ? slot : null;
}
