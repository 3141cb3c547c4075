using System.Globalization;
using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>A form as the rules look at it: its parts of text with every paragraph as Word would show it.</summary>
sealed class FormFile
{
    public const double TwipsPerCentimetre = 1440 / 2.54;

    /// <summary>Where a document says nothing of it.</summary>
    const int UsualTab = 720;

    readonly WordPackage package;

    FormFile(WordPackage package, string main, XElement document)
    {
        (this.package, Main, Document) = (package, main, document);
        var settings = Related("settings");
        Styles = new FormStyles(Related("styles"), Related("theme"));
        DefaultTab = Number(settings?.Element(W.Main + "defaultTabStop"), "val") ?? UsualTab;
        EvenAndOddHeaders = FormStyles.On(settings?.Element(W.Main + "evenAndOddHeaders")) ?? false;
        Body = ParagraphWalk.Of(main, document, Styles);
        Others = [.. package.Parts.Where(part => part.Name != main && part.Name.EndsWith(".xml", StringComparison.Ordinal))
            .Select(part => (part.Name, Root: Find(part.Name))).Where(part => part.Root is { } root && OtherTexts.Contains(root.Name.LocalName) && root.Name.Namespace == W.Main)
            .Select(part => (part.Name, part.Root!))];
    }

    static readonly string[] OtherTexts = ["hdr", "ftr", "footnotes", "endnotes"];

    /// <exception cref="InvalidDataException">Not a Word file.</exception>
    /// <exception cref="System.Xml.XmlException">A part of it is broken.</exception>
    public static FormFile? Read(byte[] docx)
    {
        var package = WordPackage.Read(docx);
        return package.MainDocument() is { } main && package.Find(main) is { } xml && SafeXml.Read(xml).Root is { } document && document.Name == W.Main + "document"
            ? new(package, main, document) : null;
    }

    public string Main { get; }
    public XElement Document { get; }
    public FormStyles Styles { get; }
    public int DefaultTab { get; }
    public bool EvenAndOddHeaders { get; }

    /// <summary>The main document's paragraphs in their order, with those in tables and text boxes.</summary>
    public IReadOnlyList<FormParagraph> Body { get; }

    /// <summary>Headers, footers and notes.</summary>
    public IReadOnlyList<(string Name, XElement Root)> Others { get; }

    /// <summary>All paragraphs: the main document's, then those of headers, footers and notes.</summary>
    public IEnumerable<FormParagraph> Paragraphs => Body.Concat(Others.SelectMany(part => ParagraphWalk.Of(part.Name, part.Root, Styles)));

    /// <summary>The part that the main document refers to by an id.</summary>
    public (string Name, XElement Root)? Referred(string? id) =>
        package.Relations(Main).Root!.Elements().FirstOrDefault(relation => (string?)relation.Attribute("Id") == id)?.Attribute("Target") is { } target
        && WordPackage.Resolve(Main, target.Value) is var name && Find(name) is { } root ? (name, root) : null;

    XElement? Related(string kind) => package.Relations(Main).Root!.Elements()
        .FirstOrDefault(relation => ((string?)relation.Attribute("Type"))?.EndsWith("/" + kind, StringComparison.Ordinal) == true)?.Attribute("Target") is { } target
        ? Find(WordPackage.Resolve(Main, target.Value)) : null;

    XElement? Find(string name) => package.Find(name) is { } xml ? SafeXml.Read(xml).Root : null;

    /// <summary>A whole number in an attribute; null where there is none.</summary>
    public static int? Number(XElement? element, string attribute) =>
        double.TryParse(element?.Attribute(W.Main + attribute)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < int.MaxValue ? (int)number : null;
}
