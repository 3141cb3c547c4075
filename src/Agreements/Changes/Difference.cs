namespace PaWorkflow.Agreements;

/// <summary>One thing that is otherwise in the newer of two catalogues.</summary>
/// <param name="Kpi">Code of the KPI that it concerns; null: the agreement as a whole.</param>
/// <param name="Round">Id of the round that it concerns; null: all of the KPI.</param>
/// <param name="Criterion">Id of the criterion that it concerns.</param>
/// <param name="What">What it is: weight, closing, thresholds …</param>
/// <param name="Before">As it was; null: it is new.</param>
/// <param name="After">As it is now; null: it is gone.</param>
public sealed record Difference(string? Kpi, string? Round, string? Criterion, Wording What, Wording? Before, Wording? After)
{
    /// <summary><c>ตัวชี้วัด 4 รอบ 5 เดือน วันปิดรับ: เดิม 15 ก.พ. 2564 เป็น 17 ก.พ. 2564</c></summary>
    public string InThai() => $"{Place.Thai}{What.Thai}: " + (Before, After) switch
    {
        (null, { } after) => $"เพิ่มใหม่ {after.Thai}",
        ({ } before, null) => $"ตัดออก (เดิม {before.Thai})",
        _ => $"เดิม {Before!.Thai} เป็น {After!.Thai}",
    };

    public string InEnglish() => $"{Place.English}{What.English}: " + (Before, After) switch
    {
        (null, { } after) => $"new, {after.English}",
        ({ } before, null) => $"gone, was {before.English}",
        _ => $"was {Before!.English}, now {After!.English}",
    };

    /// <summary>KPI, round and criterion, ending in a space; empty for the agreement as a whole.</summary>
    public Wording Place => new(
        (Kpi is null ? "" : $"KPI {Kpi} ") + (Round is null ? "" : $"round {Round} ") + (Criterion is null ? "" : $"criterion {Criterion} "),
        (Kpi is null ? "" : $"ตัวชี้วัด {Kpi} ") + (Round is null ? "" : $"{Places.Round(Round)} ") + (Criterion is null ? "" : $"เกณฑ์ข้อ {Criterion} "));
}
