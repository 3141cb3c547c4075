using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Api;

/// <summary>Running and ended instances of the unit, and the help that they can be given.</summary>
static class InstanceRoutes
{
    const string Resource = "เรื่อง";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/instances", List).Needs(Right.SeeUnit).Says(Resource, "เรื่องของหน่วยงาน ใหม่สุดก่อน ต่อด้วย after เป็นรหัสของรายการสุดท้าย").Fails(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/instances/{id}", Get).Needs(Right.SeeUnit).Says(Resource, "เรื่องหนึ่ง: อยู่ที่ขั้นใด มีข้อมูลและเหตุขัดข้องใด").Answers<InstanceAnswer>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/instances/{id}/incidents/{incident}/retry", Retry).Needs(Right.Retry).Helps("ให้ขั้นที่ขัดข้องลองใหม่", """{"reason": "ข้อมูลครบแล้ว"}""");
        api.MapPut("/instances/{id}/variables", SetVariables).Needs(Right.Intervene).Helps("แก้ข้อมูลของเรื่อง", """{"variables": {"amount": 5}, "reason": "ใส่วงเงินที่ขาด"}""");
        api.MapPost("/instances/{id}/tokens/{token:int}/skip", Skip).Needs(Right.Intervene).Helps("ข้ามขั้นที่ค้างอยู่", """{"variables": {"decision": "approve"}, "reason": "อนุมัติเป็นหนังสือแล้ว"}""");
        api.MapPost("/instances/{id}/tokens/{token:int}/move", Move).Needs(Right.Intervene).Helps("ย้ายจุดที่ค้างไปยังขั้นอื่น", """{"target": "approve", "reason": "วงเงินเกิน"}""");
        api.MapPost("/instances/{id}/cancellation", Cancel).Needs(Right.Intervene).Helps("ยกเลิกเรื่อง", """{"reason": "ผู้ขอถอนเรื่อง"}""");
    }

    static RouteHandlerBuilder Helps(this RouteHandlerBuilder route, string summary, string example) => route.Says(Resource, summary).Takes(example).Commands()
        .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);

    public record InstanceLine(
        string Id, string Process, int Version, int Year, string BusinessKey, InstanceStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Incidents);

    /// <param name="Scopes">Where variables live; number 0 is the instance itself.</param>
    public sealed record InstanceAnswer(
        string Id, string Process, int Version, int Year, string BusinessKey, InstanceStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
        IReadOnlyList<TokenAnswer> Tokens, IReadOnlyList<ScopeAnswer> Scopes, IReadOnlyList<IncidentAnswer> Incidents, IReadOnlyList<TimerAnswer> Timers);

    /// <param name="State">The engine's word for what the token is about, e.g. <c>task</c>, <c>timer</c>, <c>failed</c>.</param>
    /// <param name="Scope">The innermost whose variables it sees.</param>
    public sealed record TokenAnswer(
        int Number, string Element, string Name, Stage State, int Scope, DateTimeOffset? Since, DateTimeOffset? DueAt, string? Kpi, string? Round, TaskAnswer? Task, string? Incident);

    public sealed record TaskAnswer(string Id, string? Assignee, string? Post);

    public sealed record ScopeAnswer(int Number, string? Element, int? Parent, Variables Variables);

    /// <param name="Trouble">Null: noted by an older program.</param>
    /// <param name="Cause">For whoever knows the procedure's file; in English.</param>
    public sealed record IncidentAnswer(string Id, string Element, string Name, Trouble? Trouble, string? Detail, string Cause, DateTimeOffset RaisedAt);

    public sealed record TimerAnswer(string Id, string Element, string Name, DateTimeOffset DueAt);

    public sealed record ReasonRequest(string? Reason);

    /// <param name="Scope">0, where it is left out: the instance itself.</param>
    public sealed record VariablesRequest(int? Scope, JsonElement? Variables, string? Reason);

    /// <param name="Variables">What the step would have handed back.</param>
    public sealed record SkipRequest(JsonElement? Variables, string? Reason);

    /// <param name="Target">The id of an element beside the one where the token stands.</param>
    public sealed record MoveRequest(string? Target, string? Reason);

    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, by the order in which it sorts.")]
    static async Task<IReadOnlyList<InstanceLine>> List(int? year, string? process, string? after, int? limit, Caller caller, PaContext db)
    {
        var shown = Lists.Limit(limit);
        var instances = db.Instances.AsNoTracking().Where(i => i.UnitId == caller.Viewer.UnitId && (year == null || i.Year == year) && (process == null || i.ProcessId == process));
        if (after is not null)
        {
            var last = await instances.Where(i => i.Id == after).Select(i => (DateTimeOffset?)i.StartedAt).SingleOrDefaultAsync() ?? throw Lists.Unknown();
            instances = instances.Where(i => i.StartedAt < last || (i.StartedAt == last && string.Compare(i.Id, after) > 0));
        }
        return await instances.OrderByDescending(i => i.StartedAt).ThenBy(i => i.Id).Take(shown)
            .Select(i => new InstanceLine(i.Id, i.ProcessId, i.ProcessVersion, i.Year, i.BusinessKey, i.Status, i.StartedAt, i.EndedAt,
                db.Incidents.Count(n => n.InstanceId == i.Id && n.ResolvedAt == null))).ToListAsync();
    }

    static async Task<IResult> Get(string id, Caller caller, PaContext db, ProcessDefinitions definitions)
    {
        if (await InstanceView.Load(db, definitions, id, caller.Viewer) is not { } view) return ApiProblems.NotFound();
        var row = view.Row;
        return Results.Ok(new InstanceAnswer(row.Id, row.ProcessId, row.ProcessVersion, row.Year, row.BusinessKey, row.Status, row.StartedAt, row.EndedAt,
            [.. view.Tokens.Select(Of)],
            [.. view.State.Scopes.Select(s => new ScopeAnswer(s.Number, s.ElementId, s.Parent, s.Locals))],
            [.. view.Incidents.Select(i => Of(i, view))],
            [.. view.Timers.Select(t => new TimerAnswer(t.Id, t.ElementId, view.NameOf(t.ElementId), t.DueAt))]));
    }

    static TokenAnswer Of(TokenView token) => new(token.Token.Number, token.Token.ElementId, token.Name, token.Token.Stage, token.Token.Local ?? token.Token.Scope,
        token.Since, token.Due, token.Kpi, token.Round, token.Task is { } task ? new(task.Id, task.Assignee, task.Post) : null, token.Incident?.Id);

    static IncidentAnswer Of(Incident incident, InstanceView view)
    {
        var token = view.Tokens.FirstOrDefault(t => t.Incident?.Id == incident.Id);
        return new(incident.Id, incident.ElementId, view.NameOf(incident.ElementId), token?.Token.Trouble, token?.Trouble?.What, incident.Cause, incident.RaisedAt);
    }

    static Task<IResult> Retry(string id, string incident, ReasonRequest request, Caller caller, InstanceDesk desk) =>
        Give(() => desk.Retry(id, incident, request.Reason ?? "", caller.Viewer, caller.CommandId));

    static Task<IResult> SetVariables(string id, VariablesRequest request, Caller caller, InstanceDesk desk) =>
        Give(() => desk.SetVariables(id, request.Scope ?? 0, HandedVariables.Read(request.Variables), request.Reason ?? "", caller.Viewer, caller.CommandId));

    static Task<IResult> Skip(string id, int token, SkipRequest request, Caller caller, InstanceDesk desk) =>
        Give(() => desk.Skip(id, token, HandedVariables.Read(request.Variables), request.Reason ?? "", caller.Viewer, caller.CommandId));

    static Task<IResult> Move(string id, int token, MoveRequest request, Caller caller, InstanceDesk desk) =>
        Give(() => desk.Move(id, token, request.Target ?? "", request.Reason ?? "", caller.Viewer, caller.CommandId));

    static Task<IResult> Cancel(string id, ReasonRequest request, Caller caller, InstanceDesk desk) =>
        Give(() => desk.Cancel(id, request.Reason ?? "", caller.Viewer, caller.CommandId));

    static async Task<IResult> Give(Func<Task<Outcome>> command)
    {
        try
        {
            return ApiProblems.Of(await command(), Results.NoContent);
        }
        catch (Rejected rejected)
        {
            return ApiProblems.Of(rejected.Outcome, Results.NoContent);
        }
    }
}
