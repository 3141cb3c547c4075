namespace PaWorkflow.Storage.Years;

/// <summary>Who collects and reports one KPI of one year (ผู้จัดเก็บ).</summary>
public sealed class KpiHolder
{
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Kpi { get; init; }
    public required string PersonId { get; set; }
}
