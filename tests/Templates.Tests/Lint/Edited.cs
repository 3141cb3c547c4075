using System.IO.Compression;
using System.Text;

namespace PaWorkflow.Templates.Tests;

/// <summary>A shipped form with one thing changed in the XML of a part.</summary>
static class Edited
{
    /// <param name="old">Must be there; all of it is replaced.</param>
    public static byte[] Form(string kind, string part, string old, string now) => Form(LetterKind.Of(kind).Form, part, old, now);

    public static byte[] Form(byte[] docx, string part, string old, string now)
    {
        var stream = new MemoryStream();
        stream.Write(docx);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part) ?? throw new ArgumentException(part);
            string xml;
            using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
            Assert.Contains(old, xml, StringComparison.Ordinal);
            entry.Delete();
            using var to = zip.CreateEntry(part).Open();
            to.Write(Encoding.UTF8.GetBytes(xml.Replace(old, now, StringComparison.Ordinal)));
        }
        return stream.ToArray();
    }
}
