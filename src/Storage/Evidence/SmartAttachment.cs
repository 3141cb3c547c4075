namespace PaWorkflow.Storage.Evidence;

/// <summary>The record that a KPI's evidence was attached in SMART, with its proof.</summary>
public sealed class SmartAttachment
{
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Kpi { get; init; }
    public required string Round { get; init; }
    public required DateTimeOffset AttachedAt { get; set; }
    public required string Reference { get; set; }
    public required string By { get; set; }

    /// <summary>The picture or print of SMART's page, in the vault.</summary>
    public required string ProofFileName { get; set; }
    public required string ProofSha256 { get; set; }
}
