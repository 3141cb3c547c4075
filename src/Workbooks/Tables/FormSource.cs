using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A workbook as it is read: its worksheets, and what was found wrong so far.</summary>
sealed class FormSource(Workbook book, string fileName)
{
    readonly List<(Spot Spot, WorkbookFault Fault)> faults = [], warnings = [];

    public void Fault(Spot spot, Wording wrong, Wording right) => Add(faults, spot, wrong, right);

    public void Warn(Spot spot, Wording wrong, Wording right) => Add(warnings, spot, wrong, right);

    /// <summary>How many were found so far.</summary>
    public int FaultCount => faults.Count;

    readonly HashSet<(string?, string?)> doubtful = [];

    /// <summary>What is found wrong at this place may only come of another fault.</summary>
    public void Doubt(Spot spot) => doubtful.Add((spot.Sheet, spot.Cell));

    /// <summary>Whether something is wrong at this very place already, or cannot be judged.</summary>
    public bool IsFaulty(Spot spot) => doubtful.Contains((spot.Sheet, spot.Cell)) || faults.Exists(f => f.Spot.Sheet == spot.Sheet && f.Spot.Cell == spot.Cell);

    /// <summary>In the order of the workbook.</summary>
    public IReadOnlyList<WorkbookFault> Faults => Sorted(faults);

    public IReadOnlyList<WorkbookFault> Warnings => Sorted(warnings);

    /// <summary>The worksheet of this name, written in whatever case and with whatever blanks.</summary>
    public Sheet? Find(string name) => book.Sheets.FirstOrDefault(s => ThaiText.Key(s.Name) == ThaiText.Key(name));

    /// <summary>
    /// Worksheets of other names are people's own and not read; but one whose name is nearly a form's, while that form is missing, is a slip of the pen.
    /// </summary>
    public void CheckNames(IReadOnlyList<string> names)
    {
        var missing = names.Where(n => Find(n) is null).ToList();
        foreach (var sheet in book.Sheets.Where(s => s.Cells.Count > 0 && names.All(n => ThaiText.Key(n) != ThaiText.Key(s.Name))))
        {
            if (Near.Of(ThaiText.Key(sheet.Name), [.. missing.Select(ThaiText.Key)]) is { } near && missing.First(n => ThaiText.Key(n) == near) is var meant)
                Fault(new(sheet.Name), new($"there is no form “{sheet.Name}”, but the form “{meant}” is missing", $"ไม่รู้จักแผ่นงาน “{sheet.Name}” และไม่มีแผ่นงาน “{meant}”"),
                    new($"name the worksheet “{meant}”", $"เปลี่ยนชื่อแผ่นงานเป็น “{meant}”"));
            else if (sheet.Name != FormWriter.GuideName)
                Warn(new(sheet.Name), new("this worksheet is not read", "ระบบไม่อ่านแผ่นงานนี้"), new($"what is to be read belongs in {string.Join(", ", names)}", $"ข้อมูลที่ต้องการนำเข้าให้อยู่ในแผ่นงาน {string.Join(", ", names)}"));
        }
    }

    void Add(List<(Spot, WorkbookFault)> to, Spot spot, Wording wrong, Wording right)
    {
        var fault = new WorkbookFault(fileName, spot.Sheet, spot.Cell, spot.Heading, wrong, right);
        if (!to.Exists(t => t.Item2 == fault)) to.Add((spot, fault));
    }

    IReadOnlyList<WorkbookFault> Sorted(List<(Spot Spot, WorkbookFault Fault)> found) => [.. found.Select(f => f.Fault)
        .OrderBy(f => f.Sheet is null ? -1 : book.Sheets.ToList().FindIndex(s => s.Name == f.Sheet) is >= 0 and var n ? n : int.MaxValue)
        .ThenBy(f => Place(f).Row).ThenBy(f => Place(f).Column)];

    /// <summary>Of a range its first cell.</summary>
    static (int Row, int Column) Place(WorkbookFault fault) => fault.Cell is { } cell && Sheet.TryPlace(cell.Split(':')[0], out var place) ? place : (0, 0);
}
