using System.Globalization;
using System.Text;

namespace PaWorkflow.Host.Procedure;

/// <summary>A file's name as it may be kept and shown: no path, no invisible characters, NFC.</summary>
static class FileNames
{
    /// <summary>Longest name in UTF-8 bytes that the usual file systems keep.</summary>
    const int MaxBytes = 255;

    /// <exception cref="Rejected">Nothing is left of the name, or it is too long.</exception>
    public static string Clean(string given)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Normalize(NormalizationForm.FormC);
        // Control and format characters (U+202E turns a name around) and what Windows forbids have no place in a name.
        var kept = new string([.. last.Where(c =>
            char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && "<>:\"|?*".IndexOf(c, StringComparison.Ordinal) < 0)]);
        kept = kept.Trim().TrimEnd('.');
        if (kept.Length == 0 || Path.GetFileNameWithoutExtension(kept).Length == 0)
            throw Rejected.Invalid("Files", "ไฟล์ไม่มีชื่อ — โปรดตั้งชื่อไฟล์แล้วแนบใหม่");
        if (Encoding.UTF8.GetByteCount(kept) > MaxBytes)
            throw Rejected.Invalid("Files", $"ชื่อไฟล์ “{kept[..30]}…” ยาวเกินไป — โปรดย่อชื่อให้ไม่เกิน 80 ตัวอักษรไทย");
        return kept;
    }
}
