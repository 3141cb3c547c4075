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
public sealed record Place(string Part, int? Paragraph = null, string Near = "", int? Table = null, int? Row = null, int? Cell = null, int? Offset = null, int Length = 0)
{
    /// <summary>Without the part: <c>ย่อหน้า 3, ตาราง 1 แถว 2 ช่อง 1 ("words around")</c>; empty where the whole part is meant.</summary>
    public string InThai() => Counted("ย่อหน้า", "ตาราง", "แถว", "ช่อง").TrimStart(',', ' ');

    /// <summary><c>file: part, paragraph n ("words around"): what is wrong; what would be right</c></summary>
    internal string Told(string file, string wrong, string right, bool thai)
    {
        var counted = thai ? Counted("ย่อหน้า", "ตาราง", "แถว", "ช่อง") : Counted("paragraph", "table", "row", "cell");
        return $"{file}: {Part}{counted}{(Part.Length > 0 ? ": " : "")}{wrong}; {right}";
    }

    string Counted(string paragraph, string table, string row, string cell)
    {
        var line = new StringBuilder();
        if (Paragraph is not null) line.Append(CultureInfo.InvariantCulture, $", {paragraph} {Paragraph}");
        if (Table is not null) line.Append(CultureInfo.InvariantCulture, $", {table} {Table} {row} {Row} {cell} {Cell}");
        if (Near.Length > 0) line.Append(CultureInfo.InvariantCulture, $" (\"{Near}\")");
        return line.ToString();
    }
}

/// <summary>A sentence in both languages.</summary>
public sealed record Wording(string English, string Thai);

/// <summary>One thing that is wrong in a template, or in the data for it: where, what, and what would be right.</summary>
public sealed record TemplateFault(string File, FaultKind Kind, string? Tag, Place Place, Wording Wrong, Wording Right)
{
    /// <summary><c>file: part, paragraph n ("words around"): what is wrong; what would be right</c></summary>
    public override string ToString() => Place.Told(File, Wrong.English, Right.English, thai: false);

    /// <summary>The same line in Thai.</summary>
    public string InThai() => Place.Told(File, Wrong.Thai, Right.Thai, thai: true);
}
