namespace PaWorkflow.Storage.Audit;

/// <summary>The last link of a unit's chain: whoever appends holds this row until the transaction ends.</summary>
public sealed class AuditHead
{
    public required string UnitId { get; init; }
    public required long Number { get; set; }
    public required string Hash { get; set; }
}
