namespace PaWorkflow.Storage.Processes;

/// <summary>A user task as the inbox shows it.</summary>
public sealed class UserTask
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string UnitId { get; init; }
    public required int Year { get; init; }
    public required string ElementId { get; set; }
    public required string Name { get; set; }

    /// <summary>What it is about: the KPI's name, or the matter of another procedure; null: the name says it all.</summary>
    public string? Subject { get; set; }

    /// <summary>The one person who has to do it; null while it belongs to a post.</summary>
    public string? Assignee { get; set { field = value; Held(); } }

    /// <summary>The post whose holders may do it, see <see cref="People.PostIds"/>.</summary>
    public string? Post { get; set { field = value; Held(); } }

    /// <summary>The holder of the post who has taken the task on; the others of the post leave it to them.</summary>
    public string? ClaimedBy { get; set { field = value; Held(); } }

    /// <summary>Who has it now: a person's id, or <c>@post</c> (<see cref="OfPost"/>). Follows from the three above; inboxes are read by it.</summary>
    public string? Holder { get; private set; }

    /// <summary>Since when the holder has it.</summary>
    public required DateTimeOffset HeldSince { get; set; }

    /// <summary>Who handed in what came before, or handed this over; <c>system</c>: a timer or a service.</summary>
    public string? ReceivedFrom { get; set; }

    public string? Form { get; set; }
    public string? Kpi { get; init; }
    public string? Round { get; init; }

    /// <summary>Step of SOP-HSS4-S-07, 1–8, and its standard time in minutes.</summary>
    public int? Step { get; set; }
    public int? StandardMinutes { get; set; }

    /// <summary>Properties of the element and the variables seen from it, as JSON objects.</summary>
    public required string Properties { get; set; }
    public required string Variables { get; init; }

    public DateTimeOffset? DueAt { get; set { field = value; OrderAt = value ?? Never; } }

    /// <summary>The due time, or the end of time where there is none: inboxes are in this order.</summary>
    public DateTimeOffset OrderAt { get; private set; } = Never;

    public required DateTimeOffset CreatedAt { get; init; }
    public UserTaskState State { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? CompletedBy { get; set; }

    /// <summary>Characters of <see cref="Subject"/>.</summary>
    public const int MaxSubject = 1000;

    /// <summary>The due time of what has none.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How <see cref="Holder"/> names a post that has a task which nobody of it has taken on.</summary>
    public static string OfPost(string post) => $"@{post}";

    void Held() => Holder = ClaimedBy ?? Assignee ?? (Post is null ? null : OfPost(Post));
}

public enum UserTaskState { Open, Completed, Cancelled }
