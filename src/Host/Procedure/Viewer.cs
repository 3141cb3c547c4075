using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure;

/// <summary>The person who asks, with the posts held in their unit: what they see and may do follows from here alone.</summary>
public sealed record Viewer(string PersonId, string DisplayName, string UnitId, IReadOnlySet<string> Posts)
{
    public bool Holds(string post) => Posts.Contains(post);

    /// <summary>Task rows of another unit do not exist for the viewer.</summary>
    public bool MayWork(UserTask task) =>
        task.UnitId == UnitId && (task.Assignee == PersonId || (task.Post is { } post && Holds(post)));

    /// <summary>Sees every KPI of the unit, not only the own ones (SOP section 9, with the strategy unit that keeps the file).</summary>
    public bool SeesWholeUnit =>
        Holds(PostIds.Director) || Holds(PostIds.Strategy) || Holds(PostIds.GroupHead) || Holds(PostIds.Auditor) || Holds(PostIds.Administrator);

    public bool MayLaunch => Holds(PostIds.Strategy);
}
