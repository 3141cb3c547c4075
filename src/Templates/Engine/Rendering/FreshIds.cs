using System.Globalization;

namespace PaWorkflow.Templates.Engine;

/// <summary>Gives out the ids and names of one letter: those that its template does not use yet.</summary>
sealed class FreshIds(Identities taken)
{
    readonly int[] bookmarks = new int[taken.Bookmarks];
    readonly bool[] seen = new bool[taken.Onces];
    readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
    int drawing, bookmark;

    public bool IsFirst(int slot)
    {
        var first = !seen[slot];
        seen[slot] = true;
        return first;
    }

    public int Drawing()
    {
        do drawing++; while (taken.HasDrawing(drawing));
        return drawing;
    }

    public int Bookmark(int slot)
    {
        do bookmark++; while (taken.HasBookmark(bookmark));
        return bookmarks[slot] = bookmark;
    }

    public int BookmarkOf(int slot) => bookmarks[slot];

    /// <summary>The name itself the first time, then numbered: here, here_2 … Word takes forty characters.</summary>
    public string Name(string name)
    {
        if (names.Add(name)) return name;
        while (true)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"_{numbers[name] = numbers.GetValueOrDefault(name, 1) + 1}");
            var free = name[..Math.Min(name.Length, 40 - number.Length)] + number;
            if (!taken.HasName(free) && names.Add(free)) return free;
        }
    }
}
