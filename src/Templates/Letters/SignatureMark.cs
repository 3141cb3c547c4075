using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>What a reader sees of an electronic signature; no letter by itself, but a small sheet that is drawn into one.</summary>
/// <param name="Signer">The name as the certificate gives it.</param>
/// <param name="At">When, in Thai local time.</param>
/// <param name="Issuer">Who issued the certificate.</param>
public sealed record SignatureMark(string Signer, DateTime At, string Issuer)
{
    static readonly Lazy<Template> form = new(() => LetterKind.ShippedForm("signature-mark"));

    public JsonElement ToData() => LetterData.Of(this);

    /// <summary>As .docx.</summary>
    public byte[] ToDocx() => form.Value.Render(ToData()).Document ?? throw new InvalidOperationException("The form of the signature mark does not render.");
}
