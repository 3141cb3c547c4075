using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Api;

/// <summary>Running instances move to another version of their procedure.</summary>
static class MigrationRoutes
{
    const string Resource = "ย้ายฉบับ";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/procedures/{id}/migrations/preview", Preview).Needs(Right.Intervene).Says(Resource, "ดูก่อนว่าเรื่องใดย้ายไปฉบับใหม่ได้ โดยไม่เปลี่ยนอะไร").Answers<PreviewAnswer>().Takes("""{"from": 1, "to": 2}""").Fails(StatusCodes.Status404NotFound);
        api.MapPost("/procedures/{id}/migrations", Run).Needs(Right.Intervene).Says(Resource, "ย้ายเรื่องไปฉบับใหม่").Answers<RunAnswer>().Takes("""{"from": 1, "to": 2, "instances": ["u01-2564"], "reason": "ใช้ฉบับใหม่"}""").Commands().Fails(StatusCodes.Status404NotFound);
    }

    /// <param name="Mapping">Element id → element id; null: as proposed by id and name.</param>
    public sealed record PreviewRequest(int From, int To, Dictionary<string, string>? Mapping);

    public sealed record PreviewAnswer(int From, int To, IReadOnlyDictionary<string, string> Mapping, IReadOnlyList<MoveAnswer> Instances);

    /// <param name="Before">Where it stands now, by name; <paramref name="After"/>: where it would stand.</param>
    public sealed record MoveAnswer(string Id, int Year, bool CanMove, IReadOnlyList<string> Before, IReadOnlyList<string> After, IReadOnlyList<ProblemAnswer> Problems);

    public sealed record ProblemAnswer(string Element, string? Name, MigrationObstacle Obstacle, string Detail);

    public sealed record RunRequest(int From, int To, Dictionary<string, string>? Mapping, IReadOnlyList<string>? Instances, string? Reason);

    public sealed record RunAnswer(IReadOnlyList<string> Moved);

    static async Task<IResult> Preview(string id, PreviewRequest request, Caller caller, MigrationDesk desk) =>
        await desk.Preview(id, request.From, request.To, request.Mapping, caller.Viewer) is not { } preview ? ApiProblems.NotFound()
            : Results.Ok(new PreviewAnswer(request.From, request.To, preview.Plan.Mapping, [.. preview.Instances.Select(i => new MoveAnswer(i.Id, i.Year, i.CanMove, i.Before, i.After,
                [.. i.Problems.Select(p => new ProblemAnswer(p.ElementId, p.ElementName, p.Obstacle, InterventionWords.Of(p.Obstacle)))]))]));

    static async Task<IResult> Run(string id, RunRequest request, Caller caller, MigrationDesk desk)
    {
        var mapping = (IReadOnlyDictionary<string, string>?)request.Mapping ?? (await desk.Preview(id, request.From, request.To, null, caller.Viewer))?.Plan.Mapping;
        if (mapping is null) return ApiProblems.NotFound();
        var outcome = await desk.Run(id, request.From, request.To, mapping, request.Instances ?? [], request.Reason ?? "", caller.Viewer, caller.CommandId);
        return ApiProblems.Of(outcome, () => Results.Ok(new RunAnswer([.. request.Instances!.Distinct().Order(StringComparer.Ordinal)])));
    }
}
