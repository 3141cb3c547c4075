using System.Globalization;
using System.Text;

namespace PaWorkflow.Templates;

public enum FaultKind
{
    NotAWordFile, ForbiddenPart,
    UnclosedTag, UnopenedTag, DuplicateOpen, DuplicateClose, BadTag, UnknownFilter,
    LoopNotClosed, LoopNotOpened, CloseMismatch, UnbalancedLoop, TwoRowLoops,
    UnknownTag, WrongValue, TooLong,
}

/// <summary>Where in a Word file; all counts start at 1 and run within the part. Table, row and cell are those of the innermost table.</summary>
/// <param name="Part">The part of the package, e.g. <c>word/document.xml</c>; empty where the whole file is meant.</param>
/// <param name="Near">The words around.</param>
/// <param name="Offset">Where in the paragraph's text it begins, from 0; what is no text (a tab, a picture) counts one.</param>
/// <param name="Length">Of the tag in the paragraph's text.</param>
public sealed record Place(string Part, int? Paragraph = null, string Near = "", int? Table = null, int? Row = null, int? Cell = null, int? Offset = null, int Length = 0);

/// <summary>A sentence in both languages.</summary>
public sealed record Wording(string English, string Thai);

/// <summary>One thing that is wrong in a template, or in the data for it: where, what, and what would be right.</summary>
public sealed record TemplateFault(string File, FaultKind Kind, string? Tag, Place Place, Wording Wrong, Wording Right)
{
    /// <summary><c>file: part, paragraph n ("words around"): what is wrong; what would be right</c></summary>
    public override string ToString() => Line("paragraph", "table", "row", "cell", Wrong.English, Right.English);

    /// <summary>The same line in Thai.</summary>
    public string InThai() => Line("ย่อหน้า", "ตาราง", "แถว", "ช่อง", Wrong.Thai, Right.Thai);

    string Line(string paragraph, string table, string row, string cell, string wrong, string right)
    {
        var line = new StringBuilder(File).Append(": ");
        line.Append(Place.Part);
        if (Place.Paragraph is not null) line.Append(CultureInfo.InvariantCulture, $", {paragraph} {Place.Paragraph}");
        if (Place.Table is not null) line.Append(CultureInfo.InvariantCulture, $", {table} {Place.Table} {row} {Place.Row} {cell} {Place.Cell}");
        if (Place.Near.Length > 0) line.Append(CultureInfo.InvariantCulture, $" (\"{Place.Near}\")");
        if (Place.Part.Length > 0) line.Append(": ");
        return line.Append(wrong).Append("; ").Append(right).ToString();
    }
}
