using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Processes;

/// <summary>A process instance: its state as one JSON column, and a row version that every step moves on.</summary>
public sealed class InstanceRow
{
    public required string Id { get; init; }
    public required string ProcessId { get; init; }
    public required int ProcessVersion { get; set; }
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string BusinessKey { get; init; }
    public required string State { get; set; }
    public required InstanceStatus Status { get; set; }

    /// <summary>Concurrency token: how many steps the instance has taken.</summary>
    public long Steps { get; set; }

    /// <summary>How many lines of history it has.</summary>
    public long HistoryLines { get; set; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}
