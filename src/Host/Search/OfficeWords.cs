using System.IO.Compression;
using System.Xml;

namespace PaWorkflow.Host.Search;

/// <summary>
/// The text in Word, Excel and PowerPoint files: the parts that hold words, read once from front to back without building a document of them,
/// so that a file of any size takes the same memory.
/// </summary>
static class OfficeWords
{
    /// <summary>Characters of XML of one part.</summary>
    const long MaxPart = 100_000_000;
    const int MaxParts = 2_000;

    /// <summary>A deeper one is no document that a person has written.</summary>
    const int MaxDepth = 512;

    public static void Read(Stream file, WordsTaken taken)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var part in archive.Entries.Where(e => HoldsWords(e.FullName)).OrderBy(e => e.FullName.Length).ThenBy(e => e.FullName, StringComparer.Ordinal).Take(MaxParts))
        {
            using var content = part.Open();
            using var reader = XmlReader.Create(content, new()
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxPart, IgnoreComments = true, IgnoreProcessingInstructions = true,
            });
            Read(reader, taken);
            taken.Break();
        }
    }

    static bool HoldsWords(string part) => part.EndsWith(".xml", StringComparison.Ordinal) && part.Split('/') switch
    {
        ["word", var name] => name is "document.xml" or "footnotes.xml" or "endnotes.xml" or "comments.xml" || name.StartsWith("header", StringComparison.Ordinal) || name.StartsWith("footer", StringComparison.Ordinal),
        ["xl", "sharedStrings.xml"] => true,
        ["xl", "worksheets", _] => true,
        ["ppt", "slides" or "notesSlides", _] => true,
        _ => false,
    };

    static void Read(XmlReader reader, WordsTaken taken)
    {
        // Whether the text under way is shown: of a run (t), of a cell that is no number of a shared string (v).
        var (shown, shared) = (false, false);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth) throw new InvalidDataException("The file is nested too deeply.");
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "c":
                    shared = reader.GetAttribute("t") == "s";
                    break;
                case XmlNodeType.Element when reader.LocalName is "t" or "v":
                    shown = !reader.IsEmptyElement && (reader.LocalName == "t" || !shared);
                    break;
                case XmlNodeType.Element when reader.LocalName is "tab" or "br" or "cr":
                    taken.Break();
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when shown:
                    taken.Add(reader.Value);
                    break;
                case XmlNodeType.EndElement when reader.LocalName is "t" or "v":
                    shown = false;
                    break;
                // A paragraph, a shared string and a cell end words; a run does not: Word cuts words anywhere.
                case XmlNodeType.EndElement when reader.LocalName is "p" or "si" or "c":
                    taken.Break();
                    break;
                default:
                    taken.Look();
                    break;
            }
        }
    }
}
