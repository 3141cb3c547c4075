namespace PaWorkflow.Workbooks;

/// <summary>How the values of a column are shown; as what they are kept follows from their type.</summary>
public enum Shows
{
    Text,

    /// <summary>Something that names, as <c>1.2</c>: never a figure or a date.</summary>
    Code,

    /// <summary>An <see cref="int"/>.</summary>
    Whole,

    /// <summary>A <see cref="decimal"/> to four places.</summary>
    Score,

    /// <summary>A <see cref="decimal"/> from 0 to 1, as percent.</summary>
    Share,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Date,
}

/// <param name="Heading">In Thai.</param>
/// <param name="Width">In letters.</param>
/// <param name="Note">In Thai: what stands there, where the heading does not say it.</param>
public sealed record TableColumn(string Heading, Shows Shows = Shows.Text, double Width = 16, string Note = "");

/// <summary>A table of a report: the same figures for the page, the chart drawn from it and the workbook.</summary>
/// <param name="Name">Of the worksheet: at most 31 letters, none of <c>[]:*?/\</c>.</param>
/// <param name="Title">Over the table.</param>
/// <param name="Rows">A value or nothing for each column: <see cref="string"/>, <see cref="int"/>, <see cref="decimal"/> or <see cref="DateOnly"/>.</param>
public sealed record PlainTable(string Name, string Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>How the figures are reckoned, in Thai.</summary>
    public string Note { get; init; } = "";
}
