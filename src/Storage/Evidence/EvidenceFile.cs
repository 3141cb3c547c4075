namespace PaWorkflow.Storage.Evidence;

/// <summary>A file given as evidence of one criterion; its bytes lie in the vault under their SHA-256.</summary>
public sealed class EvidenceFile
{
    public long Id { get; init; }
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Kpi { get; init; }
    public required string Round { get; init; }
    public required string Criterion { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>The day that the paper itself bears, as its owner says; null: not said.</summary>
    public DateOnly? DatedOn { get; set; }

    /// <summary>The file of another criterion, KPI or year that is used here again; null: it was uploaded here.</summary>
    public long? ReusedFrom { get; init; }

    /// <summary>A file taken back stays in the record, but proves nothing any more.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemovedBy { get; set; }
}
