namespace PaWorkflow.Storage.Evidence;

/// <summary>What a KPI owner claims for one round: the results, in the form of the results file, and when they were sent in.</summary>
public sealed class KpiReport
{
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string Kpi { get; init; }
    public required string Round { get; init; }

    /// <summary>JSON of one KPI of a results file: <c>{"criteria": {...}}</c>.</summary>
    public required string Results { get; set; }

    public string Note { get; set; } = "";
    public required string UpdatedBy { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>How many times it was sent in for checking.</summary>
    public int Submissions { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
}
