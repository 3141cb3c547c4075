using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PaWorkflow.Host.Webhooks;

/// <summary>The header by which a receiver sees that a body is ours and not an old one played again.</summary>
public static class Signature
{
    public const string Header = "PaWorkflow-Signature";

    /// <summary><c>t=1612749600,v1=…</c>: HMAC-SHA256 in lower hexadecimal, with the secret as UTF-8, over the seconds since 1970, a full stop and the body.</summary>
    public static string Of(string secret, DateTimeOffset at, string body)
    {
        var t = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={t},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{t}.{body}")))}";
    }
}
