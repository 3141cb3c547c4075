using System.Globalization;
using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A value as the catalogue's format writes it, or what stands in the cell where that is no such value: then the fault is written down.</summary>
/// <param name="Text">Null: the cell is empty.</param>
readonly record struct Given(string? Text, bool IsWrong = false)
{
    public bool IsEmpty => Text is null;
}

/// <summary>One row of a form, or its head: cells by column, read as what the column holds.</summary>
sealed class TableRow
{
    readonly Sheet sheet;
    readonly IReadOnlyDictionary<Column, (int Row, int Column)> places;
    readonly FormSource source;

    /// <summary>From 1.</summary>
    public int Number { get; }

    public TableRow(Sheet sheet, int number, IReadOnlyDictionary<Column, int> columns, FormSource source)
        : this(sheet, number, columns.ToDictionary(c => c.Key, c => (number, c.Value)), source)
    {
    }

    public TableRow(Sheet sheet, int number, IReadOnlyDictionary<Column, (int Row, int Column)> places, FormSource source) =>
        (this.sheet, Number, this.places, this.source) = (sheet, number, places, source);

    public bool Has(Column column) => places.ContainsKey(column);

    public bool IsEmpty(Column column) => At(column).IsEmpty;

    public Cell At(Column column) => places.TryGetValue(column, out var place) ? sheet.At(place.Row, place.Column) : default;

    /// <summary>The column's cell in this row; where there is no such column the row's first one.</summary>
    public Spot Spot(Column column) => places.TryGetValue(column, out var place)
        ? new(sheet.Name, Sheet.NameOf(place.Row, place.Column), column.Heading) : new(sheet.Name, Sheet.NameOf(Number, 1), column.Heading);

    /// <summary>The cells from one column to another.</summary>
    public Spot Spot(Column first, Column last)
    {
        var (start, end) = (Spot(first), Spot(last));
        return start.Cell == end.Cell || !Has(first) || !Has(last) ? start : start with { Cell = $"{start.Cell}:{end.Cell}", Heading = $"{start.Heading} – {end.Heading}" };
    }

    public void Fault(Column column, Wording wrong, Wording? right = null) => source.Fault(Spot(column), wrong, right ?? column.Right);

    public Given Text(Column column)
    {
        var cell = At(column);
        if (cell.Kind == CellKind.Text) return new(column.Holds == Holds.Code ? CodeOf(cell.Text) : ThaiText.Clean(cell.Text));
        if (cell.Kind is CellKind.Truth || (cell.Kind == CellKind.Number && !cell.IsDate)) return new(cell.Shown);
        return Unread(column, cell, new($"Excel has made the date {cell.Shown} of it", $"Excel เปลี่ยนค่านี้เป็นวันที่ {cell.Shown}"),
            new($"format the cell as text and type it anew; {column.Right.English}", $"ตั้งรูปแบบเซลล์เป็น “ข้อความ” แล้วพิมพ์ใหม่ {column.Right.Thai}"));
    }

