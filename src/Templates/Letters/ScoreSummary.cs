using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo to the director that sums up what a round scores, and how it was reckoned (seed 004, calendar).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Reckoning">From the KPIs' scores to the total, a line each.</param>
public sealed record ScoreSummary(
    Letterhead Head, string To, int FiscalYear, string Round, IReadOnlyList<SummedKpi> Kpis, decimal Weighted, decimal LatePenalty, decimal Total, IReadOnlyList<string> Reckoning)
{
    public string RoundName => LetterData.RoundName(Round);

    public JsonElement ToData() => LetterData.Of(this);

    public static ScoreSummary Sample { get; } = new(
        Letterhead.Sample with { SignerPost = "งานยุทธศาสตร์และแผนงาน", ActingFor = null, Urgency = null }, "ผู้อำนวยการศูนย์ตัวอย่าง", 2564, "5m",
        [
            new("1.2.3", "ร้อยละความผิดพลาดของการตรวจเอกสาร", 10m, 4.1m, 0m, ["เกณฑ์ข้อ 3: 6.5 อยู่ระหว่าง 7 → 1.8 กับ 6 → 2.4: 1.8 + (6.5 − 7) × (2.4 − 1.8) ÷ (6 − 7) = 2.1", "รวมคะแนนทุกเกณฑ์: 1 + 1 + 2.1 = 4.1"]),
            new("4", "ร้อยละความสำเร็จของการควบคุมภายใน", 15m, 4.98m, 0.02m, ["ส่งช้า 2 วัน: 2 × 0.01 = 0.02"]),
        ],
        4.628m, 0.01m, 4.618m, ["คะแนนถ่วงน้ำหนักของ 2 ตัวชี้วัด: (10 × 4.1 + 15 × 4.98) ÷ 25 = 4.628", "คะแนนรวม: 4.628 − 0.01 = 4.618"]);
}

/// <param name="Score">Out of 5, the KPI's own penalty taken off.</param>
/// <param name="Penalty">The KPI's own, in points of the score.</param>
/// <param name="Reasons">How the score came about, a line each.</param>
public sealed record SummedKpi(string Code, string Name, decimal Weight, decimal Score, decimal Penalty, IReadOnlyList<string> Reasons);
