using System.Text.RegularExpressions;

namespace PaWorkflow.Templates.Engine;

/// <summary>A tag found in the text of a paragraph: [<see cref="Start"/>, <see cref="End"/>).</summary>
readonly record struct FoundTag(int Start, int End, Tag Tag);

/// <summary>Finds the tags in the text of one paragraph, and everything that only looks like one.</summary>
static partial class TagScanner
{
    /// <summary>Stands for what is not text: a tab, a break, a picture.</summary>
    public const char NotText = '\uFFFC';

    // Thai vowels and tone marks are \p{M}.
    [GeneratedRegex(@"^([#^/]?)\s*(\.|[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*(?:\.[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*)*)?\s*((?:\|\s*[A-Za-z]+\s*)*)$")]
    private static partial Regex Form();

    public static List<FoundTag> Scan(string text, Func<int, Place> placeAt, Faults faults)
    {
        var tags = new List<FoundTag>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '}')
            {
                faults.Unopened(placeAt(at));
                at++;
            }
            else if (text[at] != '{')
            {
                at++;
            }
            else
            {
                at = ReadTag(text, at, tags, placeAt, faults);
            }
        }
        return tags;
    }

    static int ReadTag(string text, int start, List<FoundTag> tags, Func<int, Place> placeAt, Faults faults)
    {
        var doubled = start + 1 < text.Length && text[start + 1] == '{';
        var from = start + (doubled ? 2 : 1);
        var stop = text.AsSpan(from).IndexOfAny('{', '}');
        if (stop < 0 || text[from + stop] == '{')
        {
            var upTo = stop < 0 ? text.Length : from + stop;
            faults.Unclosed(placeAt(start), "{" + FirstWord(text[from..upTo]));
            return upTo;
        }
        var close = from + stop;
        var inside = text[from..close].Trim();
        var closedTwice = close + 1 < text.Length && text[close + 1] == '}';
        if (doubled) faults.DuplicateOpen(placeAt(start), inside);
        else if (closedTwice) faults.DuplicateClose(placeAt(start), inside);
        if (Read(inside) is not { } tag)
        {
            faults.BadTag(placeAt(start), inside.Replace(NotText, ' '));
        }
        else
        {
            foreach (var filter in tag.Filters.Where(filter => !Filters.All.ContainsKey(filter))) faults.UnknownFilter(placeAt(start), tag.Written, filter);
            tags.Add(new FoundTag(start, close + 1, tag));
        }
        return close + (closedTwice ? 2 : 1);
    }

    static Tag? Read(string inside)
    {
        var match = Form().Match(inside);
        if (!match.Success) return null;
        var sign = match.Groups[1].Value switch { "#" => TagSign.Section, "^" => TagSign.Inverted, "/" => TagSign.Close, _ => TagSign.Value };
        var name = match.Groups[2].Value;
        var filters = match.Groups[3].Value.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (name.Length == 0 && sign != TagSign.Close || filters.Length > 0 && sign != TagSign.Value) return null;
        return new Tag(sign, name, filters, $"{{{inside}}}");
    }

    // What was probably meant as the tag: up to the first space.
    static string FirstWord(string text)
    {
        var word = text.TrimStart();
        var end = word.AsSpan().IndexOfAny(' ', NotText);
        return end < 0 ? word : word[..end];
    }
}
