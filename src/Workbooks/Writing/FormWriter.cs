using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Validations;
using SpreadCheetah.Worksheets;
using SpreadCell = SpreadCheetah.Cell;

namespace PaWorkflow.Workbooks;

/// <summary>Writes forms as a workbook: headings that stay in view and say what goes under them, drop-downs, dates of the Buddhist Era.</summary>
static class FormWriter
{
    /// <summary>Drop-downs reach so far down: room for a large catalogue.</summary>
    const int LastRow = 2000;

    /// <param name="guide">Lines of the first worksheet: how it is filled in.</param>
    /// <param name="guideName">Of the first worksheet.</param>
    public static byte[] Write(string title, IReadOnlyList<(string Topic, string Text)> guide, IReadOnlyList<Form> forms, string guideName = GuideName)
    {
        using var memory = new MemoryStream();
        // In memory nothing waits: the tasks are done when they come back.
        Write(memory, title, guide, forms, guideName).GetAwaiter().GetResult();
        Finish.Apply(memory, forms);
        return memory.ToArray();
    }

    static async Task Write(Stream target, string title, IReadOnlyList<(string Topic, string Text)> guide, IReadOnlyList<Form> forms, string guideName)
    {
        var options = new SpreadCheetahOptions
        {
            DefaultFont = new() { Name = Look.Font, Size = Look.Size },
            DocumentProperties = new() { Title = title },
            PreserveStringWhitespace = true,
            WriteCellReferenceAttributes = true,
        };
        await using var book = await Spreadsheet.CreateNewAsync(target, options);
        var look = new Look(book);
        await Guide(book, look, title, guide, guideName);
        foreach (var form in forms)
        {
            if (form.IsHead) await Head(book, look, form);
            else await Table(book, look, form, forms);
        }
        await book.FinishAsync();
    }

    static async Task Guide(Spreadsheet book, Look look, string title, IReadOnlyList<(string Topic, string Text)> guide, string guideName)
    {
        var sheet = new WorksheetOptions { ShowGridlines = false, TabColor = Look.Quiet };
        (sheet.Column(1).Width, sheet.Column(2).Width) = (24, 110);
        await book.StartWorksheetAsync(guideName, sheet);
        await book.AddRowAsync([new SpreadCell(title, look.Title)]);
        await book.AddRowAsync([]);
        foreach (var (topic, text) in guide) await book.AddRowAsync([new SpreadCell(topic, look.Topic), new SpreadCell(Escaped(text), look.Plain)], Row((topic, 24), (text, 110)));
    }

    public const string GuideName = "วิธีกรอก";

    static async Task Head(Spreadsheet book, Look look, Form form)
    {
        var sheet = new WorksheetOptions { FrozenRows = 1, TabColor = Look.Dark };
        (sheet.Column(1).Width, sheet.Column(2).Width, sheet.Column(3).Width) = (34, 60, 80);
        await book.StartWorksheetAsync(form.Name, sheet);
        await book.AddRowAsync([new SpreadCell("หัวข้อ", look.Heading), new SpreadCell("ค่า", look.Heading), new SpreadCell("คำอธิบาย", look.Heading)], Row(("หัวข้อ", 34)));
        foreach (var (line, n) in form.Columns.Select((line, n) => (line, n)))
        {
            var value = form.Rows[0].GetValueOrDefault(line);
            await book.AddRowAsync([new SpreadCell(line.Heading, look.Topic), CellOf(value, line, look, closed: false, ofHead: true), new SpreadCell(line.Note, look.Explanation)],
                Row((line.Heading, 34), (value as string, 60), (line.Note, 80)));
            if (line.Choices is { } choices) book.AddDataValidation($"B{n + 2}", Choice(choices));
        }
    }

