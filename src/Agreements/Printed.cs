namespace PaWorkflow.Agreements;

/// <summary>
/// What a manual prints beside the figures that govern, kept as it stands there, so that <see cref="ManualLint"/> can name the contradiction
/// and its place. It never counts for a score.
/// </summary>
public sealed record Printed
{
    /// <summary>"± n per level".</summary>
    public decimal? Step { get; init; }

    public IReadOnlyList<decimal>? Thresholds { get; init; }

    /// <summary>The branches of a table, in its order; on a worksheet those by which one item is rated 2, 1 or 0.</summary>
    public IReadOnlyList<PrintedBand>? Bands { get; init; }

    /// <summary>"The weights sum to".</summary>
    public decimal? WeightsSumTo { get; init; }

    /// <summary>How many items a worksheet is said to have.</summary>
    public int? Items { get; init; }

    /// <summary>The most points that are named.</summary>
    public decimal? Points { get; init; }

    /// <summary>What is not there at all: <c>table</c> (points of the levels), <c>scale</c> (from result to points).</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>One branch: results from and up to, both included unless <paramref name="Above"/>; none: open.</summary>
/// <param name="Above">The lower bound itself does not belong to it.</param>
public sealed record PrintedBand(decimal? From, decimal? To, bool Above);
