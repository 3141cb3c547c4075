namespace PaWorkflow.Storage.Letters;

/// <summary>The PDF of a document in the vault, by the document's hash: made once, in its turn, for whoever asks.</summary>
public sealed class PdfCopy
{
    public const int MaxFault = 2000;

    /// <summary>Of the document, hex.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>What kind of document it is, as its file name ends: <c>docx</c>, <c>xlsx</c>, …</summary>
    public required string Extension { get; init; }

    public required PdfState State { get; set; }

    /// <summary>Of the PDF, once it is there.</summary>
    public string? PdfSha256 { get; set; }

    public int Attempts { get; set; }
    public string? Fault { get; set; }
    public required DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

public enum PdfState { Asked, Done, Failed }
