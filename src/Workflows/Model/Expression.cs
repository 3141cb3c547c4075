using System.Text;
using System.Text.Json;

namespace PaWorkflow.Workflows.Model;

/// <summary>
/// A value in a definition: <c>${script}</c> is JavaScript over the variables, text with such parts in it is put together from them,
/// anything else stands for itself. <c>#{…}</c> is the same as <c>${…}</c>.
/// </summary>
public sealed record Expression
{
    public Expression(string text) => (Text, Script) = (text, ScriptOf(text));

    Expression(string text, string script) => (Text, Script) = (text, script);

    public string Text { get; }

    public bool IsScript => Script is not null;

    /// <summary>The JavaScript; null where the text stands for itself.</summary>
    public string? Script { get; }

    public static Expression? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text.Trim());

    /// <summary>Text that is JavaScript wherever it stands, with or without its brackets.</summary>
    public static Expression JavaScript(string text) => new Expression(text.Trim()) is { IsScript: true } bracketed && bracketed.Text.StartsWith("${", StringComparison.Ordinal) ? bracketed : new($"${{{text}}}", text.Trim());

    public override string ToString() => Text;

    static string? ScriptOf(string text)
    {
        if (text is ['$' or '#', '{', .., '}'] && text.IndexOf("${", 2, StringComparison.Ordinal) < 0 && text.IndexOf("#{", 2, StringComparison.Ordinal) < 0) return text[2..^1].Trim();
        var parts = new List<string>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('$' or '#') || i + 1 == text.Length || text[i + 1] != '{' || End(text, i + 2) is not { } end)
            {
                plain.Append(text[i]);
                continue;
            }
            var script = text[(i + 2)..end].Trim();
            if (i == 0 && end == text.Length - 1) return script;
            if (plain.Length > 0) parts.Add(JsonSerializer.Serialize(plain.ToString()));
            plain.Clear();
            parts.Add($"String({script})");
            i = end;
        }
        if (parts.Count == 0) return null;
        if (plain.Length > 0) parts.Add(JsonSerializer.Serialize(plain.ToString()));
        return string.Join(" + ", parts);
    }

    /// <summary>Where the bracket closes that was opened before <paramref name="from"/>: strings and brackets inside are passed over.</summary>
    static int? End(string text, int from)
    {
        var (depth, quote) = (1, '\0');
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == '\\') i++;
                else if (c == quote) quote = '\0';
            }
            else if (c is '\'' or '"' or '`') quote = c;
            else if (c == '{') depth++;
            else if (c == '}' && --depth == 0) return i;
        }
        return null;
    }
}
