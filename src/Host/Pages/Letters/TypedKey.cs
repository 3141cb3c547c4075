using PaWorkflow.Host.Letters.Signing;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Pages.Letters;

/// <summary>The signer's certificate out of a posted form: the file <c>Certificate</c> and its <c>Passphrase</c>. Neither is kept.</summary>
static class TypedKey
{
    /// <returns>Null when it cannot be used; the fault is noted at its field.</returns>
    public static async Task<SigningKey?> Read(UnitPage page, DateTimeOffset now, Action<string, string> fault)
    {
        var file = page.Request.Form.Files.GetFile("Certificate");
        if (file is { Length: > SigningKey.MaxFile })
        {
            fault("Certificate", $"ไฟล์ใบรับรองใหญ่เกิน {SigningKey.MaxFile / 1024} KB — โปรดเลือกไฟล์ .p12 หรือ .pfx");
            return null;
        }
        using var bytes = new MemoryStream();
        if (file is not null) await file.CopyToAsync(bytes);
        var (key, field, wrong) = SigningKey.Open(bytes.ToArray(), page.Typed("Passphrase"), now);
        if (key is null) fault(field, wrong);
        return key;
    }
}
