using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Changes;
using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using Results = Microsoft.AspNetCore.Http.Results;

namespace PaWorkflow.Host.Api;

/// <summary>The unit's years: launched, where each stands, KPI details that change in mid-year, and what the committee gave.</summary>
static class YearRoutes
{
    const string Resource = "ปีงบประมาณ";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/years", List).Needs(Right.Member).Says(Resource, "ปีงบประมาณของหน่วยงาน ใหม่สุดก่อน");
        api.MapPost("/years", Launch).Needs(Right.Launch).Says(Resource, "เริ่มปีงบประมาณจากแฟ้มตัวชี้วัด (YAML)").Takes("""{"catalogue": "fiscalYear: 2565\n…", "name": "fy2565.yaml", "holders": {"1.2.1": "รหัสบุคคล"}}""")
            .Answers<YearLine>(StatusCodes.Status201Created).Fails(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/years/{year:int}", Board).Needs(Right.Member).Says(Resource, "ปีหนึ่งอยู่ตรงไหน: ตัวชี้วัดที่ท่านเห็น แต่ละรอบ").Answers<BoardAnswer>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/years/{year:int}/kpi-details-confirmation", Confirm).Needs(Right.Launch).Says(Resource, "บันทึกว่า กพร. ยืนยันรายละเอียดตัวชี้วัดแล้ว").Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        api.MapGet("/years/{year:int}/versions", Versions).Needs(Right.SeeUnit).Says(Resource, "ฉบับของรายละเอียดตัวชี้วัด ใหม่สุดก่อน").Answers<IReadOnlyList<CatalogueVersionAnswer>>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/years/{year:int}/changes/preview", Preview).Needs(Right.Launch).Says(Resource, "ดูว่ารายละเอียดตัวชี้วัดฉบับใหม่จะเปลี่ยนอะไร โดยไม่บันทึก").Takes("""{"catalogue": "fiscalYear: 2564\n…", "name": "fy2564.yaml"}""")
            .Answers<ChangePreviewAnswer>().Fails(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/years/{year:int}/changes", Change).Needs(Right.Launch).Says(Resource, "ใช้รายละเอียดตัวชี้วัดฉบับใหม่ และแจ้งผู้เกี่ยวข้องให้รับทราบ").Commands()
            .Takes("""{"catalogue": "fiscalYear: 2564\n…", "name": "fy2564.yaml", "reason": "กรมเลื่อนวันปิดรับ", "basedOn": 2}""").Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
        api.MapPut("/years/{year:int}/rounds/{round}/committee", Committee).Needs(Right.Launch).Says(Resource, "บันทึกคะแนนที่คณะกรรมการประเมินผลให้").Takes("""{"points": {"1.2.1": {"3": 1.5}}, "notes": {"1.2.1": "หลักฐานไม่ครบทุกช่องทาง"}}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="Instance">The yearly procedure.</param>
    public sealed record YearLine(int Year, string CatalogueName, string Instance, DateTimeOffset LaunchedAt, string LaunchedBy, DateTimeOffset? KpiDetailsConfirmedAt);

    /// <param name="Catalogue">YAML.</param>
    /// <param name="Holders">KPI code → id of the person proposed to collect it.</param>
    public sealed record LaunchRequest(string? Catalogue, string? Name, IReadOnlyDictionary<string, string>? Holders);

    public sealed record CatalogueVersionAnswer(int Version, string Name, string Reason, string By, DateTimeOffset At);

    public sealed record ChangePreviewRequest(string? Catalogue, string? Name);

    /// <param name="BasedOn">The version that the preview said the newer one gets.</param>
    public sealed record ChangeRequest(string? Catalogue, string? Name, string? Reason, int? BasedOn);

    /// <param name="Version">Which the newer details would get; send it as <c>basedOn</c>.</param>
    /// <param name="Concerned">Ids of those who would have to acknowledge them.</param>
    /// <param name="Refusals">Why they cannot be put into force.</param>
    public sealed record ChangePreviewAnswer(
        int Version, IReadOnlyList<string> Differences, IReadOnlyList<string> Concerned, IReadOnlyList<Rescore> Rescores, IReadOnlyList<RoundRescore> Totals, IReadOnlyList<DateMoveAnswer> Moves,
        IReadOnlyList<string> Refusals, IReadOnlyList<string> Warnings);

