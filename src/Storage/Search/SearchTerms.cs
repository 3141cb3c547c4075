using System.Text;

namespace PaWorkflow.Storage.Search;

/// <summary>What is asked for: the words between white space, all of which must be in what is found, each anywhere in it.</summary>
public sealed record SearchTerms
{
    /// <summary>Characters of what may be asked for; the rest is left out.</summary>
    public const int MaxLength = 200;
    const int MaxTerms = 8;

    /// <summary>The full-text index knows three characters in a row; shorter words are looked for row by row.</summary>
    const int Indexed = 3;

    SearchTerms(IReadOnlyList<string> all) => All = all;

    public IReadOnlyList<string> All { get; }

    public bool None => All.Count == 0;

    /// <summary>Those that an index finds.</summary>
    public IReadOnlyList<string> Long => [.. All.Where(IsLong)];

    public IReadOnlyList<string> Short => [.. All.Where(term => !IsLong(term))];

    public static SearchTerms Of(string? typed)
    {
        var folded = SearchFold.Of(typed is { Length: > MaxLength } ? typed[..MaxLength] : typed ?? "");
        return new([.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxTerms)]);
    }

    static bool IsLong(string term)
    {
        var length = 0;
        foreach (var _ in term.EnumerateRunes()) if (++length == Indexed) return true;
        return false;
    }

    /// <summary>A pattern of LIKE that finds the term anywhere, with <c>\</c> before what would be a sign.</summary>
    internal static string Pattern(string term)
    {
        var pattern = new StringBuilder("%");
        foreach (var letter in term)
        {
            if (letter is '%' or '_' or '\\' or '[') pattern.Append('\\');
            pattern.Append(letter);
        }
        return pattern.Append('%').ToString();
    }

    /// <summary>The terms as FTS5 reads them: within a scope, each as a phrase.</summary>
    internal string Match(string scope) => $"Scope : {Quoted(scope)} AND Text : ({string.Join(" AND ", Long.Select(Quoted))})";

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
