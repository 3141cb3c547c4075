using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>The filled worksheet on a unit's internal control (seed 004, annex to KPI 4; seed 002, KPI 5).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Counted">Items that are not N/A.</param>
/// <param name="Percent">Sum × 100 ÷ (2 × counted), rounded to two decimals.</param>
/// <param name="Grade">ดีมาก, ดี, พอใช้ or ต้องปรับปรุง.</param>
/// <param name="Points">What the percentage gives for the KPI.</param>
public sealed record InternalControlWorksheet(
    Letterhead Head, int FiscalYear, string KpiCode, string KpiName, string Round, IReadOnlyList<RatedIssue> Issues, int Sum, int Counted, decimal Percent, string Grade,
    decimal Points, decimal MaxPoints, string Assessor)
{
    public string RoundName => LetterData.RoundName(Round);

    public int ItemCount => Issues.Sum(issue => issue.Items.Count);

    /// <summary>What the counted items give at most.</summary>
    public int Most => 2 * Counted;

    public JsonElement ToData() => LetterData.Of(this);

    public static InternalControlWorksheet Sample { get; } = new(
        Letterhead.Sample with { Number = null, ActingFor = null, Urgency = null }, 2564, "4", "ร้อยละความสำเร็จของการควบคุมภายใน", "11m",
        [
            new("ผู้รับผิดชอบ", [new("1", "คำสั่งสองคณะ", Rating.Full), new("2", "ชี้แจงบุคลากร", Rating.Part)]),
            new("การติดตามผล", [new("3", "แบบติดตาม", Rating.None), new("4", "ข้อสั่งการ", Rating.NotApplicable)]),
        ],
        3, 3, 50m, "ต้องปรับปรุง", 2m, 5m, "เจ้าหน้าที่ ข");
}

/// <param name="Name">ประเด็น</param>
public sealed record RatedIssue(string Name, IReadOnlyList<RatedItem> Items)
{
    /// <summary>Sum of its ratings.</summary>
    public int Sum => Items.Sum(item => item.Rating is Rating.NotApplicable ? 0 : (int)item.Rating);

    /// <summary>What its items give at most, those that do not apply left out.</summary>
    public int Most => 2 * Items.Count(item => item.Rating is not Rating.NotApplicable);
}

/// <summary>One line: the mark stands in the column of its rating.</summary>
public sealed record RatedItem(string Id, string Text, Rating Rating)
{
    public string? Two => Mark(Rating.Full);
    public string? One => Mark(Rating.Part);
    public string? Zero => Mark(Rating.None);
    public string? NotApplicable => Mark(Rating.NotApplicable);

    string? Mark(Rating column) => Rating == column ? "/" : null;
}

/// <summary>How far an item is carried out; the values are its points.</summary>
public enum Rating
{
    NotApplicable = -1,

    /// <summary>Or not rated: no evidence, no score.</summary>
    None = 0,

    Part = 1,
    Full = 2,
}
