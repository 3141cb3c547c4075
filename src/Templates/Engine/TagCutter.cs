using System.Text;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>Cuts each tag of a part out of its runs, into a run of its own with the formatting of the run in which it began.</summary>
sealed class TagCutter(string part, XElement root, Faults faults)
{
    const int Around = 24;

    public void CutParagraphs()
    {
        var tables = root.Descendants(W.Tbl).Select((table, index) => (table, index)).ToDictionary(pair => pair.table, pair => pair.index + 1);
        var number = 0;
        foreach (var paragraph in root.Descendants(W.P).ToList()) Cut(paragraph, PlaceOf(paragraph, ++number, tables));
    }

    /// <summary>Document properties: the text of each element that holds nothing else.</summary>
    public void CutProperties()
    {
        foreach (var property in root.Descendants().Where(element => !element.HasElements && element.Value.AsSpan().IndexOfAny('{', '}') >= 0).ToList())
        {
            var text = property.Value;
            var place = new Place(part, Near: text);
            var tags = TagScanner.Scan(text, _ => place, faults);
            property.RemoveNodes();
            var at = 0;
            foreach (var found in tags)
            {
                if (found.Start > at) property.Add(new XText(text[at..found.Start]));
                property.Add(new TagMark(found.Tag, place));
                at = found.End;
            }
            if (at < text.Length) property.Add(new XText(text[at..]));
        }
    }

    Place PlaceOf(XElement paragraph, int number, Dictionary<XElement, int> tables)
    {
        var cell = paragraph.Ancestors(W.Tc).FirstOrDefault();
        var row = cell?.Ancestors(W.Tr).FirstOrDefault();
        var table = row?.Ancestors(W.Tbl).FirstOrDefault();
        if (cell is null || row is null || table is null) return new Place(part, number);
        var rowNumber = row.ElementsBeforeSelf(W.Tr).Count() + 1;
        return new Place(part, number, "", tables[table], rowNumber, cell.ElementsBeforeSelf(W.Tc).Count() + 1);
    }

    void Cut(XElement paragraph, Place place)
    {
        // A text box's paragraphs lie inside a run of this one; they have their turn.
        var runs = paragraph.Descendants(W.R).Where(run => run.Ancestors(W.P).First() == paragraph).ToList();
        var builder = new StringBuilder();
        foreach (var child in runs.SelectMany(Content))
        {
            if (child.Name == W.T) builder.Append(child.Value);
            else builder.Append(TagScanner.NotText);
        }
        var text = builder.ToString();
        if (text.AsSpan().IndexOfAny('{', '}') < 0) return;
        var tags = TagScanner.Scan(text, at => place with { Near = Near(text, at) }, faults);
        var position = 0;
        foreach (var run in runs) position = CutRun(run, position, tags, tag => place with { Near = Near(text, tag.Start) });
    }

    static IEnumerable<XElement> Content(XElement run) => run.Elements().Where(child => child.Name != W.RPr);

    static int CutRun(XElement run, int position, List<FoundTag> tags, Func<FoundTag, Place> placeOf)
    {
        var end = position + Content(run).Sum(child => child.Name == W.T ? child.Value.Length : 1);
        var from = position;
        if (!tags.Exists(tag => tag.Start < end && tag.End > from)) return end;
        var pieces = new List<XElement>();
        var current = NewRun(run);
        foreach (var child in Content(run).ToList())
        {
            if (child.Name != W.T)
            {
                child.Remove();
                current.Add(child);
                position++;
                continue;
            }
            var text = child.Value;
            for (var at = 0; at < text.Length;)
            {
                var tag = tags.Find(tag => tag.End > position + at);
                if (tag.Tag is null || tag.Start > position + at)
                {
                    var stop = tag.Tag is null ? text.Length : Math.Min(text.Length, tag.Start - position);
                    current.Add(W.Text(text[at..stop]));
                    at = stop;
                    continue;
                }
                if (tag.Start == position + at)
                {
                    pieces.Add(current);
                    var holder = NewRun(run);
                    holder.Add(new TagMark(tag.Tag, placeOf(tag)));
                    pieces.Add(holder);
                    current = NewRun(run);
                }
                at = Math.Min(text.Length, tag.End - position);
            }
            position += text.Length;
        }
        pieces.Add(current);
        run.ReplaceWith(pieces.Where(piece => Content(piece).Any()));
        return end;
    }

    static XElement NewRun(XElement like) => new(W.R, like.Element(W.RPr));

    static string Near(string text, int at)
    {
        var from = Math.Max(0, at - Around);
        var to = Math.Min(text.Length, at + Around);
        return (from > 0 ? "…" : "") + text[from..to].Replace(TagScanner.NotText, ' ').Trim() + (to < text.Length ? "…" : "");
    }
}
