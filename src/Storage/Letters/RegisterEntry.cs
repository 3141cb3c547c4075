namespace PaWorkflow.Storage.Letters;

/// <summary>A number that was given, and for what: a line of the register. A void one keeps its number, which is never given again.</summary>
public sealed class RegisterEntry
{
    /// <summary>Characters of <see cref="Subject"/>, <see cref="Addressee"/> and <see cref="VoidReason"/>.</summary>
    public const int MaxText = 1000;

    public required string UnitId { get; init; }

    /// <summary>Calendar year in the Buddhist Era.</summary>
    public required int CalendarYear { get; init; }

    /// <summary>One of <see cref="RegisterSeries"/>.</summary>
    public required string Series { get; init; }

    public required int No { get; init; }

    /// <summary>As it stands on the paper, e.g. <c>สธ 0710.01/ว 12</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Null: the number was drawn for a paper that was written outside the house.</summary>
    public long? LetterId { get; init; }
    public Letter? Letter { get; init; }

    public required string Subject { get; set; }
    public required string Addressee { get; set; }
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>A person's id, or <c>system</c>.</summary>
    public required string GivenBy { get; init; }

    public DateTimeOffset? VoidedAt { get; set; }
    public string? VoidedBy { get; set; }
    public string? VoidReason { get; set; }
}
