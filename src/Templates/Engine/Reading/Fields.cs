using System.Text;
using System.Text.RegularExpressions;

namespace PaWorkflow.Templates.Engine;

/// <summary>Follows the fields of a part. Their code may be cut into several runs, and they stand inside each other.</summary>
sealed partial class Fields(Faults faults)
{
    const int LongestCode = 2_000;

    // Numbering, references, what the document says of itself, and forms. Everything else reads files, asks people, runs programs or changes with the day.
    static readonly HashSet<string> quiet = new(StringComparer.OrdinalIgnoreCase)
    {
        "=", "ADVANCE", "AUTHOR", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BIBLIOGRAPHY", "BIDIOUTLINE", "CITATION", "COMMENTS", "COMPARE", "DOCPROPERTY", "EQ", "FORMCHECKBOX",
        "FORMDROPDOWN", "FORMTEXT", "HYPERLINK", "IF", "INDEX", "KEYWORDS", "LISTNUM", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "QUOTE", "REF",
        "REVNUM", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "SUBJECT", "SYMBOL", "TA", "TC", "TITLE", "TOA", "TOC", "XE",
    };

    readonly Stack<(StringBuilder Code, Place Place)> open = new();

    public void Pass(Token token, List<Token> tokens, Surveyor surveyor)
    {
        if (token.Sort == TokenSort.Start && token.Known == Known.Field)
        {
            Check(token[W.Main.NamespaceName, "instr"] ?? "", surveyor.Place);
        }
        else if (token.Sort == TokenSort.Start && token.Known == Known.FieldMark)
        {
            var kind = token[W.Main.NamespaceName, "fldCharType"];
            if (kind == "begin") open.Push((new(), surveyor.Place));
            else if (kind == "end" && open.TryPop(out var ended)) Check(ended.Code.ToString(), ended.Place);
        }
        else if (token.Sort == TokenSort.Text && token.Parent >= 0 && tokens[token.Parent].Known == Known.FieldCode)
        {
            if (!open.TryPeek(out var field)) Check(token.Text, surveyor.Place);
            else if (field.Code.Length <= LongestCode) field.Code.Append(token.Text);
        }
    }

    /// <summary>Those that were never ended.</summary>
    public void End()
    {
        while (open.TryPop(out var field)) Check(field.Code.ToString(), field.Place);
    }

    void Check(string code, Place place)
    {
        var words = Word().Matches(code).Select(match => (Text: match.Groups[1].Success ? match.Groups[1].Value : match.Value, Quoted: match.Groups[1].Success)).ToList();
        var verb = code.TrimStart().StartsWith('=') ? "=" : words.Count > 0 ? words[0].Text : "(empty)";
        if (!quiet.Contains(verb)) faults.Forbidden(place, $"the field {Faults.Short(verb)}", $"ฟิลด์ {Faults.Short(verb)}");
        else if (verb.Equals("HYPERLINK", StringComparison.OrdinalIgnoreCase) && Target(words) is { } target && !Links.IsWeb(target))
            faults.Forbidden(place, $"a link to a file outside ({Faults.Short(target)})", $"ลิงก์ไปยังไฟล์ภายนอก ({Faults.Short(target)})");
    }

    // HYPERLINK "address" \l "bookmark" \o "tip" \t "window" \m \n; the address may be missing.
    static string? Target(List<(string Text, bool Quoted)> words)
    {
        for (var at = 1; at < words.Count; at++)
        {
            var (text, quoted) = words[at];
            if (quoted || !text.StartsWith('\\') || text.StartsWith(@"\\", StringComparison.Ordinal)) return text;
            if (text is "\\l" or "\\o" or "\\t") at++;
        }
        return null;
    }

    [GeneratedRegex(@"[""“]([^""”]*)[""”]?|\S+")]
    private static partial Regex Word();
}
