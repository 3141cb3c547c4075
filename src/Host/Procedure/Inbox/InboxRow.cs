using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>A task as a row of an inbox shows it: without the variables, which are large.</summary>
public sealed class InboxRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required int Year { get; init; }
    public string? Kpi { get; init; }
    public string? Round { get; init; }
    public string? Subject { get; init; }
    public int? Step { get; init; }
    public string? Form { get; init; }
    public string? Post { get; init; }
    public string? ClaimedBy { get; init; }
    public string? Holder { get; init; }
    public string? ReceivedFrom { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset OrderAt { get; init; }
    public DateTimeOffset HeldSince { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public UserTaskState State { get; init; }

    internal static readonly System.Linq.Expressions.Expression<Func<UserTask, InboxRow>> Of = t => new InboxRow
    {
        Id = t.Id, Name = t.Name, Year = t.Year, Kpi = t.Kpi, Round = t.Round, Subject = t.Subject, Step = t.Step, Form = t.Form, Post = t.Post, ClaimedBy = t.ClaimedBy,
        Holder = t.Holder, ReceivedFrom = t.ReceivedFrom, DueAt = t.DueAt, OrderAt = t.OrderAt, HeldSince = t.HeldSince, EndedAt = t.EndedAt, State = t.State,
    };
}
