using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PaWorkflow.Host.Webhooks;

/// <summary>What bodies are signed with: 256 random bits, encrypted in the database with the host's own keys.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    const string Prefix = "whs_";

    readonly IDataProtector protector = protection.CreateProtector("PaWorkflow.Webhooks");

    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public string Protect(string secret) => protector.Protect(secret);

    /// <returns>Null when the keys with which it was protected are gone.</returns>
    public string? Reveal(string stored)
    {
        try
        {
            return protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
