using System.Text.RegularExpressions;

namespace PaWorkflow.Templates.Engine;

/// <summary>A tag found in a text: [<see cref="Start"/>, <see cref="End"/>).</summary>
readonly record struct FoundTag(int Start, int End, Tag Tag);

/// <summary>Finds the tags in the texts of one part, and everything that only looks like one. <c>{=[ ]=}</c> changes the marks for the texts that follow.</summary>
sealed partial class TagScanner(Faults faults)
{
    /// <summary>Stands for what is not text: a tab, a break, a picture.</summary>
    public const char NotText = '\uFFFC';

    const int LongestName = 200;

    Marks marks = Marks.Usual;
    int nextOpen, nextClose;

    [GeneratedRegex(@"^-(?:w:)?([A-Za-z]+)\s+(.+)$")]
    private static partial Regex Around();

    /// <param name="placeOf">The place of [start, end) of the text.</param>
    public List<FoundTag> Scan(string text, Func<int, int, Place> placeOf)
    {
        var tags = new List<FoundTag>();
        (nextOpen, nextClose) = (-1, -1);
        for (var at = 0; at < text.Length;)
        {
            var (open, close) = (Opening(text, at), Closing(text, at));
            if (close < open)
            {
                faults.Unopened(placeOf(close, close + marks.Close.Length), marks);
                at = close + marks.Close.Length;
            }
            else if (open < text.Length)
            {
                at = text.AsSpan(open + marks.Open.Length).StartsWith("=") ? ReadMarks(text, open, tags, placeOf) : ReadTag(text, open, tags, placeOf);
            }
            else
            {
                break;
            }
        }
        return tags;
    }

    // The next mark from here on, the end of the text where there is none. Each is looked for once, however often it is asked for.
    int Opening(string text, int from) => nextOpen >= from ? nextOpen : nextOpen = Find(text, marks.Open, from);

    int Closing(string text, int from) => nextClose >= from ? nextClose : nextClose = Find(text, marks.Close, from);

    static int Find(string text, string mark, int from) => from < text.Length && text.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;

    int ReadTag(string text, int start, List<FoundTag> tags, Func<int, int, Place> placeOf)
    {
        var doubled = text.AsSpan(start + marks.Open.Length).StartsWith(marks.Open);
        var from = start + marks.Open.Length * (doubled ? 2 : 1);
        var close = Closing(text, from);
        var stop = Math.Min(close, Opening(text, from));
        if (close == text.Length || stop < close)
        {
            faults.Unclosed(placeOf(start, stop), marks.Open + FirstWord(text[from..stop]), marks);
            return stop;
        }
        var inside = Inside(text[from..close]);
        var end = close + marks.Close.Length;
        var closedTwice = text.AsSpan(end).StartsWith(marks.Close);
        var past = end + (closedTwice ? marks.Close.Length : 0);
        if (doubled) faults.DuplicateOpen(placeOf(start, past), inside, marks);
        else if (closedTwice) faults.DuplicateClose(placeOf(start, past), inside, marks);
        if (Read(inside, placeOf(start, end)) is { } tag) tags.Add(new FoundTag(start, end, tag));
        return past;
    }

    // {=<% %>=}
    int ReadMarks(string text, int start, List<FoundTag> tags, Func<int, int, Place> placeOf)
    {
        var from = start + marks.Open.Length + 1;
        var close = Find(text, "=" + marks.Close, from);
        if (close == text.Length)
        {
            faults.Unclosed(placeOf(start, text.Length), marks.Open + FirstWord(text[(from - 1)..]), marks);
            return text.Length;
        }
        var end = close + 1 + marks.Close.Length;
        var inside = Inside(text[from..close]);
        var tag = new Tag(TagSign.Marks, "", [], marks.Around($"={inside}="), marks);
        if (inside.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var opening, var closing] && opening != closing) (marks, nextOpen, nextClose) = (new Marks(opening, closing), -1, -1);
        else faults.BadTag(placeOf(start, end), tag.Written, marks);
        tags.Add(new FoundTag(start, end, tag));
        return end;
    }

    // Null where it is no tag, which is then a fault.
    Tag? Read(string inside, Place place)
    {
        var written = marks.Around(inside);
        if (inside.StartsWith('@'))
        {
            faults.RawXml(place, written, marks.Around(inside[1..].Trim()));
            return null;
        }
        // A section's tags stand between runs, so {-w:r x} is {#x}.
        var (sign, rest, around) = inside.Length == 0 ? (TagSign.Value, "", null) : inside[0] switch
        {
            '#' => (TagSign.Section, inside[1..], null),
            '^' => (TagSign.Inverted, inside[1..], null),
            '/' => (TagSign.Close, inside[1..], null),
            '%' => (TagSign.Picture, inside[1..], null),
            '-' when Around().Match(inside) is { Success: true } match => (TagSign.Section, match.Groups[2].Value, match.Groups[1].Value is var element && element == "r" ? null : element),
            _ => (TagSign.Value, inside, (string?)null),
        };
        var parts = rest.Split('|', StringSplitOptions.TrimEntries);
        var (name, filters) = (parts[0], parts[1..]);
        var named = name.Length <= LongestName && (name == "." || name.Length > 0 && name.Split('.').All(step => !string.IsNullOrWhiteSpace(step)) || name.Length == 0 && sign == TagSign.Close);
        var filtered = filters.Length == 0 || sign == TagSign.Value && !filters.Contains("");
        if (!named || !filtered) faults.BadTag(place, written, marks);
        if (!named) return null;
        foreach (var filter in filters.Where(filter => !Filters.All.ContainsKey(filter))) faults.UnknownFilter(place, written, filter);
        return new Tag(sign, name, filters, written, marks, around);
    }

    // What Word puts between the letters of a tag is not part of it, and its hard spaces are spaces.
    static string Inside(string text) => text.Replace(NotText.ToString(), "", StringComparison.Ordinal).Replace('\u00A0', ' ').Trim();

    // What was probably meant as the tag: up to the first space.
    static string FirstWord(string text)
    {
        var word = text.TrimStart();
        var end = word.AsSpan().IndexOfAny(' ', NotText);
        return end < 0 ? word : word[..end];
    }
}
