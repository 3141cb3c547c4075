using System.Text.Json;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>Fills one compiled part: copies its tree, with values for tags and repetitions for loops. The tree itself is only read.</summary>
sealed class Renderer(Faults faults)
{
    /// <summary>Repetitions in one letter, all loops together.</summary>
    public const int MostRepetitions = 10_000;

    int repetitions;

    public XDocument Render(XDocument compiled, JsonElement data)
    {
        var root = (XElement)Copy(compiled.Root!, new Scope(data, null)).Single();
        FillEmptied(root);
        return new XDocument(root);
    }

    IEnumerable<XNode> Copy(XNode node, Scope scope) => node switch
    {
        TagMark mark => Value(mark, scope),
        LoopMark { Flows: true } loop => Flow(loop, scope),
        LoopMark loop => Passes(loop, scope).SelectMany(inner => loop.Nodes().SelectMany(child => Copy(child, inner))),
        XElement element => [With(element, element.Nodes(), scope)],
        XText text => [new XText(text)],
        _ => [],
    };

    XElement With(XElement element, IEnumerable<XNode> nodes, Scope scope) =>
        new(element.Name, element.Attributes(), nodes.SelectMany(child => Copy(child, scope)));

    IEnumerable<XNode> Value(TagMark mark, Scope scope)
    {
        var text = Find(mark.Tag, mark.Place, scope) is { } value ? SafeXml.Clean(ValueText.Of(mark.Tag, mark.Place, value, faults)) : "";
        if (mark.Parent?.Name != W.R) return text.Length == 0 ? [] : [new XText(text)];
        return Lines(text);
    }

    static IEnumerable<XNode> Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (line > 0) yield return new XElement(W.Br);
            var columns = lines[line].Split('\t');
            for (var column = 0; column < columns.Length; column++)
            {
                if (column > 0) yield return new XElement(W.Tab);
                if (columns[column].Length > 0) yield return W.Text(columns[column]);
            }
        }
    }

    JsonElement? Find(Tag tag, Place place, Scope scope)
    {
        if (scope.TryFind(tag, out var value, out var missing, out var known)) return value;
        faults.UnknownTag(place, tag.Written, missing, known);
        return null;
    }

    List<Scope> Passes(LoopMark loop, Scope scope)
    {
        if (Find(loop.Tag, loop.Place, scope) is not { } value) return [];
        var shown = scope.Into(value).ToList();
        if (loop.Tag.Sign == TagSign.Inverted) return shown.Count == 0 ? [scope] : [];
        repetitions += shown.Count;
        if (repetitions <= MostRepetitions) return shown;
        faults.TooLong(loop.Place, loop.Tag.Written, shown.Count, MostRepetitions);
        return [];
    }

    // {#x} in the midst of one paragraph, {/x} in the midst of a later one: each repetition runs on where the one before it ended.
    IEnumerable<XNode> Flow(LoopMark loop, Scope scope)
    {
        var first = loop.Elements().First();
        var last = loop.Elements().Last();
        var head = loop.Open.Holder;
        var tail = loop.Close.Holder;
        var line = With(first, head.NodesBeforeSelf(), scope);
        foreach (var inner in Passes(loop, scope))
        {
            line.Add(head.NodesAfterSelf().SelectMany(node => Copy(node, inner)));
            yield return line;
            foreach (var between in loop.Elements().Where(element => element != first && element != last).SelectMany(element => Copy(element, inner))) yield return between;
            line = With(last, last.Elements(W.PPr), inner);
            line.Add(tail.NodesBeforeSelf().Where(node => node is not XElement element || element.Name != W.PPr).SelectMany(node => Copy(node, inner)));
        }
        line.Add(tail.NodesAfterSelf().SelectMany(node => Copy(node, scope)));
        yield return line;
    }

    // Word refuses a cell without a paragraph and a table without a row.
    static void FillEmptied(XElement root)
    {
        foreach (var table in root.Descendants(W.Tbl).Where(table => !table.Descendants(W.Tr).Any()).ToList()) table.Remove();
        foreach (var holder in root.DescendantsAndSelf().Where(element => W.NeedsParagraph.Contains(element.Name) && element.Elements().LastOrDefault()?.Name != W.P).ToList())
        {
            if (holder.Name == W.Tc || !holder.Elements(W.P).Any()) holder.Add(new XElement(W.P));
        }
    }
}
