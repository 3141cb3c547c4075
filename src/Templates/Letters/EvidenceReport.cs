using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>A KPI owner's report of one round to the director, with the list of files (seed 000, step 6).</summary>
/// <param name="To">The director's post.</param>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Owner">The owner as displayed.</param>
/// <param name="ExpectedTotal">Points that the owner expects, the sum over the criteria.</param>
/// <param name="MaxTotal">The most that the round gives.</param>
public sealed record EvidenceReport(
    Letterhead Head, string To, int FiscalYear, string KpiCode, string KpiName, string Round, string Owner, DateOnly Closing,
    IReadOnlyList<ReportedCriterion> Criteria, IReadOnlyList<ReportedFile> Files, decimal ExpectedTotal, decimal MaxTotal, string? Note = null)
{
    public string RoundName => LetterData.RoundName(Round);

    public int FileCount => Files.Count;

    public IReadOnlyList<NumberedFile> FileItems => [.. Files.Select((file, index) => new NumberedFile(index + 1, file.Name, file.Sha256[..Math.Min(12, file.Sha256.Length)], file.Pages, file.Size))];

    public JsonElement ToData() => LetterData.Of(this);

    public static EvidenceReport Sample { get; } = new(
        Letterhead.Sample with { SignerPost = "เจ้าหน้าที่ ข", SignerUnit = "กลุ่มบริการ", ActingFor = null, Urgency = null }, "ผู้อำนวยการศูนย์ตัวอย่าง", 2564,
        "1.2.3", "ร้อยละความผิดพลาดของการตรวจเอกสาร", "5m", "เจ้าหน้าที่ ข", new DateOnly(2021, 2, 19),
        [new("1.2.3/5m/1", "ประชุมชี้แจงวิธีตรวจเอกสาร", "ดำเนินการแล้ว", 1m), new("1.2.3/5m/2", "ทบทวนหลังการปฏิบัติงาน", "ดำเนินการแล้ว", 1m),
         new("1.2.3/5m/3", "ร้อยละความผิดพลาด ต.ค. – ก.พ.", "ร้อยละ 6.5", 2.1m)],
        [new("รายงานการประชุมชี้แจง.pdf", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 4, 482_133),
         new("ตารางสรุปความผิดพลาด.xlsx", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", null, 28_410)],
        4.1m, 5m, "ข้อมูลเดือนกุมภาพันธ์ตัดยอด ณ วันที่ 15");
}

/// <param name="Result">What was reached, in words or as a figure.</param>
public sealed record ReportedCriterion(string Id, string Text, string Result, decimal ExpectedScore);

/// <param name="Sha256">Hex; its first twelve digits are printed.</param>
/// <param name="Pages">Null where the kind of file has none.</param>
/// <param name="Size">Bytes.</param>
public sealed record ReportedFile(string Name, string Sha256, int? Pages, long Size);

public sealed record NumberedFile(int No, string Name, string Sha256Short, int? Pages, long Size);
