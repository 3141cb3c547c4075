namespace PaWorkflow.Storage.Letters;

/// <summary>
/// A version of a letter's form (.docx) that the office put in the place of the shipped one, or of its emblem (.png). The newest of a unit and kind
/// is in force; before it comes the newest of the whole house, then the shipped form. Going back is a newer version with older content.
/// </summary>
public sealed class LetterForm
{
    /// <summary>The kind under which the emblem is kept.</summary>
    public const string Emblem = "emblem";

    /// <summary>Stands for the unit where a form is everyone's.</summary>
    public const string WholeHouse = "";

    public const int MaxNote = 1000;

    /// <summary>Unit id, or <see cref="WholeHouse"/>.</summary>
    public required string UnitId { get; init; }

    /// <summary>The letter kind's id, or <see cref="Emblem"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>From 1, for each unit and kind.</summary>
    public required int Version { get; init; }

    /// <summary>The file in the vault; null: from then on the form of the house, or the shipped one, serves again.</summary>
    public string? Sha256 { get; init; }

    public required string FileName { get; init; }
    public required string Note { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}
