namespace PaWorkflow.Storage.People;

/// <summary>A combination of the inbox's filters that a person has given a name.</summary>
public sealed class SavedView
{
    public const int MaxName = 60;
    public const int MaxFilter = 400;

    /// <summary>Of one person.</summary>
    public const int MaxViews = 20;

    public required string PersonId { get; init; }
    public required string Name { get; init; }

    /// <summary>As it stands in the address, e.g. <c>show=late&amp;round=5m</c>.</summary>
    public required string Filter { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
