namespace PaWorkflow.Agreements;

/// <summary>Finds what somebody meant who misspelt a word.</summary>
static class Near
{
    /// <summary>"did you mean 'x'?" where a known word is near, and the known words.</summary>
    public static Wording Hint(string word, IReadOnlyList<string> known)
    {
        var list = Known(known);
        return Of(word, known) is { } nearest ? new($"did you mean '{nearest}'? {list.English}", $"หมายถึง '{nearest}' ใช่หรือไม่ {list.Thai}") : list;
    }

    /// <summary>The nearest of the known words; null where none is near.</summary>
    public static string? Of(string word, IReadOnlyList<string> known)
    {
        var nearest = known.Select(k => (Word: k, Distance: Distance(word, k))).DefaultIfEmpty((Word: "", Distance: int.MaxValue)).MinBy(k => k.Distance);
        return nearest.Distance <= Allowed(word.Length) ? nearest.Word : null;
    }

    public static Wording Known(IReadOnlyList<string> words) => words.Count == 0 ? new("there are none", "ไม่มีให้เลือก")
        : new($"known: {string.Join(", ", words)}", $"ที่ใช้ได้คือ {string.Join(", ", words)}");

    /// <summary>Two letters that changed places are two changes; a single letter is like any other.</summary>
    static int Allowed(int length) => length switch { < 2 => 0, < 5 => 1, _ => Math.Max(2, length / 3) };

    /// <summary>Levenshtein's distance, letter case aside.</summary>
    static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }
        return row[^1];
    }
}
