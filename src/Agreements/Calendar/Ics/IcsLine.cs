using System.Text;

namespace PaWorkflow.Agreements;

/// <summary>One content line of an iCalendar file (RFC 5545, 3.1), unfolded.</summary>
/// <param name="Number">From 1: where it begins in the file.</param>
sealed record IcsLine(int Number, string Text)
{
    static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The property's name in capitals: what stands before the first <c>:</c> or <c>;</c>.</summary>
    public string Name => Text.IndexOfAny([':', ';']) is > 0 and var end ? Text[..end].ToUpperInvariant() : "";

    /// <summary>What stands behind the first colon.</summary>
    public string Value => Text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? Text[(colon + 1)..].Trim() : "";

    /// <summary>
    /// The lines of a file. Folds are taken out of the bytes before these are read as letters: a Thai letter has three bytes, and some
    /// programs fold between them.
    /// </summary>
    /// <exception cref="DecoderFallbackException">A line is no UTF-8; its number is in the exception's <see cref="Exception.Data"/> under <c>line</c>.</exception>
    public static IEnumerable<IcsLine> Of(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        var (parts, begun, number) = (new MemoryStream(), 0, 0);
        for (var rest = content; rest.Length > 0;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            number++;
            if (line.Length > 0 && line.Span[0] is (byte)' ' or (byte)'\t' && begun > 0)
            {
                parts.Write(line.Span[1..]);
                continue;
            }
            if (parts.Length > 0) yield return new(begun, Read(parts, begun));
            (parts, begun) = (new MemoryStream(), number);
            parts.Write(line.Span);
        }
        if (parts.Length > 0) yield return new(begun, Read(parts, begun));
    }

    static string Read(MemoryStream parts, int line)
    {
        try
        {
            return utf8.GetString(parts.GetBuffer(), 0, (int)parts.Length);
        }
        catch (DecoderFallbackException fault)
        {
            fault.Data["line"] = line;
            throw;
        }
    }
}