    /// <summary>Several texts in one cell, parted by commas or on lines of their own.</summary>
    public IReadOnlyList<string> Texts(Column column) => Text(column) is { Text: { } text, IsWrong: false }
        ? [.. text.Split(text.Contains('\n', StringComparison.Ordinal) ? ["\n"] : [",", ";"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] : [];

    public Given Figure(Column column)
    {
        var cell = At(column);
        if (CellNumber.Read(cell, column.Share) is { } number) return new(number.ToString("0.############################", CultureInfo.InvariantCulture));
        var wrong = cell.IsDate ? new($"Excel has made the date {cell.Shown} of it", $"Excel เปลี่ยนค่านี้เป็นวันที่ {cell.Shown}") : IsNo(cell, new("number", "ตัวเลข"));
        return Unread(column, cell, wrong, column.Right);
    }

    public Given Word(Column column)
    {
        var (cell, choices) = (At(column), column.Choices!);
        if (cell.Kind is CellKind.Text or CellKind.Number or CellKind.Truth && choices.ValueOf(cell.Kind == CellKind.Truth ? cell.Shown.ToLowerInvariant() : cell.Kind == CellKind.Text ? cell.Text : cell.Shown) is { } value) return new(value);
        return Unread(column, cell, new($"'{cell.Shown}' is unknown", $"ไม่รู้จัก “{cell.Shown}”"), Hint(cell, choices, column.Right));
    }

    /// <summary><c>yyyy-MM-dd</c></summary>
    public Given Date(Column column)
    {
        var cell = At(column);
        if (CellDate.Read(cell) is { } read) return new(Iso(read.Date));
        return Unread(column, cell, IsNo(cell, Wordings.ADate), column.Right);
    }

    /// <summary><c>yyyy-MM-dd</c>, or with a time <c>yyyy-MM-ddTHH:mm</c>.</summary>
    public Given Closing(Column column)
    {
        var cell = At(column);
        if (CellDate.Read(cell) is { } read) return new(read.Time is { } time ? Iso(read.Date, time) : Iso(read.Date));
        return Unread(column, cell, IsNo(cell, Wordings.ADate), column.Right);
    }

    /// <summary><c>yyyy-MM-ddTHH:mm</c></summary>
    public Given Instant(Column column)
    {
        var cell = At(column);
        if (CellDate.Read(cell) is { Time: { } time, Date: var date }) return new(Iso(date, time));
        var wrong = CellDate.Read(cell) is null ? IsNo(cell, Wordings.ADate) : new($"{cell.Shown} has no time of day", $"{cell.Shown} ยังไม่มีเวลา");
        return Unread(column, cell, wrong, column.Right);
    }

    /// <summary><c>yyyy-MM</c></summary>
    public Given Month(Column column)
    {
        var cell = At(column);
        if (CellDate.ReadMonth(cell) is { } month) return new(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        return Unread(column, cell, IsNo(cell, new("month", "เดือน")), column.Right);
    }

    static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Iso(DateOnly date, TimeOnly time) => $"{Iso(date)}T{time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)}";

    /// <summary>Nothing where there is nothing, else a fault.</summary>
    Given Unread(Column column, Cell cell, Wording wrong, Wording right)
    {
        switch (cell.Kind)
        {
            case CellKind.Empty: return default;
            case CellKind.Error:
                Fault(column, new($"the cell shows the error {cell.Shown}", $"เซลล์แสดงข้อผิดพลาด {cell.Shown}"), new($"mend the formula, or type the value: {column.Right.English}", $"แก้สูตร หรือพิมพ์ค่าลงไป: {column.Right.Thai}"));
                return new(cell.Shown, IsWrong: true);
            case CellKind.Uncalculated:
                Fault(column, new("the formula has no value yet", "สูตรนี้ยังไม่มีค่าที่คำนวณแล้ว"), new("open the file in Excel and save it, or type the value", "เปิดแฟ้มด้วย Excel แล้วบันทึก หรือพิมพ์ค่าลงไป"));
                return new("?", IsWrong: true);
            default:
                Fault(column, wrong, right);
                return new(cell.Shown, IsWrong: true);
        }
    }

    static Wording Hint(Cell cell, Choices choices, Wording right) => Near.Of(ThaiText.Key(cell.Shown), [.. choices.Words.Select(w => w.Word)]) is { } near
        ? new($"did you mean “{near}”? {right.English}", $"หมายถึง “{near}” ใช่หรือไม่ {right.Thai}") : right;

    static Wording IsNo(Cell cell, Wording wanted) => Wordings.IsNo(Wordings.Same($"'{cell.Shown}'"), wanted);

    /// <summary>With Arabic numerals and without letters of no width: it is compared.</summary>
    static string CodeOf(string text) => ThaiText.Digits(ThaiText.Clean(text)).Replace("\u200B", "", StringComparison.Ordinal);
}
