namespace PaWorkflow.Storage.Evidence;

/// <summary>A file that comes in by parts for one criterion; what has come lies in <see cref="UploadParts"/> under its id.</summary>
public sealed class EvidenceUpload
{
    public required string Id { get; init; }
    public required string UnitId { get; init; }
    public required string PersonId { get; init; }
    public required string TaskId { get; init; }
    public required string Criterion { get; init; }
    public required string FileName { get; init; }

    /// <summary>Bytes of the whole file.</summary>
    public required long Length { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first instant at which what has come may be thrown away.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The file is whole and attached: its part is gone, the row still answers a sender who missed the answer.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
