using System.Buffers;
using System.Text;

namespace PaWorkflow.Templates.Engine;

/// <summary>Text as XML. What XML 1.0 cannot hold (control characters) is left out.</summary>
static class Escape
{
    static readonly SearchValues<char> special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '&', '<', '>', '"', '\u0085', '\u2028', '\u2029', '\uFFFE', '\uFFFF']);

    /// <summary>Writes text from the data.</summary>
    public static void Write(ByteSink to, ReadOnlySpan<char> text, TextForm form)
    {
        while (true)
        {
            var stop = text.IndexOfAny(special);
            Plain(to, stop < 0 ? text : text[..stop]);
            if (stop < 0) return;
            switch (text[stop])
            {
                case '\r' when text[(stop + 1)..].StartsWith("\n"):
                    break;
                case '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029':
                    to.Write(form.Break);
                    break;
                case '\t':
                    to.Write(form.Tab);
                    break;
                default:
                    to.Write(Entity(text[stop]));
                    break;
            }
            text = text[(stop + 1)..];
        }
    }

    static void Plain(ByteSink to, ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return;
        to.Advance(Encoding.UTF8.GetBytes(text, to.Room(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    static ReadOnlySpan<byte> Entity(char c) => c switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '>' => "&gt;"u8, '"' => "&quot;"u8, _ => default };

    /// <summary>Text of the template, where it stood in an element.</summary>
    public static StringBuilder AppendText(this StringBuilder to, string text)
    {
        foreach (var c in text) Append(to, c, c == '\r');
        return to;
    }

    /// <summary>Text of the template, where it stood in an attribute.</summary>
    public static StringBuilder AppendAttribute(this StringBuilder to, string text)
    {
        foreach (var c in text) Append(to, c, c is '\r' or '\n' or '\t');
        return to;
    }

    static void Append(StringBuilder to, char c, bool coded)
    {
        if (coded) to.Append("&#").Append((int)c).Append(';');
        else if (c is '&' or '<' or '>') to.Append(c switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
        else if (c == '"') to.Append("&quot;");
        else to.Append(c);
    }
}
