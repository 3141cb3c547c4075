using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Memo that reports a KPI's steps to the department's executives, with a copy to the public sector development group (seed 004, KPI 3).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Cause">Paragraphs: what gives the occasion.</param>
/// <param name="CopyTo">Who receives a copy.</param>
public sealed record ExecutiveMemo(
    Letterhead Head, string To, string CopyTo, int FiscalYear, string KpiCode, string KpiName, string Round, string Subject, IReadOnlyList<string> Cause,
    IReadOnlyList<ReportedStep> Steps, IReadOnlyList<AttachedFile> Files)
{
    public string RoundName => LetterData.RoundName(Round);

    public int FileCount => Files.Count;

    public JsonElement ToData() => LetterData.Of(this);

    public static ExecutiveMemo Sample { get; } = new(
        Letterhead.Sample with { ActingFor = null, Urgency = null }, "อธิบดีกรมตัวอย่าง", "กลุ่มพัฒนาระบบบริหาร", 2564, "3", "การสร้างนวัตกรรมและนำไปใช้", "5m",
        "รายงานผลการดำเนินการตามแผนนวัตกรรม", ["ตามที่กรมกำหนดให้หน่วยงานสร้างนวัตกรรมและรายงานผลต่อผู้บริหาร นั้น"],
        [new("1", "วิเคราะห์และกำหนดหัวข้อนวัตกรรม", "ดำเนินการแล้ว"), new("3", "ดำเนินการตามแผน", "8 จาก 20 คิดเป็นร้อยละ 40.00")],
        [AttachedFile.Sample]);
}

/// <param name="Result">What was reached, in words or as a figure.</param>
public sealed record ReportedStep(string Id, string Text, string Result);

/// <param name="No">From 1.</param>
/// <param name="Criterion">Which criterion it proves.</param>
/// <param name="Sha256">Hex, whole.</param>
/// <param name="Size">Bytes.</param>
public sealed record AttachedFile(int No, string Criterion, string Name, string Sha256, long Size)
{
    internal static AttachedFile Sample { get; } = new(1, "1", "รายงานการวิเคราะห์.pdf", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 482_133);
}
