namespace PaWorkflow.Storage.Evidence;

/// <summary>The zip that is keyed and attached in SMART, as it was made for one KPI and round.</summary>
public sealed class SmartBundle
{
    public long Id { get; init; }
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Kpi { get; init; }
    public required string Round { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required int Files { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}
