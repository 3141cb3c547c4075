namespace PaWorkflow.Workbooks;

/// <summary>One worksheet as rows of shown values, empty rows and columns at its end left out.</summary>
public sealed record SheetText(string Name, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What a workbook shows, for people to read: values as they were saved, nothing is worked out and nothing is fetched.</summary>
public static class WorkbookText
{
    /// <param name="rows">The most of one sheet.</param>
    /// <param name="columns">The most of one sheet.</param>
    /// <param name="cut">There was more.</param>
    /// <returns>Null: the file cannot be read as a workbook, or is larger than <see cref="Limits"/>.</returns>
    public static IReadOnlyList<SheetText>? Read(byte[] file, int rows, int columns, out bool cut)
    {
        cut = false;
        var (workbook, _) = WorkbookReader.Read(file, "");
        if (workbook is null) return null;
        var sheets = new List<SheetText>();
        foreach (var sheet in workbook.Sheets)
        {
            cut |= sheet.LastRow > rows || sheet.LastColumn > columns;
            var (last, wide) = (Math.Min(sheet.LastRow, rows), Math.Min(sheet.LastColumn, columns));
            sheets.Add(new(sheet.Name, [.. Enumerable.Range(1, last).Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(1, wide).Select(c => Shown(sheet.Cells.GetValueOrDefault((r, c))))])]));
        }
        return sheets;
    }

    /// <summary>Whole, where messages quote only the beginning.</summary>
    static string Shown(Cell cell) => cell.Kind == CellKind.Text ? cell.Text.Trim() : cell.Shown;
}
