namespace PaWorkflow.Storage.People;

/// <summary>Who stands in for the director for a time, by an order. Several at once: the lowest rank that is not away signs first, the others may.</summary>
public sealed class ActingSignatory
{
    public long Id { get; init; }
    public required string UnitId { get; init; }
    public required string PersonId { get; init; }
    public required ActingKind Kind { get; init; }

    /// <summary>Number and date of the order, e.g. <c>คำสั่งกรมฯ ที่ 12/2564</c>.</summary>
    public required string ByOrder { get; init; }

    /// <summary>From 1: who is first where several are named.</summary>
    public required int Rank { get; init; }

    /// <summary>First and last day.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; set; }
}

public enum ActingKind
{
    /// <summary>รักษาราชการแทน: the post is vacant or its holder away; has the post with all its powers.</summary>
    InPlace,

    /// <summary>ปฏิบัติราชการแทน: the director has delegated the signing of letters.</summary>
    OnBehalf,
}
