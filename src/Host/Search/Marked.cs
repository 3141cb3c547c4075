using Microsoft.AspNetCore.Html;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Host.Search;

/// <summary>Text with the places marked that were asked for. Everything is encoded; the marks are the only tags.</summary>
public static class Marked
{
    public static IHtmlContent Of(string text, SearchTerms terms)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        while (at < text.Length && Next(text, at, terms) is var (begin, length) && length > 0)
        {
            html.Append(text[at..begin]).AppendHtml("<mark>").Append(text.Substring(begin, length)).AppendHtml("</mark>");
            at = begin + length;
        }
        return html.Append(text[at..]);
    }

    /// <summary>The next place of any term, the longest where several begin; length 0: there is none.</summary>
    static (int Begin, int Length) Next(string text, int from, SearchTerms terms)
    {
        var (begin, length) = (text.Length, 0);
        foreach (var term in terms.All)
        {
            var found = text.IndexOf(term, from, StringComparison.OrdinalIgnoreCase);
            if (found < 0) continue;
            // A mark that ends before a vowel or tone mark would tear the sign from its letter.
            var end = found + term.Length;
            while (end < text.Length && IsAbove(text[end])) end++;
            if (found < begin || (found == begin && end - found > length)) (begin, length) = (found, end - found);
        }
        return (begin, length);
    }

    static bool IsAbove(char letter) => letter is '\u0E31' or (>= '\u0E34' and <= '\u0E3A') or (>= '\u0E47' and <= '\u0E4E');
}
