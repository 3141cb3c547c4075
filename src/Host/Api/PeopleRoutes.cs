using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Api;

/// <summary>
/// The unit's people, with their posts; who asks; and who stands in for the director. First passwords are for paper: accounts are made,
/// and given new ones, on the page alone, so that a program's token never becomes somebody's sign-in.
/// </summary>
static class PeopleRoutes
{
    const string Resource = "บุคลากร";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Me).Needs(Right.Member).Says(Resource, "ท่านคือใคร มีหน้าที่ใดในขณะนี้");
        api.MapGet("/people", List).Needs(Right.Member).Says(Resource, "ชื่อของทุกคนในหน่วยงาน ผู้ดูแลระบบเห็นหน้าที่และอีเมลด้วย");
        api.MapPut("/people/{person}", Change).Needs(Right.Administer).Says(Resource, "แก้ชื่อ อีเมล กลุ่มงาน และหน้าที่").Takes("""{"displayName": "ผู้จัดเก็บตัวชี้วัด", "email": "name@example.go.th", "workGroup": "กลุ่มมาตรฐาน", "posts": ["kpi-owner", "staff"]}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/acting", Acting).Needs(Right.SeeActing).Says(Resource, "ผู้แทนผู้อำนวยการ ที่สิ้นสุดหลังสุดก่อน");
        api.MapPost("/acting", Name).Needs(Right.NameActing).Says(Resource, "ตั้งผู้แทนผู้อำนวยการ").Commands().Takes("""{"person": "รหัสบุคคล", "kind": "inPlace", "byOrder": "คำสั่งกรม ที่ 12/2564 ลงวันที่ 4 มกราคม 2564", "rank": 1, "from": "2021-01-11", "until": "2021-01-15"}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
        api.MapPost("/acting/{acting:long}/end", End).Needs(Right.NameActing).Says(Resource, "สิ้นสุดการแทน").Commands().Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
    }

    /// <param name="Posts">With the director's, while the asker stands in for it with all its powers.</param>
    public sealed record MeAnswer(string Id, string DisplayName, string Unit, string WorkGroup, IReadOnlyList<string> Posts, ActingKind? Acting);

    /// <param name="UserName">This and what follows: for the administrator only.</param>
    public sealed record PersonAnswer(string Id, string DisplayName, string WorkGroup, string? UserName, string? Email, IReadOnlyList<string>? Posts);

    public sealed record PersonRequest(string? DisplayName, string? Email, string? WorkGroup, IReadOnlyList<string>? Posts);

    /// <param name="Rank">From 1: who is first where several are named.</param>
    public sealed record ActingAnswer(long Id, string Person, ActingKind Kind, string ByOrder, int Rank, DateOnly From, DateOnly Until);

    public sealed record ActingRequest(string? Person, ActingKind? Kind, string? ByOrder, int? Rank, DateOnly? From, DateOnly? Until);

    static MeAnswer Me(Caller caller)
    {
        var viewer = caller.Viewer;
        return new(viewer.PersonId, viewer.DisplayName, viewer.UnitId, viewer.WorkGroup, [.. viewer.Posts.Order(StringComparer.Ordinal)], viewer.Acting);
    }

    static async Task<IReadOnlyList<PersonAnswer>> List(Caller caller, PaContext db)
    {
        var people = await db.Users.AsNoTracking().Where(p => p.UnitId == caller.Viewer.UnitId).OrderBy(p => p.DisplayName).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.DisplayName, p.WorkGroup, p.UserName, p.Email, Posts = p.Posts.Where(h => h.UnitId == p.UnitId).Select(h => h.Post).ToList() }).ToListAsync();
        var all = caller.Viewer.Holds(PostIds.Administrator);
        return [.. people.Select(p => new PersonAnswer(p.Id, p.DisplayName, p.WorkGroup, all ? p.UserName : null, all ? p.Email : null, all ? [.. p.Posts.Order(StringComparer.Ordinal)] : null))];
    }

    static async Task<IResult> Change(string person, PersonRequest request, Caller caller, PeopleDesk desk)
    {
        var given = new NewPerson("", request.DisplayName?.Trim() ?? "", request.Email?.Trim() ?? "", request.WorkGroup?.Trim() ?? "", [.. (request.Posts ?? []).Distinct(StringComparer.Ordinal)]);
        return await desk.Change(caller.Viewer.UnitId, person, given, caller.Viewer.PersonId) is not { } faults ? ApiProblems.NotFound() : faults.Count > 0 ? throw Rejected.Invalid(faults) : Results.NoContent();
    }

    static async Task<IReadOnlyList<ActingAnswer>> Acting(Caller caller, PaContext db) => await db.ActingSignatories.Where(a => a.UnitId == caller.Viewer.UnitId).OrderByDescending(a => a.Until).ThenBy(a => a.Rank).Take(Lists.Most)
        .Select(a => new ActingAnswer(a.Id, a.PersonId, a.Kind, a.ByOrder, a.Rank, a.From, a.Until)).ToListAsync();

    static async Task<IResult> Name(ActingRequest request, Caller caller, ActingDesk desk)
    {
        var outcome = await desk.Name(new(request.Person ?? "", request.Kind, request.ByOrder ?? "", request.Rank, request.From, request.Until), caller.Viewer, caller.CommandId);
        return ApiProblems.Of(outcome is Outcome.Invalid { Field: "PersonId" } person ? person with { Field = "person" } : outcome, Results.NoContent);
    }

    static async Task<IResult> End(long acting, Caller caller, ActingDesk desk) => ApiProblems.Of(await desk.End(acting, caller.Viewer, caller.CommandId), Results.NoContent);
}
