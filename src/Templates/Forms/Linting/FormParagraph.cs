using System.Xml.Linq;

namespace PaWorkflow.Templates.Linting;

/// <summary>Letters of one look.</summary>
/// <param name="Start">In the paragraph's text.</param>
sealed record Piece(int Start, string Text, RunLook Look)
{
    public int End => Start + Text.Length;

    /// <summary>Something to read, and not only signs of another font.</summary>
    public bool HasWords => Text.Any(char.IsLetterOrDigit);
}

/// <summary>A paragraph as Word would show it.</summary>
/// <param name="Text">With its tags; a tab is one character, a line break another.</param>
/// <param name="InBox">In a text box or another drawing.</param>
sealed record FormParagraph(XElement Element, Place Place, string Text, IReadOnlyList<Piece> Pieces, ParagraphLook Look, bool InBox)
{
    public bool InTable => Place.Table is not null;

    /// <summary>Stands in the flow of the page's text.</summary>
    public bool Flows => !InTable && !InBox;

    /// <summary>The letters of some words of it.</summary>
    public IEnumerable<Piece> Of(int start, int length) => Pieces.Where(piece => piece.Start < start + length && piece.End > start);

    /// <summary>Holds nothing but tags of sections, so that it goes with them.</summary>
    public bool IsSectionTag => Text.Contains('{', StringComparison.Ordinal) && Tags.Sections().Replace(Text, "").Trim().Length == 0;
}
