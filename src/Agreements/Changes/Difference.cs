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
    static readonly Wording none = new("—", "—");

    /// <summary><c>ตัวชี้วัด 1.2.3 รอบ 5 เดือน เกณฑ์ข้อ 3 ค่าเกณฑ์: 9, 8, 7 → 8, 7, 6</c></summary>
    public string InThai() => $"{Place.Thai}{What.Thai}: {(Before ?? none).Thai} → {(After ?? none).Thai}";

    public string InEnglish() => $"{Place.English}{What.English}: {(Before ?? none).English} → {(After ?? none).English}";

    /// <summary>KPI, round and criterion, ending in a space; empty for the agreement as a whole.</summary>
    public Wording Place => new(
        (Kpi is null ? "" : $"KPI {Kpi} ") + (Round is null ? "" : $"round {Round} ") + (Criterion is null ? "" : $"criterion {Criterion} "),
        (Kpi is null ? "" : $"ตัวชี้วัด {Kpi} ") + (Round is null ? "" : $"{Places.Round(Round)} ") + (Criterion is null ? "" : $"เกณฑ์ข้อ {Criterion} "));
}
