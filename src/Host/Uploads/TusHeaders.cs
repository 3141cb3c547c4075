using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Uploads;

/// <summary>The headers of tus 1.0 (tus.io, "Resumable upload protocol 1.0.x"), read and written.</summary>
static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,termination,expiration,checksum";
    public const string Algorithms = "sha1,sha256";
    public const string PartType = "application/offset+octet-stream";

    /// <summary>The sum of a turn differs from what came; a status of the protocol's own.</summary>
    public const int WrongSum = 460;

    /// <summary>A whole number that is not negative; null where there is none.</summary>
    public static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>filename d29ybGQ=,task …</c> → the words by their keys; what is no Base64 of UTF-8 is left out.</summary>
    public static IReadOnlyDictionary<string, string> Metadata(HttpRequest request)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in request.Headers["Upload-Metadata"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split(' ', 2) is [var k, var v] ? (k, v.Trim()) : (pair, "");
            if (Bytes(value) is { } bytes) words[key] = Encoding.UTF8.GetString(bytes);
        }
        return words;
    }

    /// <param name="known">False: the sum is of a kind that is not announced, or is none.</param>
    public static PartSum? Sum(HttpRequest request, out bool known)
    {
        known = true;
        if (request.Headers["Upload-Checksum"].ToString() is not { Length: > 0 } given) return null;
        if (given.Split(' ', 2) is [var name, var value] && Bytes(value.Trim()) is { } sum)
        {
            // The protocol asks for SHA-1 at least; it guards against broken lines here, not against people.
            if (name == "sha1" && sum.Length == SHA1.HashSizeInBytes) return new(HashAlgorithmName.SHA1, sum);
            if (name == "sha256" && sum.Length == SHA256.HashSizeInBytes) return new(HashAlgorithmName.SHA256, sum);
        }
        known = false;
        return null;
    }

    static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }
}
