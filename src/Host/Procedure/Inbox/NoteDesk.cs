using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>Where people talk about a task: a remark, a question to somebody, its answer. Who is asked or called by name is told by mail.</summary>
public sealed class NoteDesk(Transaction transaction, Notices notices, AuditTrail audit, TimeProvider clock)
{
    /// <param name="toPerson">Who is asked; null or empty: a remark for everyone who sees the task.</param>
    /// <param name="commandId">The sender's own: the same form sent again is answered and changes nothing.</param>
    public async Task<Outcome> Say(string taskId, string text, string? toPerson, Viewer viewer, string? commandId = null) =>
        (await transaction.Once(viewer, commandId, $"task.note {taskId} {toPerson}", clock.GetUtcNow(), async db =>
        {
            var task = await Seen(db, taskId, viewer);
            var words = Words(text, "Remark", "โปรดพิมพ์ข้อความที่ต้องการบันทึกหรือถาม");
            var asked = toPerson is { Length: > 0 } ? await Colleague(db, viewer, toPerson) : null;
            var called = asked ?? await Called(db, viewer, words);
            var note = Add(db, task, asked is null ? NoteKind.Remark : NoteKind.Question, words, called?.Id, null, viewer);
            if (called is not null && called.Id != viewer.PersonId)
                Tell(db, task, called, note, asked is null ? $"{viewer.DisplayName} กล่าวถึงท่าน" : $"{viewer.DisplayName} ขอถาม", viewer);
            await audit.Append(db, task.UnitId, viewer.PersonId, "task.noted", HoldingDesk.SubjectOf(task), new { task = task.Id, note = note.Id, note.Kind, to = called?.Id, text = words });
            return "done";
        })).Outcome;

    /// <summary>By who was asked, or who has the task now.</summary>
    public async Task<Outcome> Answer(string taskId, string questionId, string text, Viewer viewer, string? commandId = null) =>
        (await transaction.Once(viewer, commandId, $"task.answer {taskId} {questionId}", clock.GetUtcNow(), async db =>
        {
            var task = await Seen(db, taskId, viewer);
            var question = await db.TaskNotes.SingleOrDefaultAsync(n => n.Id == questionId && n.TaskId == taskId && n.Kind == NoteKind.Question) ?? throw Rejected.NotFound();
            if (question.ToPerson != viewer.PersonId && !viewer.MayHold(task)) throw Rejected.NotFound();
            var words = Words(text, $"Answer[{questionId}]", "โปรดพิมพ์คำตอบ");
            var note = Add(db, task, NoteKind.Answer, words, question.By, question.Id, viewer);
            question.AnsweredAt ??= clock.GetUtcNow();
            if (question.By != viewer.PersonId && await db.Users.FindAsync(question.By) is { } asker) Tell(db, task, asker, note, $"{viewer.DisplayName} ตอบคำถามของท่าน", viewer);
            await audit.Append(db, task.UnitId, viewer.PersonId, "task.noted", HoldingDesk.SubjectOf(task), new { task = task.Id, note = note.Id, note.Kind, to = question.By, text = words });
            return "done";
        })).Outcome;

    /// <summary>Open questions to the viewer, the oldest first.</summary>
    public static Task<List<AskedOfMe>> Asked(PaContext db, Viewer viewer, int most) =>
        (from note in db.TaskNotes
         where note.ToPerson == viewer.PersonId && note.AnsweredAt == null && note.Kind == NoteKind.Question && note.UnitId == viewer.UnitId
         join task in db.Tasks on note.TaskId equals task.Id
         orderby note.At, note.Id
         select new AskedOfMe(note.Id, note.TaskId, task.Name, task.Kpi, note.By, note.Text, note.At)).Take(most).ToListAsync();

    TaskNote Add(PaContext db, UserTask task, NoteKind kind, string words, string? to, string? question, Viewer viewer)
    {
        var note = new TaskNote
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), UnitId = task.UnitId, TaskId = task.Id, Kind = kind, By = viewer.PersonId, ToPerson = to, QuestionId = question, Text = words,
            At = clock.GetUtcNow(),
        };
        db.TaskNotes.Add(note);
        db.SearchTexts.Add(SearchText.Of(note));
        return note;
    }

    void Tell(PaContext db, UserTask task, Person person, TaskNote note, string what, Viewer viewer)
    {
        if (person.Email is null) return;
        notices.Tell(db, task.UnitId, person, MailKind.Notice, $"note:{note.Id}:{person.Id}", $"{what}: {Notices.Title(task)}", $"""
            เรียน {person.DisplayName}

            {what} เกี่ยวกับงานต่อไปนี้

            “{note.Text}”

            {Notices.Facts(task)}

            โปรดเปิดงานในระบบเพื่ออ่านและตอบ {viewer.DisplayName} จะได้รับอีเมลเมื่อท่านตอบ
            """, $"{HoldingDesk.LinkOf(task)}#notes");
    }

    static async Task<UserTask> Seen(PaContext db, string taskId, Viewer viewer) => await viewer.TasksSeen(db).SingleOrDefaultAsync(t => t.Id == taskId) ?? throw Rejected.NotFound();

    static async Task<Person> Colleague(PaContext db, Viewer viewer, string person)
    {
        if (person == viewer.PersonId) throw Rejected.Invalid("AskPerson", "โปรดเลือกผู้อื่น หรือเว้นว่างไว้เพื่อบันทึกข้อความ");
        return await db.Users.SingleOrDefaultAsync(p => p.Id == person && p.UnitId == viewer.UnitId) ?? throw Rejected.Invalid("AskPerson", "โปรดเลือกผู้ที่ต้องการถามจากรายชื่อ");
    }

    /// <summary>Whom the words call by name, <c>@ชื่อที่แสดง</c>: the first one, by the longest name that fits.</summary>
    static async Task<Person?> Called(PaContext db, Viewer viewer, string words)
    {
        var at = words.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return null;
        var people = await db.Users.AsNoTracking().Where(p => p.UnitId == viewer.UnitId && p.Id != viewer.PersonId).ToListAsync();
        for (; at >= 0; at = words.IndexOf('@', at + 1))
        {
            var rest = words[(at + 1)..];
            if (people.Where(p => rest.StartsWith(p.DisplayName, StringComparison.Ordinal)).MaxBy(p => p.DisplayName.Length) is { } called) return called;
        }
        return null;
    }

    static string Words(string text, string field, string missing)
    {
        var words = text.Trim().ReplaceLineEndings("\n");
        if (words.Length == 0) throw Rejected.Invalid(field, missing);
        return words.Length <= TaskNote.MaxText ? words : throw Rejected.Invalid(field, $"ข้อความยาวเกิน {TaskNote.MaxText} ตัวอักษร — โปรดย่อให้สั้นลง");
    }
}

/// <summary>A question that waits for the viewer's answer.</summary>
public sealed record AskedOfMe(string Id, string TaskId, string TaskName, string? Kpi, string By, string Text, DateTimeOffset At);
