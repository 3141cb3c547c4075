namespace PaWorkflow.Storage.Processes;

/// <summary>A command that its sender had given an id, with its answer: sent again, it is answered and changes nothing.</summary>
public sealed class TakenCommand
{
    public required string UnitId { get; init; }
    public required string Id { get; init; }

    /// <summary>What the command was, so that an id used for something else is told apart.</summary>
    public required string Content { get; init; }

    public required string Answer { get; set; }
    public required DateTimeOffset At { get; init; }
}
