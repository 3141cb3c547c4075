using System.Text;
using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>Goes through a part and counts as <see cref="Surveyor"/> does. What was deleted with changes tracked is not there.</summary>
sealed class ParagraphWalk
{
    readonly record struct Cell(int Table, int Row, int Number, string? Style);

    static readonly XName paragraph = W.Main + "p", drawn = W.Drawing + "p", run = W.Main + "r", table = W.Main + "tbl", row = W.Main + "tr", cell = W.Main + "tc", box = W.Main + "txbxContent";
    static readonly XNamespace compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    static readonly HashSet<XName> gone = [W.Main + "del", W.Main + "moveFrom"];

    readonly string part;
    readonly FormStyles styles;
    readonly List<FormParagraph?> found = [];
    int paragraphs, tables;

    ParagraphWalk(string part, FormStyles styles) => (this.part, this.styles) = (part, styles);

    public static IReadOnlyList<FormParagraph> Of(string part, XElement root, FormStyles styles)
    {
        var walk = new ParagraphWalk(part, styles);
        walk.Into(root, null, inBox: false, shown: true);
        return [.. walk.found.OfType<FormParagraph>()];
    }

    void Into(XElement holder, Cell? at, bool inBox, bool shown)
    {
        foreach (var element in holder.Elements())
        {
            // A fallback says again, for old programs, what stands beside it; it is counted and not looked at.
            var seen = shown && element.Name != compatible + "Fallback";
            if (element.Name == paragraph)
            {
                var (number, place) = (++paragraphs, found.Count);
                found.Add(null);
                if (seen) found[place] = Paragraph(element, number, at, inBox);
                Into(element, at, inBox, seen);
            }
            else if (element.Name == drawn)
            {
                paragraphs++;
                Into(element, at, inBox, seen);
            }
            else if (element.Name == table)
            {
                var style = (string?)element.Element(W.Main + "tblPr")?.Element(W.Main + "tblStyle")?.Attribute(W.Main + "val");
                Rows(element, new(++tables, 0, 0, style), inBox, seen);
            }
            else Into(element, at, inBox || element.Name == box, seen);
        }
    }

    void Rows(XElement holder, Cell at, bool inBox, bool shown)
    {
        var now = at;
        foreach (var element in holder.Descendants().Where(found => found.Name == row && found.Ancestors(table).First() == holder))
        {
            now = now with { Row = now.Row + 1, Number = 0 };
            foreach (var inner in element.Descendants(cell).Where(found => found.Ancestors(row).First() == element))
            {
                now = now with { Number = now.Number + 1 };
                Into(inner, now, inBox, shown);
            }
        }
    }

    FormParagraph Paragraph(XElement element, int number, Cell? at, bool inBox)
    {
        var properties = element.Element(W.Main + "pPr");
        var style = (string?)properties?.Element(W.Main + "pStyle")?.Attribute(W.Main + "val");
        var (text, pieces) = (new StringBuilder(), new List<Piece>());
        foreach (var letters in Runs(element))
        {
            var said = string.Concat(letters.Elements().Select(part => part.Name.Namespace != W.Main ? "" : part.Name.LocalName switch { "t" => part.Value, "tab" => "\t", "br" or "cr" => "\n", "noBreakHyphen" => "-", _ => "" }));
            if (said.Length == 0) continue;
            pieces.Add(new(text.Length, said, styles.Letters(at?.Style, style, letters.Element(W.Main + "rPr"))));
            text.Append(said);
        }
        var place = new Place(part, number);
        return new(element, at is { } cell ? place with { Table = cell.Table, Row = cell.Row, Cell = cell.Number } : place, text.ToString(), pieces, styles.Paragraph(at?.Style, properties), inBox);
    }

    static IEnumerable<XElement> Runs(XElement holder)
    {
        foreach (var element in holder.Elements())
        {
            if (element.Name == run) yield return element;
            else if (element.Name == paragraph || gone.Contains(element.Name) || element.Name == compatible + "Fallback") continue;
            else foreach (var inner in Runs(element)) yield return inner;
        }
    }
}
