namespace PaWorkflow.Storage.Search;

/// <summary>Whether the text inside a file of the vault has been read, by the file's hash: read once, in its turn. The text itself lies in <see cref="SearchText"/>.</summary>
public sealed class FileText
{
    public const int MaxFault = 2000;

    public required string Sha256 { get; init; }

    /// <summary>What kind of file it is, as its name ends: <c>docx</c>, <c>pdf</c>, …</summary>
    public required string Extension { get; init; }

    public required FileTextState State { get; set; }

    /// <summary>How many characters were kept.</summary>
    public int Characters { get; set; }

    /// <summary>There is more in the file than was kept.</summary>
    public bool Cut { get; set; }

    public int Attempts { get; set; }
    public string? Fault { get; set; }
    public required DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

public enum FileTextState { Asked, Done, Failed }
