namespace PaWorkflow.Storage.Years;

/// <summary>One version of a year's KPI details; what the year goes by is the newest (SOP section 8: details change after the year began).</summary>
public sealed class CatalogueVersion
{
    public required string UnitId { get; init; }
    public required int Year { get; init; }

    /// <summary>From 1, the catalogue of the launch.</summary>
    public required int Version { get; init; }

    public required string CatalogueYaml { get; init; }
    public required string CatalogueName { get; init; }

    /// <summary>Why it was changed; empty for the first.</summary>
    public required string Reason { get; init; }

    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The procedure in which those concerned acknowledge the change; none for the first version.</summary>
    public string? InstanceId { get; init; }
}
