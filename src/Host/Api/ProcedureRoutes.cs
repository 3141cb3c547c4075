using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Api;

/// <summary>Procedures and their versions: those shipped for every unit and the unit's own.</summary>
static class ProcedureRoutes
{
    const string Resource = "ผังงาน";
    const string FileName = "procedure.bpmn";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/procedures", List).Needs(Right.SeeUnit).Says(Resource, "ผังงานที่หน่วยงานใช้ได้ และฉบับที่ใช้อยู่");
        api.MapGet("/procedures/{id}/versions", Versions).Needs(Right.SeeUnit).Says(Resource, "ทุกฉบับของผังงานหนึ่ง").Answers<IReadOnlyList<VersionAnswer>>().Fails(StatusCodes.Status404NotFound);
        api.MapGet("/procedures/{id}/versions/{version:int}", File).Needs(Right.SeeUnit).Says(Resource, "แฟ้ม BPMN ของฉบับหนึ่ง").Produces<string>(StatusCodes.Status200OK, "application/xml").Fails(StatusCodes.Status404NotFound);
        api.MapPost("/procedures/check", Check).Needs(Right.SeeUnit).Says(Resource, "ตรวจแฟ้ม BPMN โดยไม่บันทึก")
            .Takes("""{"bpmn": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><definitions>…</definitions>"}""");
        api.MapPost("/procedures", Deploy).Needs(Right.Deploy).Says(Resource, "ประกาศใช้ฉบับใหม่ของผังงาน").Answers<DeployAnswer>(StatusCodes.Status201Created).Commands()
            .Takes("""{"bpmn": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><definitions>…</definitions>", "note": "เพิ่มขั้นตรวจทาน"}""");
    }

    /// <param name="Version">In force: new instances start on it.</param>
    /// <param name="Running">Live instances on any version.</param>
    public sealed record ProcedureAnswer(string Id, string Name, int Version, bool Own, int Running);

    public sealed record VersionAnswer(int Version, string Name, bool Own, bool InForce, DateTimeOffset DeployedAt, string? DeployedBy, string? Note, int Running);

    public sealed record CheckRequest(string? Bpmn);

    public sealed record CheckAnswer(bool Sound, IReadOnlyList<ProcessAnswer> Processes, IReadOnlyList<FaultLine> Faults);

    public sealed record ProcessAnswer(string Id, string? Name);

    /// <param name="Process">The procedure that the file has to hold; null: whatever it holds.</param>
    /// <param name="BasedOn">The version that was changed: refused when another is in force by now.</param>
    public sealed record DeployRequest(string? Bpmn, string? Note, string? Process, int? BasedOn);

    public sealed record DeployAnswer(IReadOnlyList<DeployedAnswer> Versions);

    public sealed record DeployedAnswer(string Procedure, int Version);

    static async Task<IReadOnlyList<ProcedureAnswer>> List(Caller caller, PaContext db)
    {
        var running = await ProcedureVersions.Running(db, caller.Viewer);
        return [.. (await ProcedureVersions.List(ProcedureVersions.SeenBy(db, caller.Viewer))).GroupBy(v => v.ProcessId, StringComparer.Ordinal).Select(group =>
        {
            var inForce = ProcedureVersions.InForce(group);
            return new ProcedureAnswer(group.Key, inForce.Name, inForce.Version, inForce.Own, running.Where(r => r.Key.Process == group.Key).Sum(r => r.Value));
        })];
    }

    static async Task<IResult> Versions(string id, Caller caller, PaContext db)
    {
        var versions = await ProcedureVersions.List(ProcedureVersions.SeenBy(db, caller.Viewer).Where(v => v.ProcessId == id));
        if (versions.Count == 0) return ApiProblems.NotFound();
        var (inForce, running) = (ProcedureVersions.InForce(versions), await ProcedureVersions.Running(db, caller.Viewer));
        return Results.Ok(versions.Select(v =>
            new VersionAnswer(v.Version, v.Name, v.Own, v == inForce, v.DeployedAt, v.DeployedBy, v.Note, running.GetValueOrDefault((id, v.Version)))));
    }

    static async Task<IResult> File(string id, int version, Caller caller, PaContext db) =>
        await ProcedureVersions.Find(db, caller.Viewer, id, version) is { } found ? Results.Text(found.Bpmn, "application/xml") : ApiProblems.NotFound();

    static async Task<CheckAnswer> Check(CheckRequest request, Caller caller, ProcedureDesk desk)
    {
        var reading = await desk.Read(request.Bpmn ?? "", FileName, caller.Viewer);
        return new(reading.Faults.Count == 0, [.. reading.Processes.Select(p => new ProcessAnswer(p.Id, p.Name))], [.. reading.Faults.Select(FaultLine.Of)]);
    }

    static async Task<IResult> Deploy(DeployRequest request, Caller caller, ProcedureDesk desk)
    {
        var (outcome, faults, versions) = await desk.Deploy(request.Bpmn ?? "", FileName, request.Note ?? "", request.Process, request.BasedOn, caller.Viewer, caller.CommandId);
        if (outcome is Outcome.Invalid { Field: "File" } file) return ApiProblems.Invalid("bpmn", file.Message, faults.Count > 0 ? [.. faults.Select(FaultLine.Of)] : null);
        return ApiProblems.Of(outcome, () => Results.Created(
            $"/api/procedures/{Uri.EscapeDataString(versions[0].ProcessId)}/versions/{versions[0].Version}", new DeployAnswer([.. versions.Select(v => new DeployedAnswer(v.ProcessId, v.Version))])));
    }
}
