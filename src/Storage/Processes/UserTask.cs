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

    /// <summary>The one person who has to do it; null while it belongs to a post.</summary>
    public string? Assignee { get; set; }

    /// <summary>The post whose holders may do it, see <see cref="People.PostIds"/>.</summary>
    public string? Post { get; set; }

    public string? Form { get; set; }
    public string? Kpi { get; init; }
    public string? Round { get; init; }

    /// <summary>Step of SOP-HSS4-S-07, 1–8, and its standard time in minutes.</summary>
    public int? Step { get; set; }
    public int? StandardMinutes { get; set; }

    /// <summary>Properties of the element and the variables seen from it, as JSON objects.</summary>
    public required string Properties { get; set; }
    public required string Variables { get; init; }

    public DateTimeOffset? DueAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public UserTaskState State { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? CompletedBy { get; set; }
}

public enum UserTaskState { Open, Completed, Cancelled }
