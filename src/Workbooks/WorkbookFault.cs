using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>One thing that is wrong, or to be looked at, in a workbook.</summary>
/// <param name="Sheet">Name of the worksheet; null: the file as a whole.</param>
/// <param name="Cell">A cell or a range, <c>F12</c> or <c>C2:C7</c>; null: the worksheet as a whole.</param>
/// <param name="Heading">What stands over the cell; null where there is nothing.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Right">What would be right.</param>
public sealed record WorkbookFault(string File, string? Sheet, string? Cell, string? Heading, Wording Wrong, Wording Right)
{
    /// <summary><c>เกณฑ์!F12</c>, as formulas write it; empty for the file as a whole.</summary>
    public string Place => Sheet is null ? "" : Cell is null ? Sheet : $"{Sheet}!{Cell}";

    /// <summary><c>file: sheet!cell: what is wrong; what would be right</c> on one line.</summary>
    public override string ToString() => $"{File}: {(Sheet is null ? "" : $"{Place}: ")}{Wrong.English}; {Right.English}".ReplaceLineEndings(" ");

    /// <summary>The same in Thai: <c>file แผ่นงาน “เกณฑ์” เซลล์ F12 (คะแนนเต็ม): …</c>.</summary>
    public string InThai()
    {
        var place = Sheet is null ? "" : $" แผ่นงาน “{Sheet}”{(Cell is null ? "" : $" เซลล์ {Cell}")}{(Heading is null ? "" : $" ({Heading})")}";
        return $"{File}{place}: {Wrong.Thai}; {Right.Thai}".ReplaceLineEndings(" ");
    }
}
