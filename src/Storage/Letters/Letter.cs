namespace PaWorkflow.Storage.Letters;

/// <summary>An official paper that the year made; its .docx lies in the vault.</summary>
public sealed class Letter
{
    public long Id { get; init; }

    /// <summary>The job that made it: the same job never makes a second one.</summary>
    public required string JobId { get; init; }

    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string InstanceId { get; init; }

    /// <summary>The letter kind's id, e.g. <c>appointment-order</c>.</summary>
    public required string Kind { get; init; }

    public required string Subject { get; init; }
    public string? Kpi { get; init; }
    public string? Round { get; init; }

    public required LetterState State { get; set; }

    /// <summary>Its number in the register, once it has one, e.g. <c>12/2564</c>.</summary>
    public string? Number { get; set; }

    /// <summary>The data that filled the template, as JSON.</summary>
    public required string Data { get; set; }

    public required string DocxSha256 { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SignedAt { get; set; }
    public string? SignedBy { get; set; }
    public DateTimeOffset? CirculatedAt { get; set; }

    public List<Acknowledgement> Acknowledgements { get; } = [];
}

public enum LetterState { Draft, Returned, Signed, Circulated }
