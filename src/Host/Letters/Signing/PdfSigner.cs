using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using PdfSharp.Drawing;
using PdfSharp.Pdf.Annotations;
using PdfSharp.Pdf.IO;
using PdfSharp.Pdf.Signatures;

namespace PaWorkflow.Host.Letters.Signing;

/// <summary>Signs a PDF so that every reader shows who signed it and whether it has changed since (ISO 32000, detached CMS over all bytes but the signature's own).</summary>
static class PdfSigner
{
    /// <summary>Bytes kept for the signature: certificates of a chain of four and the signature itself fit several times.</summary>
    const int Reserved = 24_000;

    const string sha256 = "2.16.840.1.101.3.4.2.1";

    /// <param name="mark">One page that is drawn at the place: what the reader sees of the signature.</param>
    /// <param name="at">When, as the signature itself says.</param>
    /// <param name="reason">Why it was signed, in the signature's own properties.</param>
    public static byte[] Sign(byte[] pdf, SigningKey key, byte[] mark, SignaturePlace place, DateTimeOffset at, string reason)
    {
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Modify);
        using var look = XPdfForm.FromStream(new MemoryStream(mark));
        DigitalSignatureHandler.ForDocument(document, new Cms(key, at), new DigitalSignatureOptions
        {
            AppName = "PaWorkflow", ContactInfo = "", Location = "", Reason = reason,
            PageIndex = place.Page, Rectangle = new XRect(place.Left, place.Bottom, SignaturePlace.Width, SignaturePlace.Height), AppearanceHandler = new Drawn(look),
        });
        using var signed = new MemoryStream();
        document.Save(signed, closeStream: false);
        return signed.ToArray();
    }

    sealed class Drawn(XPdfForm look) : IAnnotationAppearanceHandler
    {
        public void DrawAppearance(XGraphics gfx, XRect rect) => gfx.DrawImage(look, 0, 0, rect.Width, rect.Height);
    }

    sealed class Cms(SigningKey key, DateTimeOffset at) : IDigitalSigner
    {
        public string CertificateName => key.Name;

        public Task<int> GetSignatureSizeAsync() => Task.FromResult(Reserved);

        public Task<byte[]> GetSignatureAsync(Stream stream)
        {
            // The stream is the file with the signature's own place left out; it can be set to its beginning and read, nothing else.
            stream.Position = 0;
            using var content = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;) content.Write(buffer, 0, read);
            var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, key.Certificate) { IncludeOption = X509IncludeOption.EndCertOnly, DigestAlgorithm = new Oid(sha256) };
            signer.Certificates.AddRange(key.Chain);
            signer.SignedAttributes.Add(new Pkcs9SigningTime(at.UtcDateTime));
            var cms = new SignedCms(new ContentInfo(content.ToArray()), detached: true);
            cms.ComputeSignature(signer, silent: true);
            return Task.FromResult(cms.Encode());
        }
    }
}
