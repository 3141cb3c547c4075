using System.Globalization;

namespace PaWorkflow.Templates.Engine;

/// <summary>The ids and names that a whole template uses, so that what repeats can take others. Filled while it is compiled, then only read.</summary>
sealed class Identities
{
    readonly HashSet<int> drawings = [], bookmarks = [];
    readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public int Bookmarks { get; private set; }

    public int Onces { get; private set; }

    public int NewBookmark() => Bookmarks++;

    public int NewOnce() => Onces++;

    /// <summary>Takes down what a part uses.</summary>
    public void Read(List<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Sort != TokenSort.Start) continue;
            if (token.Known == Known.DrawingProps && Number(token["", "id"]) is { } drawing) drawings.Add(drawing);
            if (token.Known != Known.BookmarkStart) continue;
            if (Number(token[W.Main.NamespaceName, "id"]) is { } bookmark) bookmarks.Add(bookmark);
            names.Add(token[W.Main.NamespaceName, "name"] ?? "");
        }
    }

    static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool HasDrawing(int id) => drawings.Contains(id);

    public bool HasBookmark(int id) => bookmarks.Contains(id);

    public bool HasName(string name) => names.Contains(name);
}
