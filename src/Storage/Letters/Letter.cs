namespace PaWorkflow.Storage.Letters;

/// <summary>An official paper that the year made; its .docx lies in the vault.</summary>
public sealed class Letter
{
    public long Id { get; init; }

    /// <summary>The job or the command that made it: the same one never makes a second letter.</summary>
    public required string Key { get; init; }

    public required string UnitId { get; init; }
    public required int Year { get; init; }

    /// <summary>The process instance in which it goes its way; null for a paper that is done as it is made.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The letter kind's id, e.g. <c>appointment-order</c>.</summary>
    public required string Kind { get; init; }

    public required string Subject { get; set; }
    public string? Kpi { get; set; }
    public string? Round { get; set; }

    public required LetterState State { get; set; }

    /// <summary>Its number in the register, once it has one, e.g. <c>12/2564</c>.</summary>
    public string? Number { get; set; }

    /// <summary>The data that filled the template, as JSON.</summary>
    public required string Data { get; set; }

    public required string DocxSha256 { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: the house made it, at a step of the procedure.</summary>
    public string? CreatedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; set; }
    public string? ReviewedBy { get; set; }

    public DateTimeOffset? SignedAt { get; set; }
    public string? SignedBy { get; set; }
    public SignedHow? SignedHow { get; set; }

    /// <summary>The signed copy in the vault: the scan that was uploaded, or the PDF that carries the signature.</summary>
    public string? SignedSha256 { get; set; }

    public DateTimeOffset? CirculatedAt { get; set; }

    /// <summary>Everyone asked has acknowledged it, and it lies with the record of its step.</summary>
    public DateTimeOffset? FiledAt { get; set; }

    public List<Acknowledgement> Acknowledgements { get; } = [];
}

public enum LetterState
{
    Draft,

    /// <summary>The group head has read it; it waits for the signature.</summary>
    Reviewed,

    Returned,
    Signed,
    Circulated,
    Filed,

    /// <summary>Its number stays in the register, marked void.</summary>
    Void,
}

public enum SignedHow
{
    /// <summary>By pressing sign: who and when stands in the audit trail.</summary>
    InSystem,

    /// <summary>The paper was signed by hand, or elsewhere, and the signed copy uploaded.</summary>
    Uploaded,

    /// <summary>The PDF carries a signature made with the signer's certificate.</summary>
    Certificate,
}
