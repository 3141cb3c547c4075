using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Procedure;

/// <summary>The person who asks, with the posts held in their unit: what they see and may do follows from here alone.</summary>
public sealed record Viewer(string PersonId, string DisplayName, string UnitId, IReadOnlySet<string> Posts)
{
    public bool Holds(string post) => Posts.Contains(post);

    /// <summary>The viewer's to do: named, or of a post held and not taken on by someone else. Task rows of another unit do not exist for the viewer.</summary>
    public bool MayWork(UserTask task) => MayHold(task) && (task.ClaimedBy is null || task.ClaimedBy == PersonId);

    /// <summary>Named, or of a post held, whoever of it has taken the task on.</summary>
    public bool MayHold(UserTask task) => task.UnitId == UnitId && (task.Assignee == PersonId || (task.Post is { } post && HoldsFor(post, task.Form)));

    bool HoldsFor(string post, string? form) => Holds(post) || (SignsOnBehalf && post == PostIds.Director && form == SignatureForm.Key);

    /// <summary>As <see cref="UserTask.Holder"/> names the viewer: by person and by each post.</summary>
    public IReadOnlyList<string> Hands => [PersonId, .. Posts.Order(StringComparer.Ordinal).Select(UserTask.OfPost)];

    /// <summary>The open tasks that the viewer may do.</summary>
    public IQueryable<UserTask> OpenTasks(PaContext db)
    {
        var hands = Hands.ToArray();
        var (signs, director) = (SignsOnBehalf, UserTask.OfPost(PostIds.Director));
        return db.Tasks.Where(t => t.UnitId == UnitId && t.State == UserTaskState.Open
            && (hands.Contains(t.Holder) || (signs && t.Holder == director && t.Form == SignatureForm.Key)));
    }

    /// <summary>The tasks that the viewer may look at: all of the unit, or the own ones, those handed in or asked about, and those of the KPIs seen.</summary>
    public IQueryable<UserTask> TasksSeen(PaContext db)
    {
        var tasks = db.Tasks.Where(t => t.UnitId == UnitId);
        if (SeesWholeUnit) return tasks;
        var (hands, posts, kpis) = (Hands.ToArray(), Posts.ToArray(), KpisSeen(db));
        var signs = SignsOnBehalf;
        return tasks.Where(t => hands.Contains(t.Holder) || t.CompletedBy == PersonId || t.ReceivedFrom == PersonId || (t.State == UserTaskState.Open && posts.Contains(t.Post))
            || (signs && t.Post == PostIds.Director && t.Form == SignatureForm.Key && t.State == UserTaskState.Open)
            || (t.Kpi != null && kpis.Any(h => h.Year == t.Year && h.Kpi == t.Kpi))
            || db.TaskNotes.Any(n => n.TaskId == t.Id && n.ToPerson == PersonId));
    }

    /// <summary>How the viewer stands in for the director today; null: not at all, or holds the post itself.</summary>
    public ActingKind? Acting { get; init; }

    public bool SignsOnBehalf => Acting == ActingKind.OnBehalf;

    /// <summary>Sees every KPI of the unit, not only the own ones (SOP section 9, with the strategy unit that keeps the file).</summary>
    public bool SeesWholeUnit =>
        Holds(PostIds.Director) || Holds(PostIds.Strategy) || Holds(PostIds.Auditor) || Holds(PostIds.Administrator);

    /// <summary>The working group whose KPIs the viewer sees as its head; null for everyone else.</summary>
    public string? HeadsGroup => Holds(PostIds.GroupHead) && WorkGroup.Length > 0 ? WorkGroup : null;

    public string WorkGroup { get; init; } = "";

    /// <summary>The KPIs of a year that the viewer sees: all of the unit, those of the own group, or the own ones.</summary>
    public IQueryable<KpiHolder> KpisSeen(PaContext db)
    {
        var held = db.KpiHolders.Where(h => h.UnitId == UnitId);
        if (SeesWholeUnit) return held;
        return HeadsGroup is { } group
            ? held.Where(h => h.PersonId == PersonId || db.Users.Any(p => p.Id == h.PersonId && p.WorkGroup == group))
            : held.Where(h => h.PersonId == PersonId);
    }

    public bool MayLaunch => Holds(PostIds.Strategy);

    /// <summary>The catalogues are the strategy unit's to prepare and the director's to look at.</summary>
    public bool SeesCatalogues => MayLaunch || Holds(PostIds.Director);
}