    static async Task Table(Spreadsheet book, Look look, Form form, IReadOnlyList<Form> all)
    {
        var sheet = new WorksheetOptions { FrozenRows = 1, FrozenColumns = form.Frozen > 0 ? form.Frozen : null, TabColor = Look.Dark, AutoFilter = new($"A1:{Sheet.ColumnName(form.Columns.Count)}{form.Rows.Count + 1}") };
        foreach (var (column, n) in form.Columns.Select((column, n) => (column, n + 1)))
        {
            sheet.Column(n).Width = column.Width;
            // Rows that people add look like the others, and a code typed there stays a text.
            sheet.Column(n).DefaultStyle = Look.Of(column.Holds);
        }
        await book.StartWorksheetAsync(form.Name, sheet);
        await book.AddRowAsync([.. form.Columns.Select(c => new SpreadCell(c.Heading, c.Required ? look.Heading : look.LesserHeading))], Row(form.Columns.Select(c => ((string?)c.Heading, c.Width))));
        foreach (var (column, n) in form.Columns.Select((column, n) => (column, n + 1)))
        {
            var name = Sheet.ColumnName(n);
            if (column.Note.Length > 0) book.AddNote($"{name}1", column.Note);
            if (column.Choices is { } choices) book.AddDataValidation($"{name}2:{name}{LastRow}", Choice(choices));
            else if (column.ChoicesFrom is { } other && all.Any(f => f.Name == other)) book.AddDataValidation($"{name}2:{name}{LastRow}", From(other));
        }
        foreach (var row in form.Rows)
        {
            await book.AddRowAsync([.. form.Columns.Select(c => CellOf(row.GetValueOrDefault(c), c, look, row.Closed.Contains(c)))],
                Row(form.Columns.Select(c => (row.GetValueOrDefault(c) as string, c.Width))));
        }
    }

    static RowOptions Row(params IEnumerable<(string? Text, double Width)> texts) => new() { Height = RowHeight.Of(texts) };

    static DataValidation Choice(Choices choices)
    {
        var list = DataValidation.ListValues(choices.Words.Select(w => w.Word), showDropdown: true);
        (list.ErrorTitle, list.ErrorMessage) = ("ไม่มีในรายการ", "โปรดเลือกจากรายการ");
        return list;
    }

    /// <summary>A word that is not in the list is asked about, not refused: Excel takes 2 for another thing than the text 2.</summary>
    static DataValidation From(string sheet)
    {
        var list = DataValidation.ListValuesFromCells(sheet, $"$A$2:$A${LastRow}", showDropdown: true);
        list.ErrorType = ValidationErrorType.Warning;
        (list.ErrorTitle, list.ErrorMessage) = ("ไม่มีในรายการ", $"โปรดตรวจว่ามีรหัสนี้ในแผ่นงาน “{sheet}” แล้ว");
        return list;
    }

    static SpreadCell CellOf(object? value, Column column, Look look, bool closed, bool ofHead = false)
    {
        var style = closed ? look.Closed : look.StyleOf(column.Holds, ofHead);
        return value switch
        {
            null => new SpreadCell((string?)null, style),
            string text => new SpreadCell(Escaped(text), style),
            int number => new SpreadCell(number, style),
            // A figure with more digits than Excel keeps stands as text, so that none is lost.
            decimal number when (decimal)(double)number != number => new SpreadCell(number.ToString(CultureInfo.InvariantCulture), style),
            decimal number => new SpreadCell(number, style),
            DateOnly date => new SpreadCell(date.ToDateTime(TimeOnly.MinValue), style),
            // Midnight would be read as no time at all.
            DateTime at when at.TimeOfDay == TimeSpan.Zero => new SpreadCell(string.Create(CultureInfo.InvariantCulture, $"{at:dd/MM}/{at.Year + ThaiDateText.BuddhistEra} 00:00"), style),
            DateTime at => new SpreadCell(at, look.WithTime(ofHead)),
            _ => throw new InvalidOperationException($"A cell cannot hold {value.GetType().Name}."),
        };
    }

    /// <summary>Letters that XML cannot hold are written as <c>_x0007_</c>, and what looks like that with its first letter so.</summary>
    internal static string Escaped(string text)
    {
        var plain = text.ReplaceLineEndings("\n").Replace("_x", "_x005F_x", StringComparison.Ordinal);
        return plain.All(c => c >= ' ' || c is '\n' or '\t') ? plain
            : string.Concat(plain.Select(c => c >= ' ' || c is '\n' or '\t' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_")));
    }
}
