using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>What may be wrong with a cell, whatever it is for.</summary>
static class CellWords
{
    public static readonly Wording Empty = new("nothing stands here", "ยังไม่ได้กรอก");
    public static readonly Wording Clear = new("clear the cell", "ล้างเซลล์นี้");

    public static Wording Twice(Wording what, string name) => new($"{what.English} {name} is there twice", $"{what.Thai} {name} ซ้ำกัน");
}
