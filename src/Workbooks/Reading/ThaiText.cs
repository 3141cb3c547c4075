using System.Text;
using System.Text.RegularExpressions;

namespace PaWorkflow.Workbooks;

/// <summary>Text as people type it: Thai numerals, spaces that do not break, letters of no width.</summary>
static partial class ThaiText
{
    /// <summary>Without blanks around it, lines ended as everywhere else.</summary>
    public static string Clean(string text) => text.ReplaceLineEndings("\n").Trim().Trim('\u200B', '\uFEFF', '\u00A0').Trim();

    /// <summary>
    /// For comparing: Thai numerals as Arabic ones, one blank for several, letters of no width left out, ำ in one piece, small letters.
    /// </summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in ParedAm.Replace(Digits(text), "$1\u0E33"))
        {
            if (c is '\u200B' or '\uFEFF') continue;
            if (!char.IsWhiteSpace(c)) key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }
        return key.ToString().Trim();
    }

    /// <summary>๒๕๖๔ → 2564</summary>
    public static string Digits(string text)
    {
        if (!text.Any(c => c is >= '๐' and <= '๙')) return text;
        return string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < from.Length; i++) span[i] = from[i] is >= '๐' and <= '๙' and var digit ? (char)('0' + (digit - '๐')) : from[i];
        });
    }

    /// <summary>ำ typed as ํ and า, the tone between them or not.</summary>
    [GeneratedRegex("\u0E4D([\u0E48-\u0E4B]?)\u0E32")]
    private static partial Regex ParedAm { get; }
}
