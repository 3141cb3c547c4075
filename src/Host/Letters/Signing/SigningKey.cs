using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PaWorkflow.Host.Letters.Signing;

/// <summary>A signer's certificate with its private key, out of a PKCS#12 file. It is held for one signature and kept nowhere.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>Bytes; such files have a few thousand.</summary>
    public const int MaxFile = 256 * 1024;

    readonly X509Certificate2Collection held;

    SigningKey(X509Certificate2Collection held, X509Certificate2 certificate) => (this.held, Certificate) = (held, certificate);

    public X509Certificate2 Certificate { get; }

    /// <summary>Certificates that the file brings along to lead to the root.</summary>
    public X509Certificate2Collection Chain => [.. held.Where(c => !ReferenceEquals(c, Certificate))];

    /// <summary>The name as the certificate gives it.</summary>
    public string Name => Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>Reads a file and tells what is wrong with it, in Thai, by the form's field.</summary>
    /// <param name="now">The certificate must be valid then.</param>
    /// <returns>The key, or the field with its fault.</returns>
    public static (SigningKey? Key, string Field, string Fault) Open(byte[] p12, string passphrase, DateTimeOffset now)
    {
        if (p12.Length == 0) return (null, "Certificate", "โปรดเลือกไฟล์ใบรับรอง (.p12 หรือ .pfx)");
        X509Certificate2Collection held;
        try
        {
            held = X509CertificateLoader.LoadPkcs12Collection(p12, passphrase, X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (CryptographicException fault)
        {
            // The file's own check value is wrong only when the passphrase is.
            return IsPkcs12(p12) ? (null, "Passphrase", "รหัสผ่านของใบรับรองไม่ถูกต้อง โปรดกรอกใหม่")
                : (null, "Certificate", $"ไฟล์นี้ไม่ใช่ใบรับรองแบบ PKCS#12 — โปรดเลือกไฟล์ .p12 หรือ .pfx ที่ผู้ออกใบรับรองให้มา ({fault.Message})");
        }
        var fit = held.FirstOrDefault(c => c.HasPrivateKey);
        string? wrong =
            fit is null ? "ในไฟล์ไม่มีกุญแจส่วนตัว จึงลงลายมือชื่อไม่ได้ — โปรดส่งออกใบรับรองใหม่พร้อมกุญแจส่วนตัว"
            : now < fit.NotBefore || now > fit.NotAfter ? $"ใบรับรองนี้ใช้ได้ระหว่าง {Web.ThaiDisplay.LongDate(fit.NotBefore)} ถึง {Web.ThaiDisplay.LongDate(fit.NotAfter)} เท่านั้น — โปรดใช้ใบรับรองที่ยังไม่หมดอายุ"
            : !MaySign(fit) ? "ใบรับรองนี้ไม่ได้ออกให้ใช้ลงลายมือชื่อ — โปรดใช้ใบรับรองสำหรับลงลายมือชื่ออิเล็กทรอนิกส์"
            : null;
        if (wrong is null) return (new(held, fit!), "", "");
        foreach (var one in held) one.Dispose();
        return (null, "Certificate", wrong);
    }

    static bool IsPkcs12(byte[] bytes)
    {
        try
        {
            System.Security.Cryptography.Pkcs.Pkcs12Info.Decode(bytes, out _, skipCopy: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    static bool MaySign(X509Certificate2 certificate) => certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage
        || (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0;

    public void Dispose()
    {
        foreach (var one in held) one.Dispose();
    }
}
