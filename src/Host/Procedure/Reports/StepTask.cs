using PaWorkflow.Agreements;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure.Reports;

/// <summary>A task of the year's procedure, as far as board and reports need it.</summary>
public sealed record StepTask(
    string Id, string ElementId, string Name, string? Form, string? Kpi, string? Round, int? Step, int? Minutes, string? Assignee, string? AssigneeName, string? Post,
    string? CompletedBy, DateTimeOffset? DueAt, DateTimeOffset CreatedAt, UserTaskState State, DateTimeOffset? EndedAt)
{
    public bool IsOpen => State == UserTaskState.Open;

    public bool IsDone => State == UserTaskState.Completed;

    public Punctuality Punctuality(DateTimeOffset now) => Agreements.Punctuality.Of(DueAt, IsDone ? EndedAt : null, now);
}
