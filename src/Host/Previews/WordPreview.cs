using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PaWorkflow.Host.Previews;

/// <summary>
/// The paragraphs and tables of a Word file, read once from front to back: a file made to hurt (nested by the thousand, entities)
/// costs no more than an honest one.
/// </summary>
static class WordPreview
{
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const long MaxXml = 50_000_000;
    const int MaxDepth = 512, MaxBlocks = 3_000, MaxText = 400_000, MaxColumns = 40;

    /// <summary>Null: the file cannot be read as a Word document.</summary>
    public static Preview? Read(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.GetEntry("word/document.xml") is not { } part) return null;
            using var content = part.Open();
            using var reader = XmlReader.Create(content, new()
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxXml, IgnoreComments = true, IgnoreProcessingInstructions = true,
            });
            return new Reading(reader).Document();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            return null;
        }
    }

    sealed class Reading(XmlReader reader)
    {
        readonly List<PreviewBlock> blocks = [];
        readonly StringBuilder text = new();
        List<IReadOnlyList<string>>? table;
        List<string>? row;
        StringBuilder? cell;
        int tables, letters;
        bool heading, shown;

        public Preview Document()
        {
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth) throw new InvalidDataException("The file is nested too deeply.");
                if (blocks.Count >= MaxBlocks || letters >= MaxText)
                {
                    if (table is { Count: > 0 }) blocks.Add(new PreviewTable(null, table));
                    return new(blocks, Cut: true);
                }
                if (reader.NodeType == XmlNodeType.Element && reader.NamespaceURI == Word) Begin();
                else if (reader.NodeType == XmlNodeType.EndElement && reader.NamespaceURI == Word) End();
                else if (shown && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA or XmlNodeType.Whitespace) Say(reader.Value);
            }
            return new(blocks, Cut: false);
        }

        void Begin()
        {
            switch (reader.LocalName)
            {
                case "tbl" when tables++ == 0: table = []; break;
                case "tr" when tables == 1: row = []; break;
                case "tc" when tables == 1: cell = new(); break;
                case "pStyle": heading = reader.GetAttribute("val", Word) is { } style && (style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style == "Title"); break;
                case "t": shown = !reader.IsEmptyElement; break;
                case "tab": Say(" "); break;
                case "br" or "cr": Say("\n"); break;
            }
        }

        void End()
        {
            switch (reader.LocalName)
            {
                case "t": shown = false; break;
                case "p": Paragraph(); break;
                case "tc" when tables == 1 && row is { Count: < MaxColumns }: row.Add(cell?.ToString().Trim() ?? ""); break;
                case "tr" when tables == 1 && row is { Count: > 0 }: table!.Add(row); break;
                case "tbl" when --tables == 0:
                    if (table is { Count: > 0 }) blocks.Add(new PreviewTable(null, table));
                    (table, row, cell) = (null, null, null);
                    break;
            }
        }

        void Paragraph()
        {
            // Of a table within a table the words are kept in the outer one's cell.
            if (tables > 0) cell?.Append('\n');
            else if (text.ToString().Trim() is { Length: > 0 } said) blocks.Add(new PreviewText(said, heading));
            text.Clear();
            heading = false;
        }

        void Say(string words)
        {
            letters += words.Length;
            if (tables > 0) cell?.Append(words);
            else text.Append(words);
        }
    }
}
