using System.Text.Json.Serialization;

namespace PaWorkflow.Agreements;

/// <summary>When a task is due, and who is told when. Thai time.</summary>
/// <param name="Due">Always after the moment of planning.</param>
/// <param name="Reminders">Ascending, all after the moment of planning; may be empty.</param>
/// <param name="EscalateAt">After <paramref name="Due"/>.</param>
public sealed record Deadline(DateTimeOffset Due, IReadOnlyList<DateTimeOffset> Reminders, DateTimeOffset EscalateAt)
{
    /// <summary>Where a change of the calendar would have had it due at once or in the past; none otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HeldDue? Held { get; init; }
}

/// <summary>A due date that was kept from moving so close, so that it can be told from one that an officer has set.</summary>
/// <param name="Planned">Where the calendar would have it.</param>
/// <param name="Until">Where it stands instead.</param>
public sealed record HeldDue(DateTimeOffset Planned, DateTimeOffset Until);
