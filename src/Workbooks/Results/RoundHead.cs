using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>Whose results they are: they fit one year and round only.</summary>
static class RoundHead
{
    public const string Name = "ชุดผล";

    static readonly Column title = new("คำรับรอง", Holds.Text, 0, "ไม่ต้องแก้") { Right = new("leave it", "ไม่ต้องแก้") };
    static readonly Column year = new("ปีงบประมาณ", Holds.Number, 0, "ไม่ต้องแก้ ระบบใช้ตรวจว่านำเข้าถูกปี") { Right = new("leave it", "ไม่ต้องแก้") };
    static readonly Column round = new("รอบ", Holds.Choice, 0, "ไม่ต้องแก้ ระบบใช้ตรวจว่านำเข้าถูกรอบ") { Choices = Words.Rounds, Right = Words.Of(Words.Rounds) };

    static readonly IReadOnlyList<Column> lines = [title, year, round];

    public static Form Write(Catalogue catalogue, string id) => new(Name, lines,
        [new FormRow { [title] = catalogue.Title, [year] = catalogue.FiscalYear.Number, [round] = Words.Rounds.WordOf(id) }]) { IsHead = true };

    /// <returns>False where they are results of something else: then there is no sense in looking at them.</returns>
    public static bool Fits(FormSource source, Catalogue catalogue, string id)
    {
        // Who brings a worksheet of results without it vouches for it.
        if (source.Find(Name) is null || HeadLines.Read(Name, lines, source) is not { } row) return true;
        var before = source.FaultCount;
        if (row.Figure(year) is { Text: { } given, IsWrong: false } && given != $"{catalogue.FiscalYear.Number}")
            row.Fault(year, new($"these are results of {given}, not of {catalogue.FiscalYear.Number}", $"เป็นผลของปี {given} ไม่ใช่ปี {catalogue.FiscalYear.Number}"), new("take the workbook of the right year", "ใช้แฟ้มของปีที่ถูกต้อง"));
        if (row.Word(round) is { Text: { } said, IsWrong: false } && said != id)
            row.Fault(round, new($"these are results of round {said}, not of {id}", $"เป็นผลของ{Places.Round(said)} ไม่ใช่{Places.Round(id)}"), new("take the workbook of the right round", "ใช้แฟ้มของรอบที่ถูกต้อง"));
        return source.FaultCount == before;
    }
}
