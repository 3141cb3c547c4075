using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Processes;

/// <summary>One line of an instance's history, numbered within the instance.</summary>
public sealed class HistoryRow
{
    public required string InstanceId { get; init; }
    public required long Number { get; init; }
    public required string TokenId { get; init; }
    public required string ElementId { get; init; }
    public string? ElementName { get; init; }
    public required ElementEvent Event { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Actor { get; init; }
}
