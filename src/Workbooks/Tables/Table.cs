using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A worksheet read as a form: its columns found by their headings, wherever they stand, and its rows that hold something.</summary>
sealed class Table
{
    /// <summary>People put a title or two above the headings, not more.</summary>
    const int LastHeadingRow = 20;

    readonly Sheet sheet;
    readonly Dictionary<Column, int> places = [];
    readonly int headingRow;

    public string Name => sheet.Name;
    public IReadOnlyList<TableRow> Rows { get; }

    Table(Sheet sheet, int headingRow, IReadOnlyList<Column> columns, FormSource source)
    {
        (this.sheet, this.headingRow) = (sheet, headingRow);
        Place(columns, source);
        var used = sheet.Cells.Keys.Where(k => k.Row > headingRow && places.ContainsValue(k.Column)).Select(k => k.Row).Distinct().Order();
        Rows = [.. used.Select(row => new TableRow(sheet, row, places, source))];
        if (sheet.HiddenRows.Where(r => Rows.Any(t => t.Number == r)).ToList() is { Count: > 0 } hidden) source.Warn(new(sheet.Name),
            new($"hidden rows are read as well: {string.Join(", ", hidden)}", $"แถวที่ซ่อนอยู่ถูกอ่านด้วย: แถว {string.Join(", ", hidden)}"), new("delete the rows that do not count", "ลบแถวที่ไม่ใช้"));
    }

    /// <param name="needed">That the worksheet, or its headings, are missing is a fault.</param>
    public static Table? Read(string name, IReadOnlyList<Column> columns, FormSource source, bool needed)
    {
        if (source.Find(name) is not { } sheet)
        {
            if (needed) source.Fault(new(name), new("this worksheet is missing", "ไม่มีแผ่นงานนี้"), new($"add a worksheet “{name}” as the form has it", $"เพิ่มแผ่นงาน “{name}” ตามแบบฟอร์ม"));
            return null;
        }
        var keys = columns.Select(c => ThaiText.Key(c.Heading)).ToHashSet(StringComparer.Ordinal);
        var best = sheet.Cells.Where(c => c.Key.Row <= LastHeadingRow && c.Value.Kind == CellKind.Text && keys.Contains(ThaiText.Key(c.Value.Text)))
            .GroupBy(c => c.Key.Row).Select(g => (Row: g.Key, Count: g.Count())).OrderByDescending(g => g.Count).ThenBy(g => g.Row).FirstOrDefault();
        if (best.Count >= 2) return new(sheet, best.Row, columns, source);
        if (needed || sheet.Cells.Count > 0) source.Fault(new(sheet.Name, "A1"),
            new("the headings of the form are not there", "ไม่พบหัวคอลัมน์ของแบบฟอร์ม"),
            new($"let the first row have the headings {string.Join(", ", columns.Where(c => c.Required).Select(c => c.Heading))}", $"ให้แถวแรกมีหัวคอลัมน์ {string.Join(", ", columns.Where(c => c.Required).Select(c => c.Heading))}"));
        return null;
    }

    /// <summary>The cells of a column from the first row to the last, or the heading where there are none.</summary>
    public Spot Range(Column column) => !places.TryGetValue(column, out var place) ? new(Name)
        : Rows.Count == 0 ? new(Name, Sheet.NameOf(headingRow, place), column.Heading)
        : new(Name, Rows.Count == 1 ? Sheet.NameOf(Rows[0].Number, place) : $"{Sheet.NameOf(Rows[0].Number, place)}:{Sheet.NameOf(Rows[^1].Number, place)}", column.Heading);

    void Place(IReadOnlyList<Column> columns, FormSource source)
    {
        var unknown = new List<(int Column, string Heading)>();
        for (var n = 1; n <= sheet.LastColumn; n++)
        {
            if (sheet.At(headingRow, n) is not { Kind: CellKind.Text, Text: var heading }) continue;
            if (columns.FirstOrDefault(c => ThaiText.Key(c.Heading) == ThaiText.Key(heading)) is not { } column) unknown.Add((n, ThaiText.Clean(heading)));
            else if (!places.TryAdd(column, n)) source.Fault(new(Name, Sheet.NameOf(headingRow, n), column.Heading),
                new($"the heading “{column.Heading}” is there twice", $"หัวคอลัมน์ “{column.Heading}” ซ้ำกัน"), new("leave one of the columns", "เหลือไว้คอลัมน์เดียว"));
        }
        var lacking = columns.Where(c => !places.ContainsKey(c)).ToList();
        foreach (var (column, heading) in unknown)
        {
            var spot = new Spot(Name, Sheet.NameOf(headingRow, column), heading);
            if (Near.Of(ThaiText.Key(heading), [.. lacking.Select(c => ThaiText.Key(c.Heading))]) is not { } near) source.Warn(spot,
                new($"the column “{heading}” is not read", $"ระบบไม่อ่านคอลัมน์ “{heading}”"), new("it is none of the form's; it may stay", "ไม่ใช่คอลัมน์ของแบบฟอร์ม คงไว้ได้"));
            else if (lacking.First(c => ThaiText.Key(c.Heading) == near) is var meant)
            {
                source.Fault(spot, new($"there is no column “{heading}”", $"ไม่รู้จักหัวคอลัมน์ “{heading}”"), new($"write “{meant.Heading}”, as the form has it", $"แก้เป็น “{meant.Heading}” ตามแบบฟอร์ม"));
                // It is told once; the values below are looked at all the same.
                places.TryAdd(meant, column);
            }
        }
        foreach (var column in columns.Where(c => c.Required && !places.ContainsKey(c)))
            source.Fault(new(Name), new($"the column “{column.Heading}” is missing", $"ไม่มีคอลัมน์ “{column.Heading}”"), new($"add it as the form has it: {column.Right.English}", $"เพิ่มคอลัมน์ตามแบบฟอร์ม: {column.Right.Thai}"));
    }
}
