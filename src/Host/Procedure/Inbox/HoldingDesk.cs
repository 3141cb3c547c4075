using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>Where a person takes on a task of their post, gives it back, or hands one over to somebody who could do it.</summary>
public sealed class HoldingDesk(Transaction transaction, Notices notices, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Tasks that nobody can do in another's place: who reads is who was asked to.</summary>
    static readonly string[] personal = ["acknowledge", "acknowledge-change"];

    /// <summary>From then on the others of the post leave it to the viewer.</summary>
    public Task<Outcome> Claim(string taskId, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var task = await Open(db, taskId, viewer, viewer.MayHold);
        if (task.Post is null || task.ClaimedBy == viewer.PersonId) throw Rejected.Conflict("งานนี้เป็นของท่านอยู่แล้ว");
        if (task.ClaimedBy is { } other) throw Rejected.Conflict($"{await NameOf(db, other)} รับเรื่องนี้ไว้แล้ว — หากต้องการทำแทน โปรดใช้ “มอบงานต่อ” ให้ตัวท่านเองพร้อมเหตุผล");
        // A stand-in's days end; the task would stay with somebody who may not do it any more.
        if (viewer.Acting is not null && task.Post == PostIds.Director) throw Rejected.Conflict("ผู้รักษาราชการแทนดำเนินการได้เลย ไม่ต้องรับเรื่องไว้ก่อน");
        (task.ClaimedBy, task.HeldSince) = (viewer.PersonId, clock.GetUtcNow());
        await audit.Append(db, task.UnitId, viewer.PersonId, "task.claimed", SubjectOf(task), new { task = task.Id });
    }));

    /// <summary>The task is the whole post's again.</summary>
    public Task<Outcome> GiveBack(string taskId, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var task = await Open(db, taskId, viewer, t => t.ClaimedBy == viewer.PersonId);
        (task.ClaimedBy, task.HeldSince) = (null, clock.GetUtcNow());
        await audit.Append(db, task.UnitId, viewer.PersonId, "task.given-back", SubjectOf(task), new { task = task.Id });
    }));

    /// <param name="reason">Said to the receiver and kept with the task.</param>
    /// <param name="commandId">The sender's own: the same form sent again is answered and changes nothing.</param>
    public async Task<Outcome> HandOver(string taskId, string toPerson, string reason, Viewer viewer, string? commandId = null) =>
        (await transaction.Once(viewer, commandId, $"task.hand-over {taskId} {toPerson}", clock.GetUtcNow(), async db =>
        {
            await HandOver(db, taskId, toPerson, reason.Trim(), viewer);
            return "done";
        })).Outcome;

    async Task HandOver(PaContext db, string taskId, string toPerson, string reason, Viewer viewer)
    {
        var task = await Open(db, taskId, viewer, _ => true);
        var people = await People(db, viewer.UnitId);
        if (!MayHandOver(people, task, viewer)) throw Rejected.NotFound();
        if (personal.Contains(task.Form)) throw Rejected.Conflict("การรับทราบเป็นของผู้ที่ถูกขอให้อ่านเอง จึงมอบให้ผู้อื่นไม่ได้");
        if (reason.Length == 0) throw Rejected.Invalid("HandOverReason", "โปรดระบุเหตุผลที่มอบงานต่อ เพื่อให้ผู้รับเข้าใจ");
        if (reason.Length > TaskNote.MaxText) throw Rejected.Invalid("HandOverReason", $"เหตุผลยาวเกิน {TaskNote.MaxText} ตัวอักษร");
        var receiver = Candidates(people, task).SingleOrDefault(p => p.Id == toPerson)
            ?? throw Rejected.Invalid("To", "โปรดเลือกผู้รับจากรายชื่อผู้ที่ทำงานนี้ได้");
        var before = task.Holder;
        if (task.Post is null) task.Assignee = receiver.Id;
        else task.ClaimedBy = receiver.Id;
        if (task.Holder == before) throw Rejected.Conflict($"งานนี้อยู่กับ {receiver.DisplayName} แล้ว");
        (task.HeldSince, task.ReceivedFrom) = (clock.GetUtcNow(), viewer.PersonId);
        var note = new TaskNote
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), UnitId = task.UnitId, TaskId = task.Id, Kind = NoteKind.HandOver, By = viewer.PersonId, ToPerson = receiver.Id, Text = reason,
            At = clock.GetUtcNow(),
        };
        db.TaskNotes.Add(note);
        db.SearchTexts.Add(SearchText.Of(note));
        if (receiver.Id != viewer.PersonId && receiver.Email is not null)
        {
            notices.Tell(db, task.UnitId, receiver, MailKind.Task, $"hand-over:{note.Id}:{receiver.Id}", $"มอบงานให้ท่าน: {Notices.Title(task)}", $"""
                เรียน {receiver.DisplayName}

                {viewer.DisplayName} มอบงานต่อไปนี้ให้ท่าน
                เหตุผล: {reason}

                {Notices.Facts(task)}
                """, LinkOf(task));
        }
        await audit.Append(db, task.UnitId, viewer.PersonId, "task.handed-over", SubjectOf(task), new { task = task.Id, from = before, to = receiver.Id, reason });
    }

    /// <summary>Who has it may hand it over; so may the others of its post, the strategy unit, the director, and the head of the group of who has it.</summary>
    public static bool MayHandOver(IReadOnlyList<Person> people, UserTask task, Viewer viewer) => task.State == UserTaskState.Open && task.UnitId == viewer.UnitId && !personal.Contains(task.Form)
        && (viewer.MayHold(task) || viewer.Holds(PostIds.Strategy) || viewer.Holds(PostIds.Director)
            || (viewer.HeadsGroup is { } group && people.Any(p => p.Id == task.Holder && p.WorkGroup == group)));

    /// <summary>Who could do the task: the holders of its post, or of a task with a name those who hold a post of that person's.</summary>
    public static IEnumerable<Person> Candidates(IReadOnlyList<Person> people, UserTask task)
    {
        var posts = task.Post is { } post ? [post] : people.Where(p => p.Id == task.Assignee).SelectMany(p => p.Posts).Select(h => h.Post).ToHashSet(StringComparer.Ordinal);
        return people.Where(p => p.Posts.Any(h => posts.Contains(h.Post)));
    }

    /// <summary>The unit's people with the posts that they hold there, by name.</summary>
    public static async Task<IReadOnlyList<Person>> People(PaContext db, string unitId) =>
        await db.Users.AsNoTracking().Where(p => p.UnitId == unitId).Include(p => p.Posts.Where(h => h.UnitId == unitId)).OrderBy(p => p.DisplayName).ToListAsync();

    static async Task<UserTask> Open(PaContext db, string taskId, Viewer viewer, Func<UserTask, bool> theirs)
    {
        if (await db.Tasks.Where(t => t.Id == taskId && t.UnitId == viewer.UnitId).Select(t => t.InstanceId).SingleOrDefaultAsync() is not { } instance) throw Rejected.NotFound();
        await Stepper.Lock(db, instance);
        var task = (await db.TaskOf(taskId))!;
        if (!theirs(task)) throw Rejected.NotFound();
        return task.State == UserTaskState.Open ? task : throw Rejected.Conflict(TaskDesk.Moved);
    }

    static async Task<string> NameOf(PaContext db, string person) => await db.Users.Where(p => p.Id == person).Select(p => p.DisplayName).SingleOrDefaultAsync() ?? person;

    internal static string SubjectOf(UserTask task) => task.Kpi is { } kpi ? $"{kpi}/{task.Round}" : task.Name.Length <= 300 ? task.Name : task.Name[..300];

    internal static string LinkOf(UserTask task) => $"/tasks/{Uri.EscapeDataString(task.Id)}";
}
