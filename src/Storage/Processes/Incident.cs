namespace PaWorkflow.Storage.Processes;

/// <summary>Something failed that a person must see to (งานค้างเพราะระบบ).</summary>
public sealed class Incident
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string UnitId { get; init; }
    public required string ElementId { get; set; }
    public required string Cause { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; set; }
}
