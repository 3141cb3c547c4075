using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace PaWorkflow.Host.Letters.Signing;

/// <summary>One signature in a PDF, as checked.</summary>
/// <param name="Signer">The certificate's name.</param>
/// <param name="SignedAt">As the signature says itself; null where it does not.</param>
/// <param name="Intact">What it covers has not changed since.</param>
/// <param name="CoversAll">It covers the whole file as it is now; something was added after it otherwise.</param>
/// <param name="Trusted">Its certificate leads to an issuer that this house trusts.</param>
public sealed record CheckedSignature(string Signer, string Issuer, DateTimeOffset? SignedAt, bool Intact, bool CoversAll, bool Trusted);

/// <summary>Checks the signatures in a PDF, whoever made them.</summary>
/// <param name="trust">Folder with the certificates (.cer, .crt, .pem) of issuers that are trusted besides the system's own.</param>
public sealed partial class PdfSignatures(string trust)
{
    const string signingTime = "1.2.840.113549.1.9.5";

    // A signature names the bytes that it covers: from 0 to before itself, and from after itself on.
    [GeneratedRegex(@"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")]
    private static partial Regex ByteRange();

    /// <returns>In the order of the file; empty where there is none.</returns>
    public IReadOnlyList<CheckedSignature> Check(byte[] pdf)
    {
        var found = new List<CheckedSignature>();
        foreach (Match match in ByteRange().Matches(Encoding.Latin1.GetString(pdf)))
        {
            var range = Enumerable.Range(1, 4).Select(n => long.Parse(match.Groups[n].ValueSpan, CultureInfo.InvariantCulture)).ToArray();
            found.Add(Check(pdf, range));
        }
        return found;
    }

    CheckedSignature Check(byte[] pdf, long[] range)
    {
        var (first, firstLength, second, secondLength) = (range[0], range[1], range[2], range[3]);
        var unknown = new CheckedSignature("", "", null, false, false, false);
        // Nothing but the signature's own bytes, in angle brackets, may stand between the two.
        if (first != 0 || firstLength >= second || second + secondLength > pdf.Length) return unknown;
        var own = pdf.AsSpan((int)firstLength, (int)(second - firstLength));
        if (own.Length < 4 || own[0] != (byte)'<' || own[^1] != (byte)'>') return unknown;
        try
        {
            var hex = Encoding.ASCII.GetString(own[1..^1]);
            var encoded = Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex + "0");
            var covered = new byte[firstLength + secondLength];
            pdf.AsSpan(0, (int)firstLength).CopyTo(covered);
            pdf.AsSpan((int)second, (int)secondLength).CopyTo(covered.AsSpan((int)firstLength));
            return Check(encoded, covered, second + secondLength == pdf.Length);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return unknown;
        }
    }

    CheckedSignature Check(byte[] encoded, byte[] covered, bool coversAll)
    {
        var cms = new SignedCms(new ContentInfo(covered), detached: true);
        // Zeros fill what the signature did not need.
        cms.Decode(Trimmed(encoded));
        var signer = cms.SignerInfos[0];
        var certificate = signer.Certificate ?? throw new CryptographicException("The signature brings no certificate.");
        var intact = true;
        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
        }
        catch (CryptographicException)
        {
            intact = false;
        }
        var at = signer.SignedAttributes.OfType<CryptographicAttributeObject>().FirstOrDefault(a => a.Oid.Value == signingTime)?.Values.OfType<Pkcs9SigningTime>().FirstOrDefault()?.SigningTime;
        return new(certificate.GetNameInfo(X509NameType.SimpleName, false), certificate.GetNameInfo(X509NameType.SimpleName, true),
            at is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null, intact, coversAll, Trusted(certificate, cms.Certificates));
    }

    static ReadOnlySpan<byte> Trimmed(byte[] encoded)
    {
        System.Formats.Asn1.AsnDecoder.ReadEncodedValue(encoded, System.Formats.Asn1.AsnEncodingRules.BER, out _, out _, out var consumed);
        return encoded.AsSpan(0, consumed);
    }

    bool Trusted(X509Certificate2 certificate, X509Certificate2Collection brought)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.AddRange(brought);
        // Lists of revoked certificates lie on servers elsewhere: a house without a way out must not hang.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        if (chain.Build(certificate)) return true;
        var own = Own();
        if (own.Count == 0) return false;
        chain.Reset();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(own);
        return chain.Build(certificate);
    }

    X509Certificate2Collection Own()
    {
        var own = new X509Certificate2Collection();
        if (!Directory.Exists(trust)) return own;
        foreach (var file in Directory.EnumerateFiles(trust).Where(f => Path.GetExtension(f) is ".cer" or ".crt" or ".pem")) own.Add(X509CertificateLoader.LoadCertificateFromFile(file));
        return own;
    }
}
