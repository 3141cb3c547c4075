namespace PaWorkflow.Storage.Processes;

/// <summary>
/// A service task that waits for a worker. Its id is the idempotency key of whatever the worker does;
/// the worker's rows commit together with the token's move.
/// </summary>
public sealed class Job
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string ElementId { get; set; }
    public required string Topic { get; set; }
    public required string Properties { get; set; }
    public required string Variables { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public JobState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Not before this instant; moves out with each failed attempt.</summary>
    public required DateTimeOffset ReadyAt { get; set; }

    public string? LastError { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

public enum JobState { Ready, Done, Cancelled, Failed }
