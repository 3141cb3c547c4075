namespace PaWorkflow.Storage.Processes;

/// <summary>What starts an instance of a unit's process besides a person: a message, a signal or a time (start events of BPMN).</summary>
public sealed class StartSubscription
{
    public required string UnitId { get; init; }
    public required string ProcessId { get; init; }
    public required string ElementId { get; init; }
    public required StartKind Kind { get; set; }

    /// <summary>Of the message or signal.</summary>
    public string? Name { get; set; }

    /// <summary>Of a timer; the row goes when it has fired for the last time.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The schedule of a timer that fires again, as JSON.</summary>
    public string? Schedule { get; set; }

    /// <summary>How many instances it has started; two workers cannot start the same one.</summary>
    public long Started { get; set; }
}

public enum StartKind { Message, Signal, Timer }
