namespace PaWorkflow.Agreements;

/// <summary>When a task is due, and who is told when. Thai time.</summary>
/// <param name="Due">Always after the moment of planning.</param>
/// <param name="Reminders">Ascending, all after the moment of planning; may be empty.</param>
/// <param name="EscalateAt">After <paramref name="Due"/>.</param>
public sealed record Deadline(DateTimeOffset Due, IReadOnlyList<DateTimeOffset> Reminders, DateTimeOffset EscalateAt);
