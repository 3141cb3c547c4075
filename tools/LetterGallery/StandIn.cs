using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PaWorkflow.LetterGallery;

/// <summary>
/// A copy for the picture alone: the font that stands in for TH Sarabun here is half again as large at the same number of points, so that it is
/// set at two thirds. Lines and pages then break about where they break in Word.
/// </summary>
static partial class StandIn
{
    const double Scale = 0.68;

    public static byte[] Sized(byte[] docx)
    {
        var copy = new MemoryStream();
        copy.Write(docx);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var name in new[] { "word/styles.xml", "word/document.xml" })
            {
                var entry = zip.GetEntry(name)!;
                string xml;
                using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
                entry.Delete();
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(Size().Replace(xml, size => string.Create(CultureInfo.InvariantCulture,
                    $"{size.Groups[1].Value}{Math.Round(int.Parse(size.Groups[2].Value, CultureInfo.InvariantCulture) * Scale)}\"")));
            }
        }
        return copy.ToArray();
    }

    /// <summary>Letter sizes, in half points; borders have theirs in eighths and stay.</summary>
    [GeneratedRegex(@"(<w:sz(?:Cs)? w:val="")(\d+)""")]
    private static partial Regex Size();
}
