using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Inbox;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Api;

/// <summary>Who has a task: taken on from the post, given back to it, handed over to somebody who could do it.</summary>
static class HoldingRoutes
{
    const string Resource = "งาน";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/tasks/{id}/claim", Claim).Needs(Right.Member).Says(Resource, "รับเรื่อง: ผู้อื่นในหน้าที่เดียวกันจะเว้นงานนี้ไว้ให้ท่าน")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        api.MapDelete("/tasks/{id}/claim", GiveBack).Needs(Right.Member).Says(Resource, "คืนเรื่อง: ทุกคนในหน้าที่เดียวกันทำงานนี้ได้อีก")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        api.MapGet("/tasks/{id}/handovers", Receivers).Needs(Right.Member).Says(Resource, "ผู้ที่รับมอบงานนี้ต่อได้").Answers<ReceiversAnswer>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/tasks/{id}/handovers", HandOver).Needs(Right.Member).Says(Resource, "มอบงานต่อให้ผู้อื่น พร้อมเหตุผล").Commands().Takes("""{"to": "owner6.u01", "reason": "ผู้จัดเก็บลาป่วย"}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
    }

    /// <param name="To">Id of the person who gets it.</param>
    public sealed record HandOverRequest(string? To, string? Reason);

    /// <summary>A person who could do the task.</summary>
    public sealed record Receiver(string Id, string DisplayName);

    public sealed record ReceiversAnswer(IReadOnlyList<Receiver> People);

    static async Task<IResult> Claim(string id, Caller caller, HoldingDesk desk) => ApiProblems.Of(await desk.Claim(id, caller.Viewer), Results.NoContent);

    static async Task<IResult> GiveBack(string id, Caller caller, HoldingDesk desk) => ApiProblems.Of(await desk.GiveBack(id, caller.Viewer), Results.NoContent);

    static async Task<IResult> Receivers(string id, Caller caller, PaContext db)
    {
        if (await db.SeenTask(caller.Viewer, id) is not { } task) return ApiProblems.NotFound();
        var people = await HoldingDesk.People(db, caller.Viewer.UnitId);
        if (!HoldingDesk.MayHandOver(people, task, caller.Viewer)) return ApiProblems.NotFound();
        return Results.Ok(new ReceiversAnswer([.. HoldingDesk.Candidates(people, task).Where(p => p.Id != task.Holder).Select(p => new Receiver(p.Id, p.DisplayName))]));
    }

    static async Task<IResult> HandOver(string id, HandOverRequest request, Caller caller, HoldingDesk desk)
    {
        var outcome = await desk.HandOver(id, request.To ?? "", request.Reason ?? "", caller.Viewer, caller.CommandId);
        return ApiProblems.Of(outcome is Outcome.Invalid { Field: "HandOverReason" } reason ? reason with { Field = "reason" } : outcome, Results.NoContent);
    }
}
