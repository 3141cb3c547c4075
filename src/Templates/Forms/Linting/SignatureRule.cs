namespace PaWorkflow.Templates.Linting;

/// <summary>At least two lines of the text stand on the page with the signature: all from the last paragraph of the text on is kept with the next, and that paragraph's last line is not alone.</summary>
static class SignatureRule
{
    static readonly (string, string) right = ("tick \"Keep with next\" for it (w:keepNext)", "เลือก “เก็บไว้กับย่อหน้าถัดไป” (ย่อหน้า > ตัวแบ่งบรรทัดและหน้า) เพื่อให้ข้อความอย่างน้อยสองบรรทัดอยู่หน้าเดียวกับลายมือชื่อ");

    public static void Run(FormFile form, Findings findings)
    {
        var paragraphs = form.Body;
        var signature = paragraphs.ToList().FindIndex(paragraph => paragraph.Flows && IsName(paragraph.Text.Trim()));
        for (var index = signature - 1; index >= 0; index--)
        {
            var paragraph = paragraphs[index];
            if (!paragraph.Flows) return;
            if (paragraph.IsSectionTag) continue;
            var text = paragraph.Text.Trim();
            if (paragraph.Look.KeepNext is not true)
            {
                findings.Add(FormRule.Signature, paragraph, ("the signature may stand on the next page without it", "ลายมือชื่ออาจไปอยู่หน้าถัดไปโดยไม่มีข้อความติดไปด้วย"), right);
                return;
            }
            if (text.Length == 0 || text.StartsWith("สั่ง ณ", StringComparison.Ordinal)) continue;
            if (paragraph.Look is { KeepLines: not true, WidowControl: false })
                findings.Add(FormRule.Signature, paragraph, ("its last line may stand alone with the signature", "บรรทัดสุดท้ายอาจไปอยู่กับลายมือชื่อเพียงบรรทัดเดียว"),
                    ("tick \"Keep lines together\" for it (w:keepLines)", "เลือก “เก็บบรรทัดไว้ด้วยกัน” (ย่อหน้า > ตัวแบ่งบรรทัดและหน้า)"));
            return;
        }
    }

    /// <summary>The signer's name in brackets.</summary>
    static bool IsName(string text) => text is ['(', .., ')'] && text.Length > 2 && text.IndexOf('(', 1) < 0;
}
