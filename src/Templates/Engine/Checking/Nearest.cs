namespace PaWorkflow.Templates.Engine;

/// <summary>"Did you mean": the known word that takes the fewest edits.</summary>
static class Nearest
{
    const int Longest = 100;

    /// <summary>Null where nothing is near: at most one edit for every three letters.</summary>
    public static string? NearestTo(this IEnumerable<string> known, string word) =>
        known.Where(candidate => Math.Max(candidate.Length, word.Length) <= Longest).Select(candidate => (candidate, edits: Edits(candidate.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(pair => pair.edits <= Math.Max(1, Math.Max(word.Length, pair.candidate.Length) / 3))
            .OrderBy(pair => pair.edits)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    // Levenshtein's distance with the swap of two neighbours as one edit, the commonest slip of the keyboard.
    static int Edits(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }
                edits[i, j] = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }
        return edits[a.Length, b.Length];
    }
}
