using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Inbox;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Tasks;

/// <summary>Who has the task, taking it on and handing it over, and what is said about it.</summary>
public sealed partial class TaskPage
{
    const int NotesShown = 200;

    /// <summary>What was said, in its order; answers stand under their questions.</summary>
    public IReadOnlyList<TaskNote> Notes { get; private set; } = [];

    /// <summary>Who could do the task instead; empty: the viewer may not hand it over.</summary>
    public IReadOnlyList<(string Id, string Name)> Receivers { get; private set; } = [];

    public string HolderName => InboxFilter.WhoName(Row.Holder, NameOf);

    /// <summary>A task of a post that nobody has taken on, and that the viewer may take on.</summary>
    public bool MayClaim => Row is { State: UserTaskState.Open, Post: { } post, ClaimedBy: null } && Viewer.MayHold(Row) && !(Viewer.Acting is not null && post == PostIds.Director);

    public bool MayGiveBack => Row.State == UserTaskState.Open && Row.ClaimedBy == Viewer.PersonId;

    public IEnumerable<TaskNote> AnswersTo(TaskNote question) => Notes.Where(n => n.QuestionId == question.Id);

    public bool MayAnswer(TaskNote question) => question.Kind == NoteKind.Question && question.AnsweredAt is null && (question.ToPerson == Viewer.PersonId || (Viewer.MayHold(Row) && question.By != Viewer.PersonId));

    public async Task<IActionResult> OnPostClaim(string id) => await AnswerAt(id, await holding.Claim(id, Viewer), "รับเรื่องแล้ว ผู้อื่นในหน้าที่เดียวกันจะเห็นว่าท่านดำเนินการอยู่");

    public async Task<IActionResult> OnPostGiveBack(string id) => await AnswerAt(id, await holding.GiveBack(id, Viewer), "คืนเรื่องแล้ว ผู้อื่นในหน้าที่เดียวกันดำเนินการได้");

    public async Task<IActionResult> OnPostHandOver(string id) =>
        await AnswerAt(id, await holding.HandOver(id, Typed("To"), Typed("HandOverReason"), Viewer, Command), "มอบงานต่อแล้ว ผู้รับจะได้รับอีเมลแจ้ง");

    public async Task<IActionResult> OnPostRemind(string id) => await AnswerAt(id, await reminders.Remind(id, "", Viewer), "ส่งอีเมลเตือนแล้ว");

    public async Task<IActionResult> OnPostNote(string id) =>
        await AnswerAt(id, await notes.Say(id, Typed("Remark"), Typed("AskPerson"), Viewer, Command), Typed("AskPerson").Length > 0 ? "ส่งคำถามแล้ว ผู้ถูกถามจะได้รับอีเมลแจ้ง" : "บันทึกข้อความแล้ว");

    public async Task<IActionResult> OnPostAnswer(string id)
    {
        var question = Typed("Question");
        return await AnswerAt(id, await notes.Answer(id, question, Typed($"Answer[{question}]"), Viewer, Command), "ส่งคำตอบแล้ว ผู้ถามจะได้รับอีเมลแจ้ง");
    }

    async Task<IActionResult> AnswerAt(string id, Outcome outcome, string done)
    {
        if (outcome is Outcome.Done)
        {
            Say(done);
            // Who has handed the task over may not see it any more.
            return LocalRedirect(await Viewer.TasksSeen(db).AnyAsync(t => t.Id == id) ? $"/tasks/{Uri.EscapeDataString(id)}" : "/");
        }
        return Note(outcome) && await Load(id) ? Page() : NotFound();
    }

    /// <summary>Who is there, what was said, and to whom the task may go.</summary>
    async Task LoadPeople()
    {
        Notes = await db.TaskNotes.AsNoTracking().Where(n => n.TaskId == Row.Id).OrderBy(n => n.At).ThenBy(n => n.Id).Take(NotesShown).ToListAsync();
        var people = await HoldingDesk.People(db, Viewer.UnitId);
        Names = people.ToDictionary(p => p.Id, p => p.DisplayName);
        if (HoldingDesk.MayHandOver(people, Row, Viewer)) Receivers = [.. HoldingDesk.Candidates(people, Row).Where(p => p.Id != Row.Holder).Select(p => (p.Id, p.DisplayName))];
    }
}
