using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Pages.Tasks;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using KpiRound = PaWorkflow.Host.Procedure.KpiRound;
using Results = Microsoft.AspNetCore.Http.Results;

namespace PaWorkflow.Host.Api;

/// <summary>Files and results of a KPI's round: laid down while its evidence task is open, looked at and fetched by who sees the KPI.</summary>
static class EvidenceRoutes
{
    const string Resource = "หลักฐาน";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/years/{year:int}/kpis/{kpi}/rounds/{round}/evidence", Get).Needs(Right.Member).Says(Resource, "หลักฐาน ผล คะแนนที่คาด และความเห็นของตัวชี้วัดหนึ่งในรอบหนึ่ง").Answers<EvidenceAnswer>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/tasks/{id}/evidence", Attach).Needs(Right.Member).Says(Resource, "แนบไฟล์หนึ่งให้เกณฑ์หนึ่ง").TakesFile(EvidenceDesk.MaxFileSize)
            .Answers<EvidenceFileAnswer>(StatusCodes.Status201Created).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapDelete("/tasks/{id}/evidence/{file:long}", Remove).Needs(Right.Member).Says(Resource, "นำไฟล์ออก").Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        api.MapPut("/tasks/{id}/results", SaveResults).Needs(Right.Member).Says(Resource, "บันทึกผลของทุกเกณฑ์").Takes("""{"criteria": {"1": {"done": true}, "3": {"value": 6.5}}}""")
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/tasks/{id}/smart-attachment", AttachInSmart).Needs(Right.Member).Says(Resource, "บันทึกว่าแนบในระบบ SMART แล้ว พร้อมไฟล์หลักฐานการแนบ").TakesFile(EvidenceDesk.MaxFileSize).Commands()
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
        api.MapGet("/evidence/{file:long}/content", (long file, ViewerOf request, PaContext db, Vault vault) => UnitFiles.Evidence(file, request, db, vault)).Needs(Right.Member).Says(Resource, "ดาวน์โหลดไฟล์หลักฐาน").AnswersFile();
        api.MapGet("/bundles/{bundle:long}/content", (long bundle, ViewerOf request, PaContext db, Vault vault) => UnitFiles.Bundle(bundle, request, db, vault)).Needs(Right.Member).Says(Resource, "ดาวน์โหลดชุดหลักฐานสำหรับแนบใน SMART").AnswersFile();
        api.MapGet("/years/{year:int}/kpis/{kpi}/rounds/{round}/proof", UnitFiles.Proof).Needs(Right.Member).Says(Resource, "ดาวน์โหลดหลักฐานการแนบใน SMART").AnswersFile();
    }

    /// <param name="Size">Bytes.</param>
    public sealed record EvidenceFileAnswer(long Id, string Criterion, string Name, string ContentType, long Size, string Sha256, string UploadedBy, DateTimeOffset UploadedAt);

    /// <param name="Stage">The post that checked.</param>
    public sealed record DecisionAnswer(string Stage, bool Approved, string Reason, string By, DateTimeOffset At, decimal ExpectedScore);

    public sealed record BundleAnswer(long Id, string Name, long Size, int Files, DateTimeOffset MadeAt);

    public sealed record AttachmentAnswer(DateTimeOffset AttachedAt, string Reference, string By);

    /// <param name="Digest">Stands for the files as they are now.</param>
    /// <param name="Results">As they were saved: criterion id → result; null: none yet.</param>
    /// <param name="Expected">Out of 5, by what is keyed and proven now.</param>
    /// <param name="Decisions">Newest first.</param>
    public sealed record EvidenceAnswer(
        int Year, string Kpi, string Round, string Digest, IReadOnlyList<EvidenceFileAnswer> Files, JsonNode? Results, DateTimeOffset? SubmittedAt, int Submissions, decimal? Expected,
        string? Explanation, IReadOnlyList<DecisionAnswer> Decisions, BundleAnswer? Bundle, AttachmentAnswer? Attachment);

    /// <param name="Criteria">Criterion id → result, as in a results file.</param>
    public sealed record ResultsRequest(JsonElement? Criteria, bool? Award);

    static async Task<IResult> Get(int year, string kpi, string round, Caller caller, PaContext db, Catalogues catalogues, Expectations expectations)
    {
        if (await db.Years.FindAsync(caller.Viewer.UnitId, year) is not { } launched || !await UnitFiles.Sees(db, caller.Viewer, year, kpi)) return ApiProblems.NotFound();
        var catalogue = catalogues.Of(launched);
        if (catalogue.Kpis.FirstOrDefault(k => k.Code == kpi)?.Rounds.ContainsKey(round) is not true) return ApiProblems.NotFound();
        var view = await KpiRoundView.Load(db, new(caller.Viewer.UnitId, year, kpi, round), catalogue, expectations);
        return Results.Ok(new EvidenceAnswer(year, kpi, round, view.Digest, [.. view.Files.SelectMany(f => f).Select(Of)], view.Results?["criteria"]?.DeepClone(), view.Report?.SubmittedAt, view.Report?.Submissions ?? 0,
            view.Expected is { } expected ? ScoreAnswer.Rounded(expected.Score) : null, view.Expected?.Explanation,
            [.. view.Decisions.Select(d => new DecisionAnswer(d.Stage, d.Approved, d.Reason, d.By, d.At, ScoreAnswer.Rounded(d.ExpectedScore)))],
            view.Bundle is { } bundle ? new(bundle.Id, bundle.FileName, bundle.Size, bundle.Files, bundle.MadeAt) : null,
            view.Attachment is { } attached ? new(attached.AttachedAt, attached.Reference, attached.By) : null));
    }

    static EvidenceFileAnswer Of(EvidenceFile file) => new(file.Id, file.Criterion, file.FileName, file.ContentType, file.Size, file.Sha256, file.UploadedBy, file.UploadedAt);

    static async Task<IResult> Attach(string id, [FromQuery] string criterion, [FromQuery] string name, Stream content, Caller caller, PaContext db, EvidenceDesk desk)
    {
        // Nothing is stored for a task that takes no files; the desk looks again when it holds the task.
        if (await Work(db, id, "evidence", caller.Viewer) is not { } task) return ApiProblems.NotFound();
        if (task.State != UserTaskState.Open) return ApiProblems.Of(new Outcome.Conflict(TaskDesk.Moved), Results.NoContent);
        var outcome = await desk.Attach(id, criterion, name, content, caller.Viewer);
        if (outcome is Outcome.Invalid { Field: "Files" } file) outcome = file with { Field = "" };
        if (outcome is not Outcome.Done) return ApiProblems.Of(outcome, Results.NoContent);
        var cleaned = FileNames.Clean(name);
        var stored = await KpiRound.Of(task).Files(db).AsNoTracking().Where(f => f.Criterion == criterion && f.FileName == cleaned && f.UploadedBy == caller.Viewer.PersonId).OrderByDescending(f => f.Id).FirstAsync();
        return Results.Created($"/api/evidence/{stored.Id}/content", Of(stored));
    }

    static async Task<IResult> Remove(string id, long file, Caller caller, EvidenceDesk desk) => ApiProblems.Of(await desk.Remove(id, file, caller.Viewer), Results.NoContent);

    static async Task<IResult> SaveResults(string id, ResultsRequest request, Caller caller, EvidenceDesk desk)
    {
        if (request.Criteria is not { ValueKind: JsonValueKind.Object } criteria) throw Rejected.Invalid("criteria", "criteria ต้องเป็นผลของแต่ละเกณฑ์ เช่น {\"1\": {\"done\": true}}");
        return ApiProblems.Of(await desk.SaveResults(id, JsonObject.Create(criteria)!, caller.Viewer, request.Award ?? false), Results.NoContent);
    }

    static async Task<IResult> AttachInSmart(string id, [FromQuery] DateTimeOffset attachedAt, [FromQuery] string name, string? reference, Stream content, Caller caller, PaContext db, EvidenceDesk evidence, TaskDesk desk)
    {
        if (await Work(db, id, "smart-attach", caller.Viewer) is null) return ApiProblems.NotFound();
        var (outcome, proof) = await evidence.StoreProof(name, content);
        if (outcome is Outcome.Invalid file) outcome = file with { Field = "" };
        if (proof is not null) outcome = await desk.Complete(id, new SmartAttachForm(attachedAt.ToUniversalTime(), reference ?? "", FileNames.Clean(name), proof.Sha256), caller.Viewer, caller.CommandId);
        return ApiProblems.Of(outcome, Results.NoContent);
    }

    /// <summary>A task of the form that the asker may work on, open or not.</summary>
    static async Task<UserTask?> Work(PaContext db, string id, string form, Viewer viewer) =>
        await db.SeenTask(viewer, id) is { } task && task.Form == form && viewer.MayWork(task) ? task : null;
}
