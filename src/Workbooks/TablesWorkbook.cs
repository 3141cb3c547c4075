namespace PaWorkflow.Workbooks;

/// <summary>Tables to take away: a worksheet for each, with typed cells. Nothing in them is a formula, whatever it begins with.</summary>
public static class TablesWorkbook
{
    const string AboutName = "เกี่ยวกับแฟ้มนี้";

    /// <summary>The workbook (.xlsx).</summary>
    /// <param name="about">Lines of the first worksheet.</param>
    /// <param name="inWords">A date as Thai text of the Buddhist Era; it stands beside the date itself, by which Excel sorts.</param>
    public static byte[] Write(string title, IReadOnlyList<(string Topic, string Text)> about, IReadOnlyList<PlainTable> tables, Func<DateOnly, string> inWords) =>
        FormWriter.Write(title, [.. about, .. tables.Where(t => t.Note.Length > 0).Select(t => (t.Title, t.Note))], [.. tables.Select(t => FormOf(t, inWords))], AboutName);

    static Form FormOf(PlainTable table, Func<DateOnly, string> inWords)
    {
        var columns = table.Columns.Select(c => (Of: c, Value: ColumnOf(c.Heading, HoldsOf(c.Shows), c.Width, c.Note),
            Words: c.Shows == Shows.Date ? ColumnOf($"{c.Heading} (พ.ศ.)", Holds.Text, 20, "") : null)).ToList();
        var rows = table.Rows.Select(values =>
        {
            var row = new FormRow();
            foreach (var (value, column) in values.Zip(columns))
            {
                row[column.Value] = value;
                if (column.Words is { } words) row[words] = value is DateOnly date ? inWords(date) : null;
            }
            return row;
        }).ToList();
        return new(table.Name, [.. columns.SelectMany(c => c.Words is { } words ? new[] { c.Value, words } : [c.Value])], rows) { Frozen = 1 };
    }

    static Column ColumnOf(string heading, Holds holds, double width, string note) => new(heading, holds, width, note) { Required = true, Right = CellWords.Clear };

    static Holds HoldsOf(Shows shows) => shows switch
    {
        Shows.Code => Holds.Code,
        Shows.Whole => Holds.Number,
        Shows.Score => Holds.Score,
        Shows.Share => Holds.Share,
        Shows.Date => Holds.Date,
        _ => Holds.Text,
    };
}
