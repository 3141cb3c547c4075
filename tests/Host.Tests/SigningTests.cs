using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PaWorkflow.Host.Letters.Signing;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Tests;

/// <summary>Electronic signatures in PDFs that the real LibreOffice made, checked by ourselves and by another program.</summary>
public sealed class SigningTests
{
    const string Passphrase = "รหัส-ทดสอบ";
    static readonly DateTimeOffset now = new(2021, 3, 1, 9, 0, 0, TimeSpan.FromHours(7));
    static readonly string trust = Directory.CreateTempSubdirectory("paw-trust-").FullName;
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_is_valid_stands_over_the_name_and_shows_every_change()
    {
        var office = Office.Find(null, TimeSpan.FromMinutes(2));
        Assert.SkipUnless(office.Installed, "LibreOffice (soffice) is not installed.");
        using var warm = new WarmOffice(office);
        var letter = ReturnMemo.Sample with { Head = ReturnMemo.Sample.Head with { SignerName = "ผู้ลงนามตัวอย่าง" } };
        var pdf = (await warm.Convert(new MemoryStream(LetterKind.Of("return-memo").Compile().Render(letter.ToData()).Document!), "docx", Cancel)).Pdf!;
        var (p12, root) = Issued();
        using var key = Opened(p12);
        var mark = (await warm.Convert(new MemoryStream(new SignatureMark(key.Name, now.DateTime.AddTicks(1_234_567), "ผู้ออกใบรับรองตัวอย่าง").ToDocx()), "docx", Cancel)).Pdf!;

        var place = SignaturePlace.In(pdf, "ผู้ลงนามตัวอย่าง");
        Assert.NotEqual(SignaturePlace.In(pdf, null), place);
        Assert.InRange(place.Left, 200, 400);
        var signed = PdfSigner.Sign(pdf, key, mark, place, now, "หนังสือที่ 1");

        var signature = Assert.Single(new PdfSignatures(trust).Check(signed));
        Assert.Equal((true, true, false), (signature.Intact, signature.CoversAll, signature.Trusted));
        Assert.Equal(("ผู้ลงนามตัวอย่าง", "ผู้ออกใบรับรองตัวอย่าง", now), (signature.Signer, signature.Issuer, signature.SignedAt));
        using (var sheet = UglyToad.PdfPig.PdfDocument.Open(mark)) Assert.Equal(1, sheet.NumberOfPages);
        await File.WriteAllBytesAsync(Path.Combine(trust, "root.cer"), root, Cancel);
        Assert.True(new PdfSignatures(trust).Check(signed).Single().Trusted);
        File.Delete(Path.Combine(trust, "root.cer"));

        var changed = signed.ToArray();
        changed[changed.Length / 3] ^= 1;
        Assert.False(new PdfSignatures(trust).Check(changed).Single().Intact);
        Assert.False(new PdfSignatures(trust).Check([.. signed, .. "\n% added"u8]).Single().CoversAll);
        Assert.Empty(new PdfSignatures(trust).Check(pdf));

        var file = Path.Combine(trust, "signed.pdf");
        await File.WriteAllBytesAsync(file, signed, Cancel);
        var (_, said, _) = await Fixtures.Shell.Try("/usr/bin/pdfsig", [file]);
        Assert.Contains("Signature is Valid", said, StringComparison.Ordinal);
        Assert.Contains("Total document signed", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_cannot_sign_is_told_at_its_field()
    {
        var (p12, _) = Issued();
        Assert.Equal("Passphrase", SigningKey.Open(p12, "ผิด", now).Field);
        Assert.Contains("PKCS#12", SigningKey.Open([1, 2, 3], "", now).Fault, StringComparison.Ordinal);
        Assert.Contains("โปรดเลือกไฟล์", SigningKey.Open([], "", now).Fault, StringComparison.Ordinal);
        Assert.Contains("หมดอายุ", SigningKey.Open(p12, Passphrase, now.AddYears(30)).Fault, StringComparison.Ordinal);
        using var bare = X509CertificateLoader.LoadCertificate(Opened(p12).Certificate.RawData);
        Assert.Contains("กุญแจส่วนตัว", SigningKey.Open(bare.Export(X509ContentType.Pkcs12, Passphrase), Passphrase, now).Fault, StringComparison.Ordinal);
        Assert.Contains("ลงลายมือชื่อ", SigningKey.Open(Issued(X509KeyUsageFlags.KeyEncipherment).P12, Passphrase, now).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_ranges_that_lie_are_no_signature()
    {
        foreach (var range in new[] { "0 9 4 1", "5 9 20 1", "0 4 8 999999", "0 0 0 0" })
            Assert.All(new PdfSignatures(trust).Check(System.Text.Encoding.Latin1.GetBytes($"%PDF-1.7\n/ByteRange [{range}]\n<00>")), s => Assert.False(s.Intact));
    }

    static SigningKey Opened(byte[] p12) => SigningKey.Open(p12, Passphrase, now) is { Key: { } key } ? key : throw new Xunit.Sdk.XunitException(SigningKey.Open(p12, Passphrase, now).Fault);

    /// <summary>A certificate of an issuer of its own, and that issuer's.</summary>
    static (byte[] P12, byte[] Root) Issued(X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)
    {
        var (from, until) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var rootKey = RSA.Create(2048);
        var rootRequest = new CertificateRequest("CN=ผู้ออกใบรับรองตัวอย่าง", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var root = rootRequest.CreateSelfSigned(from, until);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=ผู้ลงนามตัวอย่าง, O=หน่วยงานตัวอย่าง", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        using var bare = request.Create(root, from, until.AddDays(-1), [1, 2, 3, 4]);
        using var whole = bare.CopyWithPrivateKey(key);
        return (whole.Export(X509ContentType.Pkcs12, Passphrase), root.RawData);
    }
}
