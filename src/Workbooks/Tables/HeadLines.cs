using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A worksheet whose lines are what columns are elsewhere: a label and, beside it, its value.</summary>
static class HeadLines
{
    /// <returns>Null when the worksheet or its labels are missing; then a fault says so.</returns>
    public static TableRow? Read(string name, IReadOnlyList<Column> lines, FormSource source)
    {
        if (source.Find(name) is not { } sheet)
        {
            source.Fault(new(name), new("this worksheet is missing", "ไม่มีแผ่นงานนี้"), new($"add a worksheet “{name}” as the form has it", $"เพิ่มแผ่นงาน “{name}” ตามแบบฟอร์ม"));
            return null;
        }
        var labels = sheet.Cells.Where(c => c.Value.Kind == CellKind.Text && Of(lines, c.Value.Text) is not null).GroupBy(c => c.Key.Column).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        if (labels is null)
        {
            source.Fault(new(sheet.Name, "A1"), new("the lines of the form are not there", "ไม่พบหัวข้อของแบบฟอร์ม"), new($"let the first column have {lines[0].Heading}, {lines[1].Heading} …", $"ให้คอลัมน์แรกมี {lines[0].Heading}, {lines[1].Heading} …"));
            return null;
        }
        var column = labels.Key;
        var places = new Dictionary<Column, (int, int)>();
        var unknown = new List<(int Row, string Label)>();
        for (var row = 1; row <= sheet.LastRow; row++)
        {
            if (sheet.At(row, column) is not { Kind: CellKind.Text, Text: var label }) continue;
            var spot = new Spot(sheet.Name, Sheet.NameOf(row, column), ThaiText.Clean(label));
            if (Of(lines, label) is not { } line) unknown.Add((row, ThaiText.Clean(label)));
            else if (!places.TryAdd(line, (row, column + 1))) source.Fault(spot, new($"“{line.Heading}” is there twice", $"หัวข้อ “{line.Heading}” ซ้ำกัน"), new("leave one of the lines", "เหลือไว้บรรทัดเดียว"));
        }
        var lacking = lines.Where(l => !places.ContainsKey(l)).ToList();
        foreach (var (row, label) in unknown.Where(u => !sheet.At(u.Row, column + 1).IsEmpty))
        {
            if (Near.Of(ThaiText.Key(label), [.. lacking.Select(l => ThaiText.Key(l.Heading))]) is not { } near) continue;
            var meant = lacking.First(l => ThaiText.Key(l.Heading) == near);
            source.Fault(new(sheet.Name, Sheet.NameOf(row, column), label), new($"there is no line “{label}”", $"ไม่รู้จักหัวข้อ “{label}”"), new($"write “{meant.Heading}”, as the form has it", $"แก้เป็น “{meant.Heading}” ตามแบบฟอร์ม"));
            places.TryAdd(meant, (row, column + 1));
        }
        foreach (var line in lines.Where(l => l.Required && !places.ContainsKey(l)))
            source.Fault(new(sheet.Name), new($"the line “{line.Heading}” is missing", $"ไม่มีหัวข้อ “{line.Heading}”"), new($"add it as the form has it: {line.Right.English}", $"เพิ่มหัวข้อตามแบบฟอร์ม: {line.Right.Thai}"));
        return new(sheet, 1, places, source);
    }

    static Column? Of(IReadOnlyList<Column> lines, string label) => lines.FirstOrDefault(l => ThaiText.Key(l.Heading) == ThaiText.Key(label).TrimEnd(':').Trim());
}
