using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>The page before the evidence of one KPI and round, as it is attached in SMART (seed 000, step 8).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Round"><c>5m</c> or <c>11m</c>.</param>
/// <param name="Closing">When SMART closes, Thai local time.</param>
/// <param name="Digest">SHA-256 over criterion, name and hash of each file.</param>
/// <param name="Bundle">The zip; null: it has not been made yet.</param>
/// <param name="Attached">Null: not attached yet.</param>
/// <param name="ExpectedPoints">Sum over the criteria.</param>
/// <param name="ExpectedScore">Out of 5, a penalty of the KPI's own taken off.</param>
public sealed record SmartCover(
    Letterhead Head, int FiscalYear, string KpiCode, string KpiName, decimal Weight, string Round, DateTime Closing, string Owner,
    IReadOnlyList<CoveredCriterion> Criteria, IReadOnlyList<AttachedFile> Files, string Digest, CoveredBundle? Bundle, CoveredAttachment? Attached,
    decimal ExpectedPoints, decimal MaxPoints, decimal ExpectedScore)
{
    public string RoundName => LetterData.RoundName(Round);

    public int FileCount => Files.Count;

    public JsonElement ToData() => LetterData.Of(this);

    public static SmartCover Sample { get; } = new(
        Letterhead.Sample with { Number = null, ActingFor = null, Urgency = null }, 2564, "1.2.3", "ร้อยละความผิดพลาดของการตรวจเอกสาร", 10m, "5m",
        new DateTime(2021, 2, 19, 16, 30, 0), "เจ้าหน้าที่ ข",
        [new("1", "ประชุมชี้แจงวิธีตรวจเอกสาร", 1m, 1m, 1), new("3", "ร้อยละความผิดพลาด ต.ค. – ก.พ.", 3m, 2.1m, 0)], [AttachedFile.Sample],
        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        new("u01-2564-1.2.3-5m.zip", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", 510_200, 1, new DateTime(2021, 2, 16, 14, 0, 0)),
        new(new DateTime(2021, 2, 17, 10, 30, 0), "หัวหน้างานยุทธศาสตร์และแผนงาน", "SMART64-1.2.3-5m", "หน้าจอ.png"), 3.1m, 4m, 3.875m);
}

/// <param name="Points">The most that it gives.</param>
/// <param name="FileCount">0: nothing proves it yet.</param>
public sealed record CoveredCriterion(string Id, string Text, decimal Points, decimal Expected, int FileCount);

/// <param name="Size">Bytes.</param>
/// <param name="MadeAt">Thai local time.</param>
public sealed record CoveredBundle(string FileName, string Sha256, long Size, int Files, DateTime MadeAt);

/// <param name="At">Thai local time.</param>
/// <param name="Reference">The number that SMART gave.</param>
/// <param name="Proof">The name of the kept picture of SMART's page.</param>
public sealed record CoveredAttachment(DateTime At, string By, string Reference, string Proof);
