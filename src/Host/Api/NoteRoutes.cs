using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Inbox;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Api;

/// <summary>What people say about a task: remarks, questions with their answers, reminders.</summary>
static class NoteRoutes
{
    const string Resource = "งาน";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tasks/{id}/notes", List).Needs(Right.Member).Says(Resource, "ข้อความ คำถาม คำตอบ การมอบงาน และการเตือนของงานหนึ่ง เก่าสุดก่อน").Answers<NotesAnswer>()
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/tasks/{id}/notes", Say).Needs(Right.Member).Says(Resource, "บันทึกข้อความ หรือถามผู้ที่ระบุใน to").Commands().Takes("""{"text": "ตัวเลขผู้รับบริการใช้ของเดือนใด", "to": "owner1.u01"}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
        api.MapPost("/tasks/{id}/notes/{note}/answer", Reply).Needs(Right.Member).Says(Resource, "ตอบคำถาม").Commands().Takes("""{"text": "ใช้ของเดือนมกราคม"}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
        api.MapPost("/tasks/{id}/reminders", Remind).Needs(Right.Member).Says(Resource, "เตือนผู้ที่ถืองานอยู่ วันละครั้งต่องาน").Takes("""{"text": "เหลือเวลาอีกไม่มาก"}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="To">Who is asked, or has got the task; null: everyone who sees it.</param>
    /// <param name="Question">Of an answer: the id of the question.</param>
    /// <param name="AnsweredAt">Of a question, once there is an answer.</param>
    public sealed record NoteLine(string Id, NoteKind Kind, string By, string? To, string? Question, string Text, DateTimeOffset At, DateTimeOffset? AnsweredAt);

    /// <param name="Next">What to send as <c>after</c> for more; null: that was all.</param>
    public sealed record NotesAnswer(IReadOnlyList<NoteLine> Notes, string? Next);

    /// <param name="To">Id of the person who is asked; left out: a remark.</param>
    public sealed record NoteRequest(string? Text, string? To);

    public sealed record WordsRequest(string? Text);

    static async Task<IResult> List(string id, string? after, int? limit, Caller caller, PaContext db)
    {
        if (await db.SeenTask(caller.Viewer, id) is null) return ApiProblems.NotFound();
        var (shown, notes) = (Lists.Limit(limit), db.TaskNotes.AsNoTracking().Where(n => n.TaskId == id));
        if (after is not null)
        {
            var last = await notes.Where(n => n.Id == after).Select(n => (DateTimeOffset?)n.At).SingleOrDefaultAsync() ?? throw Lists.Unknown();
            // Several of one moment stand in the order of their ids, which the database compares as it sorts.
#pragma warning disable CA1309
            notes = notes.Where(n => n.At > last || (n.At == last && string.Compare(n.Id, after) > 0));
#pragma warning restore CA1309
        }
        var rows = await notes.OrderBy(n => n.At).ThenBy(n => n.Id).Take(shown + 1)
            .Select(n => new NoteLine(n.Id, n.Kind, n.By, n.ToPerson, n.QuestionId, n.Text, n.At, n.AnsweredAt)).ToListAsync();
        return Results.Ok(new NotesAnswer([.. rows.Take(shown)], rows.Count > shown ? rows[shown - 1].Id : null));
    }

    static async Task<IResult> Say(string id, NoteRequest request, Caller caller, NoteDesk desk) =>
        Of(await desk.Say(id, request.Text ?? "", request.To, caller.Viewer, caller.CommandId));

    static async Task<IResult> Reply(string id, string note, WordsRequest request, Caller caller, NoteDesk desk) =>
        Of(await desk.Answer(id, note, request.Text ?? "", caller.Viewer, caller.CommandId));

    static async Task<IResult> Remind(string id, WordsRequest request, Caller caller, ReminderDesk desk) =>
        Of(await desk.Remind(id, request.Text ?? "", caller.Viewer));

    /// <summary>Fields by the names that requests give them: the pages have several forms on one screen and tell theirs apart.</summary>
    static IResult Of(Outcome outcome) => ApiProblems.Of(outcome is Outcome.Invalid invalid ? invalid with { Field = invalid.Field == "AskPerson" ? "to" : "text" } : outcome, Results.NoContent);
}
