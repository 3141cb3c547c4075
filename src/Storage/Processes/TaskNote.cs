namespace PaWorkflow.Storage.Processes;

/// <summary>What people said about a task: remarks, questions with their answers, and why it was handed over.</summary>
public sealed class TaskNote
{
    /// <summary>Characters of <see cref="Text"/>.</summary>
    public const int MaxText = 2000;

    public required string Id { get; init; }
    public required string UnitId { get; init; }
    public required string TaskId { get; init; }
    public required NoteKind Kind { get; init; }
    public required string By { get; init; }

    /// <summary>Who is asked, or has got the task; null: everyone who sees it.</summary>
    public string? ToPerson { get; init; }

    /// <summary>Of an answer: the question.</summary>
    public string? QuestionId { get; init; }

    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Of a question, once there is an answer.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }
}

public enum NoteKind { Remark, Question, Answer, HandOver, Reminder }