    /// <param name="Points">KPI code → criterion id → points; what is left out agrees with the rule.</param>
    /// <param name="Notes">KPI code → what the committee said.</param>
    public sealed record CommitteeRequest(IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>>? Points, IReadOnlyDictionary<string, string>? Notes);

    static async Task<IReadOnlyList<YearLine>> List(Caller caller, PaContext db) => await db.Years.AsNoTracking().Where(y => y.UnitId == caller.Viewer.UnitId).OrderByDescending(y => y.Year)
        .Select(y => new YearLine(y.Year, y.CatalogueName, y.InstanceId, y.LaunchedAt, y.LaunchedBy, y.ConfirmedAt)).ToListAsync();

    static async Task<IResult> Launch(LaunchRequest request, Caller caller, PaContext db, YearDesk desk)
    {
        var outcome = await desk.Launch(request.Catalogue ?? "", NameOf(request.Name), request.Holders ?? new Dictionary<string, string>(), caller.Viewer);
        if (outcome is not Outcome.Done) return ApiProblems.Of(outcome, Results.NoContent);
        var year = CatalogueFile.Read(request.Catalogue!, NameOf(request.Name)).Catalogue!.FiscalYear.Number;
        return Results.Created($"/api/years/{year}", (await List(caller, db)).Single(y => y.Year == year));
    }

    static async Task<IResult> Board(int year, Caller caller, PaContext db, YearBooks books) =>
        await books.Open(db, caller.Viewer, year) is { } book ? Results.Ok(BoardAnswer.Of(book, caller.Viewer)) : ApiProblems.NotFound();

    static async Task<IResult> Confirm(int year, Caller caller, YearDesk desk) => ApiProblems.Of(await desk.ConfirmKpiDetails(year, caller.Viewer), Results.NoContent);

    static async Task<IResult> Versions(int year, Caller caller, PaContext db)
    {
        var versions = await db.CatalogueVersions.AsNoTracking().Where(v => v.UnitId == caller.Viewer.UnitId && v.Year == year).OrderByDescending(v => v.Version)
            .Select(v => new CatalogueVersionAnswer(v.Version, v.CatalogueName, v.Reason, v.By, v.At)).ToListAsync();
        return versions.Count > 0 ? Results.Ok(versions) : ApiProblems.NotFound();
    }

    static async Task<IResult> Preview(int year, ChangePreviewRequest request, Caller caller, PaContext db, ChangeDesk desk)
    {
        var reading = CatalogueFile.Read(request.Catalogue ?? "", NameOf(request.Name));
        if (reading.Catalogue is null) throw Rejected.Invalid("catalogue", string.Join('\n', reading.Faults.Select(f => f.InThai())));
        return await desk.Preview(db, year, reading, caller.Viewer) is not { } preview ? ApiProblems.NotFound()
            : Results.Ok(new ChangePreviewAnswer(preview.Version, [.. preview.Differences.Select(d => d.InThai())], preview.Concerned, preview.Rescores, preview.Totals, [.. preview.Moves.Select(DateMoveAnswer.Of)], preview.Refusals, preview.Warnings));
    }

    static async Task<IResult> Change(int year, ChangeRequest request, Caller caller, ChangeDesk desk)
    {
        if (request.BasedOn is not { } basedOn) throw Rejected.Invalid("basedOn", "โปรดส่งเลขฉบับที่ได้จาก POST /api/years/{year}/changes/preview");
        var outcome = await desk.Change(year, request.Catalogue ?? "", NameOf(request.Name), request.Reason ?? "", basedOn, caller.Viewer, caller.CommandId);
        return ApiProblems.Of(outcome is Outcome.Invalid { Field: "File" } file ? file with { Field = "catalogue" } : outcome, Results.NoContent);
    }

    static async Task<IResult> Committee(int year, string round, CommitteeRequest request, Caller caller, CommitteeDesk desk) => ApiProblems.Of(
        await desk.Record(year, round, request.Points ?? new Dictionary<string, IReadOnlyDictionary<string, decimal>>(), request.Notes ?? new Dictionary<string, string>(), caller.Viewer), Results.NoContent);

    /// <summary>What the catalogue is called where nothing is said, in the record and in faults.</summary>
    static string NameOf(string? given) => given?.Trim() is { Length: > 0 and <= 100 } name ? name : "catalogue.yaml";
}
