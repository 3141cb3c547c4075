using System.Globalization;

namespace PaWorkflow.Workbooks;

/// <summary>A worksheet: its cells that hold something, by row and column from 1.</summary>
/// <param name="HiddenRows">Rows that hold something and are hidden by hand or by a filter.</param>
sealed record Sheet(string Name, IReadOnlyDictionary<(int Row, int Column), Cell> Cells, IReadOnlyList<int> HiddenRows)
{
    /// <summary>The upper cell of each cell that is merged with one above: people merge what is the same in several rows.</summary>
    public IReadOnlyDictionary<(int Row, int Column), (int Row, int Column)> Merged { get; init; } = new Dictionary<(int, int), (int, int)>();

    public int LastRow { get; } = Cells.Count == 0 ? 0 : Cells.Keys.Max(k => k.Row);
    public int LastColumn { get; } = Cells.Count == 0 ? 0 : Cells.Keys.Max(k => k.Column);

    /// <summary>The cell, or the one that it is merged with.</summary>
    public Cell At(int row, int column) => Cells.TryGetValue((row, column), out var own) ? own
        : Merged.TryGetValue((row, column), out var upper) ? Cells.GetValueOrDefault(upper) : default;

    /// <summary><c>(12, 6)</c> → <c>F12</c></summary>
    public static string NameOf(int row, int column) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>1 → <c>A</c>, 27 → <c>AA</c></summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26) name = (char)('A' + (column - 1) % 26) + name;
        return name;
    }

    /// <summary><c>F12</c> or <c>$F$12</c> → (12, 6); false where it is no cell of a worksheet.</summary>
    public static bool TryPlace(ReadOnlySpan<char> name, out (int Row, int Column) place)
    {
        const int Rows = 1_048_576, Columns = 16_384;
        place = default;
        var (row, column) = (0, 0);
        foreach (var c in name)
        {
            if (c == '$') continue;
            if (c is >= 'A' and <= 'Z' && row == 0) column = column * 26 + (c - 'A' + 1);
            else if (char.IsAsciiDigit(c) && column > 0) row = row * 10 + (c - '0');
            else return false;
            if (row > Rows || column > Columns) return false;
        }
        place = (row, column);
        return row > 0 && column > 0;
    }
}

/// <summary>A workbook as it was saved, without what is only for the eye.</summary>
sealed record Workbook(IReadOnlyList<Sheet> Sheets);
