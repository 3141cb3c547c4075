using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Api;

/// <summary>The registers of numbers: read, a number drawn for a paper written elsewhere, a number declared void.</summary>
static class RegisterRoutes
{
    const string Resource = "ทะเบียนหนังสือ";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/registers/{series}/{calendarYear:int}", List).Needs(Right.SeeRegisters).Says(Resource, "ทะเบียนหนึ่งของปีปฏิทินหนึ่ง เลขใหม่สุดก่อน").Answers<RegisterListAnswer>().Fails(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/registers/{series}", Draw).Needs(Right.KeepRegisters).Says(Resource, "ออกเลขให้หนังสือที่ทำนอกระบบ").Commands().Takes("""{"subject": "ส่งรายงานประจำเดือน", "addressee": "ผู้อำนวยการกอง"}""").Answers<NumberAnswer>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/registers/{series}/{calendarYear:int}/{no:int}/void", Void).Needs(Right.KeepRegisters).Says(Resource, "ยกเลิกเลข เลขนั้นจะไม่ถูกใช้ซ้ำ").Commands().Takes("""{"reason": "พิมพ์ผิด"}""").Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
    }

    /// <param name="Number">As it stands on the paper.</param>
    /// <param name="Letter">Null: drawn for a paper that was written outside the house.</param>
    public sealed record RegisterLineAnswer(int No, string Number, long? Letter, string Subject, string Addressee, DateTimeOffset GivenAt, string GivenBy, DateTimeOffset? VoidedAt, string? VoidedBy, string? VoidReason);

    public sealed record RegisterListAnswer(IReadOnlyList<RegisterLineAnswer> Lines, string? Next);

    public sealed record DrawRequest(string? Subject, string? Addressee);

    public sealed record NumberAnswer(string Number);

    public sealed record VoidNumberRequest(string? Reason);

    static async Task<IResult> List(string series, int calendarYear, int? after, int? limit, Caller caller, PaContext db)
    {
        if (!RegisterSeries.All.Contains(series)) return ApiProblems.NotFound();
        var shown = Lists.Limit(limit);
        var rows = await db.RegisterEntries.Where(e => e.UnitId == caller.Viewer.UnitId && e.CalendarYear == calendarYear && e.Series == series && (after == null || e.No < after)).OrderByDescending(e => e.No).Take(shown + 1)
            .Select(e => new RegisterLineAnswer(e.No, e.Number, e.LetterId, e.Subject, e.Addressee, e.GivenAt, e.GivenBy, e.VoidedAt, e.VoidedBy, e.VoidReason)).ToListAsync();
        return Results.Ok(new RegisterListAnswer([.. rows.Take(shown)], rows.Count > shown ? $"{rows[shown - 1].No}" : null));
    }

    static async Task<IResult> Draw(string series, DrawRequest request, Caller caller, LetterDesk desk)
    {
        if (!RegisterSeries.All.Contains(series)) return ApiProblems.NotFound();
        var (outcome, number) = await desk.Draw(series, request.Subject ?? "", request.Addressee ?? "", caller.Viewer, caller.CommandId);
        return ApiProblems.Of(outcome, () => Results.Ok(new NumberAnswer(number)));
    }

    static async Task<IResult> Void(string series, int calendarYear, int no, VoidNumberRequest request, Caller caller, LetterDesk desk) =>
        ApiProblems.Of(await desk.VoidNumber(series, calendarYear, no, request.Reason ?? "", caller.Viewer, caller.CommandId), Results.NoContent);
}
