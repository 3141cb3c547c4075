namespace PaWorkflow.Workbooks;

/// <summary>A worksheet as it is given out: headings with notes, and the rows that are there already.</summary>
/// <param name="Rows">What stands under each column: a text, a <see cref="decimal"/>, an <see cref="int"/>, a <see cref="DateOnly"/>, a <see cref="DateTime"/>, or nothing.</param>
sealed record Form(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<FormRow> Rows)
{
    /// <summary>Columns that stay in view when one goes to the right.</summary>
    public int Frozen { get; init; }

    /// <summary>The columns are lines, one under the other, with their value and their note beside them.</summary>
    public bool IsHead { get; init; }
}

/// <summary>A row of a form; what is not there stays empty.</summary>
sealed class FormRow : Dictionary<Column, object?>
{
    /// <summary>Columns whose cells are not to be filled in: they are shown grey.</summary>
    public IReadOnlySet<Column> Closed { get; init; } = new HashSet<Column>();
}
