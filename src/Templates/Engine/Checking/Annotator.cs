using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>
/// Writes faults into the file as Word comments, each around what it is about. Word takes comments in the text of the document alone: what is wrong elsewhere
/// (a header, a text box, a part that is forbidden) is said at the paragraph around, or at the first one.
/// </summary>
sealed class Annotator
{
    const string Author = "PaWorkflow";

    // In this order, where they fall together.
    const int Closes = 0, Opens = 1, ClosesAtOnce = 2;

    readonly WordPackage package;
    readonly string main;
    readonly List<Token> tokens;
    readonly XDocument comments;
    readonly string commentsPart;
    readonly bool isNew;
    readonly List<TextBlock> blocks;
    int lastId;

    Annotator(WordPackage package, string main)
    {
        (this.package, this.main) = (package, main);
        var left = Limits.Elements;
        tokens = PartReader.Read(package.Find(main)!, ref left);
        blocks = [.. TextBlocks.Paragraphs(main, tokens).OrderBy(block => block.Start)];
        var held = package.Relations(main).Root!.Elements().FirstOrDefault(relation => ((string?)relation.Attribute("Type"))?.EndsWith("/comments", StringComparison.Ordinal) == true);
        (commentsPart, isNew) = held?.Attribute("Target") is { } target && WordPackage.Resolve(main, target.Value) is var part && package.Find(part) is not null
            ? (part, false) : ("word/paworkflow-comments.xml", true);
        comments = isNew ? new XDocument(new XElement(W.Main + "comments", new XAttribute(XNamespace.Xmlns + "w", W.Main))) : SafeXml.Read(package.Find(commentsPart)!);
        lastId = comments.Root!.Elements(W.Main + "comment").Select(comment => int.TryParse((string?)comment.Attribute(W.Main + "id"), out var id) ? id : 0).DefaultIfEmpty(-1).Max();
    }

    /// <returns>Null where the file cannot be read, or has no paragraph to write at.</returns>
    public static byte[]? Write(byte[] docx, IReadOnlyList<TemplateFault> faults)
    {
        try
        {
            var package = WordPackage.Read(docx);
            if (package.MainDocument() is not { } main || package.Find(main) is null || package.Find(WordPackage.ContentTypesName) is null) return null;
            var annotator = new Annotator(package, main);
            return annotator.blocks.Count == 0 ? null : annotator.Write(faults);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            return null;
        }
    }

    byte[] Write(IReadOnlyList<TemplateFault> faults)
    {
        var cuts = new Cuts(tokens);
        foreach (var byBlock in faults.GroupBy(BlockOf)) Mark(byBlock.Key, [.. byBlock], cuts);
        var document = TokenWriter.Write(cuts.Apply(), mark => mark.Text);
        var written = package.With([new(main, document), .. isNew ? (KeyValuePair<string, byte[]>[])[] : [new(commentsPart, SafeXml.Write(comments))]]);
        if (isNew) written = written.WithRelated(main, commentsPart, SafeXml.Write(comments), W.Relations.NamespaceName + "/comments", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
        using var sink = new ByteSink();
        var zip = new ZipWriter(sink);
        foreach (var part in written.Parts)
        {
            if (part.Packed is { } packed) zip.Add(part.Name, packed);
            else zip.Add(part.Name, part.Bytes);
        }
        zip.End();
        return sink.Written.ToArray();
    }

    // The paragraph of the document's text nearest to the fault.
    TextBlock BlockOf(TemplateFault fault)
    {
        var block = fault.Place.Part == main && fault.Place.Paragraph is { } number && number <= blocks.Count ? blocks[number - 1] : blocks[0];
        while (Around(tokens[block.Start].Parent) is >= 0 and var around) block = blocks.First(other => other.Start == around);
        return block;
    }

    // The paragraph around; -1 where it stands in none.
    int Around(int at)
    {
        while (at >= 0 && tokens[at].Known != Known.Paragraph) at = tokens[at].Parent;
        return at;
    }

    // Each fault's two marks come into the texts of its paragraph, where these lie; else around the whole paragraph.
    void Mark(TextBlock block, List<TemplateFault> faults, Cuts cuts)
    {
        var marks = new List<(int At, int Rank, int Id)>();
        var length = block.Text.Length;
        foreach (var fault in faults)
        {
            var id = Comment(fault, block);
            var own = fault.Place.Part == main && block.Place.Paragraph == fault.Place.Paragraph && fault.Place.Offset is not null;
            var from = own ? Math.Min(fault.Place.Offset!.Value, length) : 0;
            var to = own ? Math.Min(from + Math.Max(1, fault.Place.Length), length) : length;
            marks.Add((from, Opens, id));
            marks.Add((to, to == from ? ClosesAtOnce : Closes, id));
        }
        marks.Sort();
        var next = 0;
        foreach (var (at, from, run) in block.Pieces.Where(piece => IsText(piece.Token)))
        {
            var text = tokens[at].Text;
            var pieces = new List<Token>();
            for (var position = 0; ; )
            {
                // Marks that lie in what is no text stand before the text that follows.
                while (next < marks.Count && marks[next].At <= from + position) pieces.Add(Markup(marks[next++]));
                var stop = next < marks.Count ? Math.Min(text.Length, marks[next].At - from) : text.Length;
                if (stop > position) pieces.Add(new Token(TokenSort.Text) { Text = text[position..stop] });
                position = stop;
                if (position == text.Length) break;
            }
            while (next < marks.Count && marks[next].Rank == Closes && marks[next].At <= from + text.Length) pieces.Add(Markup(marks[next++]));
            if (pieces.Count > 1) cuts.Cut(at, run, pieces);
        }
        if (next < marks.Count) cuts.Append(block.Start, [.. marks.Skip(next).Select(Markup)]);
    }

    // A formula takes no comment in its midst.
    bool IsText(int at) => tokens[at].Sort == TokenSort.Text && tokens[at].Text.Length > 0 && tokens[tokens[at].Parent].Space == W.Main.NamespaceName;

    Token Markup((int At, int Rank, int Id) mark)
    {
        var (start, id) = (tokens[0], mark.Id.ToString(CultureInfo.InvariantCulture));
        string Element(string name) => $"<{start.Beside(name)} {start.Beside("id")}=\"{id}\"/>";
        // A mark of a section's kind cuts the run in which it stands.
        return new Token(TokenSort.Tag)
        {
            Tag = new Tag(TagSign.Section, "", [], "", Marks.Usual),
            Text = mark.Rank == Opens ? Element("commentRangeStart") : $"{Element("commentRangeEnd")}<{start.Beside("r")}>{Element("commentReference")}</{start.Beside("r")}>",
        };
    }

    int Comment(TemplateFault fault, TextBlock block)
    {
        var place = fault.Place.Part == main && fault.Place.Paragraph == block.Place.Paragraph ? "" : $"{fault.Place.Part} ";
        comments.Root!.Add(new XElement(W.Main + "comment", new XAttribute(W.Main + "id", ++lastId), new XAttribute(W.Main + "author", Author), new XAttribute(W.Main + "initials", "PA"),
            Paragraph($"{place}{fault.Wrong.Thai} – {fault.Right.Thai}"), Paragraph($"{place}{fault.Wrong.English}; {fault.Right.English}")));
        return lastId;
    }

    static XElement Paragraph(string text) => new(W.Main + "p", new XElement(W.Main + "r", new XElement(W.Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));
}
