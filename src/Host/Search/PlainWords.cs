using System.Text;

namespace PaWorkflow.Host.Search;

/// <summary>Text as it stands: UTF-8, or Windows' Thai where the bytes are no UTF-8.</summary>
static class PlainWords
{
    const int ThaiWindows = 874;

    public static void Read(Stream file, WordsTaken taken)
    {
        // No character takes more than four bytes: what is beyond cannot be kept.
        var bytes = new byte[Math.Min(file.Length, FileWords.MaxCharacters * 4L)];
        file.ReadExactly(bytes);
        taken.Add(Decoded(bytes));
    }

    static string Decoded(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(ThaiWindows)!.GetString(bytes);
        }
    }
}
