using System.Globalization;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>Keeps the ids of drawings, bookmarks, content controls and comments unique after loops have copied them. One for the whole document.</summary>
sealed class UniqueIds
{
    readonly HashSet<string> drawings = [], bookmarkIds = [], bookmarkNames = [], controls = [], paragraphs = [], comments = [];

    public void Mend(XElement root)
    {
        foreach (var drawing in root.Descendants(W.DocPr)) SetFree(drawing.Attribute("id"), drawings);
        foreach (var id in root.Descendants(W.SdtPr).Elements(W.Id).ToList())
        {
            // Word gives a content control without id a new one.
            if (!controls.Add((string?)id.Attribute(W.Main + "val") ?? "")) id.Remove();
        }
        foreach (var paragraph in root.Descendants().Where(element => element.Attribute(W.Word14 + "paraId") is not null))
        {
            if (!paragraphs.Add(paragraph.Attribute(W.Word14 + "paraId")!.Value)) paragraph.Attribute(W.Word14 + "paraId")!.Remove();
        }
        MendBookmarks(root);
        foreach (var name in new[] { W.CommentRangeStart, W.CommentRangeEnd, W.CommentReference })
        {
            foreach (var mark in root.Descendants(name).ToList())
            {
                if (!comments.Add($"{name.LocalName} {(string?)mark.Attribute(W.Id)}")) mark.Remove();
            }
        }
    }

    void MendBookmarks(XElement root)
    {
        var open = new Dictionary<string, (XElement Start, string Id)>();
        foreach (var mark in root.Descendants().Where(element => element.Name == W.BookmarkStart || element.Name == W.BookmarkEnd).ToList())
        {
            var id = (string?)mark.Attribute(W.Id) ?? "";
            if (mark.Name == W.BookmarkStart)
            {
                if (open.Remove(id, out var unended)) unended.Start.Remove();
                SetFree(mark.Attribute(W.Id), bookmarkIds);
                if (mark.Attribute(W.Name) is { } name)
                {
                    var free = name.Value;
                    for (var n = 2; !bookmarkNames.Add(free); n++) free = string.Create(CultureInfo.InvariantCulture, $"{name.Value}_{n}");
                    name.Value = free;
                }
                open[id] = (mark, (string?)mark.Attribute(W.Id) ?? "");
            }
            else if (open.Remove(id, out var started))
            {
                mark.SetAttributeValue(W.Id, started.Id);
            }
            else
            {
                mark.Remove();
            }
        }
        foreach (var (start, _) in open.Values) start.Remove();
    }

    static void SetFree(XAttribute? id, HashSet<string> taken)
    {
        if (id is null || taken.Add(id.Value)) return;
        // High enough to stay clear of ids that come later in the document.
        var free = 1_000_000;
        while (!taken.Add(free.ToString(CultureInfo.InvariantCulture))) free++;
        id.Value = free.ToString(CultureInfo.InvariantCulture);
    }
}
