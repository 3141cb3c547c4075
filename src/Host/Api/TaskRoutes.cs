using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Api;

/// <summary>The inbox: what the asker has to do and has done, what a task is about, and handing it in.</summary>
static class TaskRoutes
{
    const string Resource = "งาน";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tasks", List).Needs(Right.Member).Says(Resource, "งานที่ท่านทำได้ ครบกำหนดก่อนขึ้นก่อน หรืองานที่ท่านทำเสร็จแล้ว ล่าสุดก่อน").Fails(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/tasks/{id}", Get).Needs(Right.Member).Says(Resource, "งานหนึ่ง: เรื่องอะไร มีอะไรให้ตรวจ และรับอะไรเมื่อทำเสร็จ").Answers<TaskDetail>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/tasks/{id}/completion", Complete).Needs(Right.Member).Says(Resource, "ทำงานให้เสร็จ: เห็นชอบ ส่งกลับ ลงนาม รับทราบ ส่งหลักฐาน หรือบันทึกผลของขั้น").Commands().Takes("""{"decision": "return", "reason": "ขาดรายงานการประชุม"}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
    }

    public enum TaskListState { Open, Done }

    /// <param name="Form">By which form it is handed in; null: by a plain note.</param>
    /// <param name="Step">Of the SOP, 1–8.</param>
    /// <param name="ClaimedBy">Who of the post has taken it on; null: whoever of the post comes first.</param>
    public sealed record TaskLine(
        string Id, string Name, string? Form, UserTaskState State, string Instance, int Year, string? Kpi, string? Round, int? Step, string? Post, string? Assignee, string? ClaimedBy,
        DateTimeOffset? DueAt, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, string? CompletedBy);

    /// <param name="Next">What to send as <c>after</c> for more; null: that was all.</param>
    public sealed record TaskListAnswer(IReadOnlyList<TaskLine> Tasks, string? Next);

    /// <param name="MayWork">The asker may hand it in.</param>
    /// <param name="Matter">What a procedure of another kind is about.</param>
    /// <param name="Returned">Why it came back to be done again.</param>
    /// <param name="Letters">Ids of the drafts or letters that it is about.</param>
    /// <param name="EvidenceDigest">What a check has to send along: it stands for the files as they are now.</param>
    /// <param name="Takes">The parts of a completion that its form takes.</param>
    /// <param name="Asks">What a letter that came back asks anew, to be sent as <c>said</c>.</param>
    public sealed record TaskDetail(
        TaskLine Task, bool MayWork, string? Matter, ReturnedAnswer? Returned, IReadOnlyList<long> Letters, string? EvidenceDigest, IReadOnlyList<string> Takes, IReadOnlyList<Ask> Asks);

    /// <param name="By">The post that sent it back.</param>
    public sealed record ReturnedAnswer(string? Reason, string? By);

    static async Task<TaskListAnswer> List(string? state, string? after, int? limit, Caller caller, PaContext db)
    {
        var (viewer, shown, done) = (caller.Viewer, Lists.Limit(limit), Lists.Word<TaskListState>(state, nameof(state)) is TaskListState.Done);
        var last = after is null ? null : await db.Tasks.Where(t => t.Id == after && t.UnitId == viewer.UnitId).Select(t => new { t.DueAt, t.EndedAt }).SingleOrDefaultAsync() ?? throw Lists.Unknown();
        // One more than is answered tells whether there are more. Variables are large and stay in the database.
        var rows = await (done ? Done(db, viewer, after, last?.EndedAt) : Open(db, viewer, after, last?.DueAt)).Take(shown + 1)
            .Select(t => new TaskLine(t.Id, t.Name, t.Form, t.State, t.InstanceId, t.Year, t.Kpi, t.Round, t.Step, t.Post, t.Assignee, t.ClaimedBy, t.DueAt, t.CreatedAt, t.EndedAt, t.CompletedBy)).ToListAsync();
        return new([.. rows.Take(shown)], rows.Count > shown ? rows[shown - 1].Id : null);
    }

    /// <summary>Those without a date come last.</summary>
    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, by the order in which it sorts.")]
    static IQueryable<UserTask> Open(PaContext db, Viewer viewer, string? after, DateTimeOffset? due)
    {
        var tasks = viewer.OpenTasks(db).AsNoTracking();
        if (after is not null)
        {
            tasks = due is null ? tasks.Where(t => t.DueAt == null && string.Compare(t.Id, after) > 0)
                : tasks.Where(t => t.DueAt == null || t.DueAt > due || (t.DueAt == due && string.Compare(t.Id, after) > 0));
        }
        return tasks.OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id);
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, by the order in which it sorts.")]
    static IQueryable<UserTask> Done(PaContext db, Viewer viewer, string? after, DateTimeOffset? ended)
    {
        var tasks = db.Tasks.AsNoTracking().Where(t => t.UnitId == viewer.UnitId && t.State == UserTaskState.Completed && t.CompletedBy == viewer.PersonId);
        if (after is not null) tasks = tasks.Where(t => t.EndedAt < ended || (t.EndedAt == ended && string.Compare(t.Id, after) > 0));
        return tasks.OrderByDescending(t => t.EndedAt).ThenBy(t => t.Id);
    }

    static async Task<IResult> Get(string id, Caller caller, PaContext db)
    {
        if (await db.SeenTask(caller.Viewer, id) is not { } task) return ApiProblems.NotFound();
        var (variables, mends) = (Variables.Parse(task.Variables), task.Form == "letter-mend");
        var letters = await LettersOf(db, task, caller.Viewer).Select(l => new { l.Id, l.Kind }).ToListAsync();
        var digest = task.Form is "director-check" or "strategy-recheck" ? await KpiRound.Of(task).Digest(db) : null;
        return Results.Ok(new TaskDetail(LineOf(task), task.State == UserTaskState.Open && caller.Viewer.MayWork(task), variables.Text("matter"), await Returned(db, task, variables),
            [.. letters.Select(l => l.Id)], digest, TaskForms.Taken(task.Form), mends && letters.Count > 0 ? LetterAsks.Of(letters[0].Kind) : []));
    }

    static TaskLine LineOf(UserTask t) => new(t.Id, t.Name, t.Form, t.State, t.InstanceId, t.Year, t.Kpi, t.Round, t.Step, t.Post, t.Assignee, t.ClaimedBy, t.DueAt, t.CreatedAt, t.EndedAt, t.CompletedBy);

    static IQueryable<Letter> LettersOf(PaContext db, UserTask task, Viewer viewer) => task.Form switch
    {
        "letter-review" or SignatureForm.Key => LetterSteps.Drafts(db, task).Take(1),
        "letter-mend" => db.Letters.Where(l => l.InstanceId == task.InstanceId && l.State == LetterState.Returned).OrderByDescending(l => l.Id).Take(1),
        "acknowledge" or "acknowledge-change" => db.Letters.Where(l => l.InstanceId == task.InstanceId && l.Acknowledgements.Any(a => a.PersonId == viewer.PersonId)).OrderBy(l => l.Id),
        _ => db.Letters.Where(l => false),
    };

    /// <summary>Evidence comes back by a check; a draft with the reason among the task's variables.</summary>
    static async Task<ReturnedAnswer?> Returned(PaContext db, UserTask task, Variables variables)
    {
        if (task.Form == "evidence")
        {
            var last = await db.CheckDecisions.AsNoTracking().Where(d => d.UnitId == task.UnitId && d.Year == task.Year && d.Kpi == task.Kpi && d.Round == task.Round).OrderByDescending(d => d.Id).FirstOrDefaultAsync();
            return last is { Approved: false } ? new(last.Reason, last.Stage) : null;
        }
        if (task.Form == "letter-mend") return new(variables.Text("reason"), variables.Text("returnedBy"));
        return task.Form is "appointment" or "guideline" && variables.Text("decision") == "return" ? new(variables.Text("reason"), Storage.People.PostIds.Director) : null;
    }

    static async Task<IResult> Complete(string id, CompletionRequest request, Caller caller, PaContext db, TaskDesk desk, TimeProvider clock)
    {
        if (await db.SeenTask(caller.Viewer, id) is not { } task || !caller.Viewer.MayWork(task)) return ApiProblems.NotFound();
        return ApiProblems.Of(await desk.Complete(id, TaskForms.Read(task, request, clock), caller.Viewer, caller.CommandId), Results.NoContent);
    }
}
