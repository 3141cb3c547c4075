namespace PaWorkflow.Storage.People;

/// <summary>One person in one post of one unit.</summary>
public sealed class PostHolding
{
    public required string PersonId { get; init; }
    public required string UnitId { get; init; }

    /// <summary>The post's id, one of <see cref="PostIds"/>.</summary>
    public required string Post { get; init; }

    public Person? Person { get; init; }
}
