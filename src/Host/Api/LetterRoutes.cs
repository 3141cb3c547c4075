using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Letters.Signing;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Api;

/// <summary>Letters: which there are, how far each is on its way, its papers; and issuing one. Reading, signing and acknowledging are tasks.</summary>
static class LetterRoutes
{
    const string Resource = "หนังสือ";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/letters", List).Needs(Right.Member).Says(Resource, "หนังสือที่ท่านเห็น ใหม่สุดก่อน").Answers<LetterListAnswer>().Fails(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/letters/{letter:long}", Get).Needs(Right.Member).Says(Resource, "หนังสือหนึ่ง: ถึงขั้นใด ใครรับทราบแล้ว").Answers<LetterAnswer>().Fails(StatusCodes.Status404NotFound);
        api.MapGet("/letters/{letter:long}/document", (long letter, ViewerOf request, PaContext db, Storage.Evidence.Vault vault) => UnitFiles.LetterFile(letter, request, db, vault)).Needs(Right.Member).Says(Resource, "ดาวน์โหลดหนังสือเป็น Word").AnswersFile();
        api.MapGet("/letters/{letter:long}/pdf", (long letter, ViewerOf request, PaContext db, Storage.Evidence.Vault vault, Pdf.PdfCopies copies, HttpResponse response) => UnitFiles.LetterPdf(letter, request, db, vault, copies, response))
            .Needs(Right.Member).Says(Resource, "ดาวน์โหลดหนังสือเป็น PDF เมื่อทำเสร็จแล้ว").AnswersFile();
        api.MapGet("/letters/{letter:long}/signed-copy", (long letter, ViewerOf request, PaContext db, Storage.Evidence.Vault vault) => UnitFiles.LetterSigned(letter, request, db, vault)).Needs(Right.Member).Says(Resource, "ดาวน์โหลดสำเนาที่ลงนาม").AnswersFile();
        api.MapPut("/letters/{letter:long}/signed-copy", Upload).Needs(Right.Member).Says(Resource, "เก็บสำเนาที่ลงนามนอกระบบ: PDF, JPG หรือ PNG").TakesFile(SealDesk.MaxScan)
            .Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/letters", Issue).Needs(Right.Member).Says(Resource, "ออกหนังสือ: ที่มีเลขจะไปให้ตรวจและลงนาม ที่ไม่มีเลขเสร็จทันที").Commands()
            .Takes("""{"kind": "circular", "year": 2564, "said": {"recipients": "หัวหน้ากลุ่มทุกกลุ่ม", "subject": "แจ้งกำหนดการรายงานผล", "cause": "ด้วยกรมกำหนดวันปิดรับรายงาน", "wish": "ในการนี้ขอให้ส่งหลักฐานภายในกำหนด", "closing": "จึงเรียนมาเพื่อโปรดทราบ"}, "people": ["รหัสบุคคล"]}""").Answers<LetterAnswer>(StatusCodes.Status201Created).Fails(StatusCodes.Status404NotFound);
        api.MapPost("/letters/{letter:long}/void", Void).Needs(Right.Member).Says(Resource, "ยกเลิกหนังสือ เลขที่ออกแล้วคงอยู่ในทะเบียน").Commands().Takes("""{"reason": "ออกซ้ำ"}""").Produces(StatusCodes.Status204NoContent).Fails(StatusCodes.Status404NotFound);
        api.MapGet("/letter-kinds", Kinds).Needs(Right.Member).Says(Resource, "หนังสือที่ท่านออกเองได้");
        api.MapGet("/letter-kinds/{kind}", Kind).Needs(Right.Member).Says(Resource, "หนังสือชนิดหนึ่งถามอะไร พร้อมคำตอบที่ระบบรู้อยู่แล้ว").Answers<LetterKindAnswer>().Fails(StatusCodes.Status404NotFound);
    }

    public record LetterLine(long Id, string Kind, string Subject, LetterState State, string? Number, int Year, string? Kpi, string? Round, string? Instance, DateTimeOffset CreatedAt, string? CreatedBy, DateTimeOffset? SignedAt, int Asked, int Read);

    public sealed record LetterListAnswer(IReadOnlyList<LetterLine> Letters, string? Next);

    public sealed record ReaderAnswer(string Person, DateTimeOffset AskedAt, DateTimeOffset? AcknowledgedAt);

    /// <param name="SignedCopy">The signed copy can be fetched.</param>
    public sealed record LetterAnswer(
        long Id, string Kind, string Subject, LetterState State, string? Number, int Year, string? Kpi, string? Round, string? Instance, DateTimeOffset CreatedAt, string? CreatedBy, DateTimeOffset? ReviewedAt, string? ReviewedBy,
        DateTimeOffset? SignedAt, string? SignedBy, SignedHow? SignedHow, bool SignedCopy, DateTimeOffset? CirculatedAt, DateTimeOffset? FiledAt, IReadOnlyList<ReaderAnswer> Readers);

    /// <param name="Said">By the names that <c>GET /api/letter-kinds/{kind}</c> gives.</param>
    /// <param name="People">Ids of those who are to acknowledge it.</param>
    public sealed record LetterRequest(string? Kind, int? Year, IReadOnlyDictionary<string, string>? Said, IReadOnlyList<string>? People);

    public sealed record VoidRequest(string? Reason);

    /// <param name="Register">From which it gets its number; null: it has none and is done as it is made.</param>
    public sealed record LetterKindLine(string Id, string Title, string? Register);

    /// <param name="Proposed">What the record of the newest year knows, by field.</param>
    public sealed record LetterKindAnswer(string Id, string Title, string? Register, int? Year, IReadOnlyList<Ask> Asks, IReadOnlyDictionary<string, string> Proposed);

    static async Task<IResult> List(int? year, string? state, long? after, int? limit, Caller caller, PaContext db)
    {
        var (shown, stands) = (Lists.Limit(limit), Lists.Word<LetterState>(state, nameof(state)));
        var rows = await UnitFiles.LettersOf(db, caller.Viewer).Where(l => (year == null || l.Year == year) && (stands == null || l.State == stands) && (after == null || l.Id < after))
            .OrderByDescending(l => l.Id).Take(shown + 1)
            .Select(l => new LetterLine(l.Id, l.Kind, l.Subject, l.State, l.Number, l.Year, l.Kpi, l.Round, l.InstanceId, l.CreatedAt, l.CreatedBy, l.SignedAt, l.Acknowledgements.Count, l.Acknowledgements.Count(a => a.AcknowledgedAt != null)))
            .ToListAsync();
        return Results.Ok(new LetterListAnswer([.. rows.Take(shown)], rows.Count > shown ? $"{rows[shown - 1].Id}" : null));
    }

    static async Task<IResult> Get(long letter, Caller caller, PaContext db) => await Find(letter, caller, db) is { } found ? Results.Ok(found) : ApiProblems.NotFound();

    static async Task<LetterAnswer?> Find(long id, Caller caller, PaContext db) =>
        await UnitFiles.LettersOf(db, caller.Viewer).Include(l => l.Acknowledgements).SingleOrDefaultAsync(l => l.Id == id) is not { } l ? null
            : new(l.Id, l.Kind, l.Subject, l.State, l.Number, l.Year, l.Kpi, l.Round, l.InstanceId, l.CreatedAt, l.CreatedBy, l.ReviewedAt, l.ReviewedBy, l.SignedAt, l.SignedBy, l.SignedHow, l.SignedSha256 is not null, l.CirculatedAt, l.FiledAt,
                [.. l.Acknowledgements.OrderBy(a => a.PersonId, StringComparer.Ordinal).Select(a => new ReaderAnswer(a.PersonId, a.AskedAt, a.AcknowledgedAt))]);

    static async Task<IResult> Upload(long letter, [FromQuery] string name, Stream content, Caller caller, PaContext db, SealDesk desk)
    {
        // What is not there for the asker is not stored either.
        if (await UnitFiles.LettersOf(db, caller.Viewer).SingleOrDefaultAsync(l => l.Id == letter) is not { } row) return ApiProblems.NotFound();
        if (!SealDesk.MayUpload(row, caller.Viewer)) return ApiProblems.Of(new Outcome.Conflict("หนังสือนี้ยังไม่ได้ลงนาม มีลายมือชื่ออิเล็กทรอนิกส์แล้ว หรือไม่ใช่หน้าที่ของท่าน จึงไม่ได้เก็บสำเนา"), Results.NoContent);
        var outcome = await desk.Upload(letter, name, content, caller.Viewer);
        return ApiProblems.Of(outcome is Outcome.Invalid file ? file with { Field = "" } : outcome, Results.NoContent);
    }

    static async Task<IResult> Issue(LetterRequest request, Caller caller, PaContext db, LetterDesk desk)
    {
        if (request.Year is not { } year) throw Rejected.Invalid("year", "โปรดบอกปีงบประมาณ พ.ศ. เช่น 2564");
        var said = request.Said ?? new Dictionary<string, string>();
        // A misspelt name must not pass for nothing.
        if (said.Keys.Except(LetterAsks.Of(request.Kind ?? "").Select(a => a.Name)).FirstOrDefault() is { } unknown)
            throw Rejected.Invalid($"said.{unknown}", $"หนังสือชนิดนี้ไม่ได้ถาม {unknown} — ดูช่องที่ถามจาก GET /api/letter-kinds/{{kind}}");
        var (outcome, id) = await desk.Issue(request.Kind ?? "", year, said, [.. (request.People ?? []).Distinct(StringComparer.Ordinal)], caller.Viewer, caller.CommandId);
        return outcome is Outcome.Done ? Results.Created($"/api/letters/{id}", await Find(id, caller, db)) : ApiProblems.Of(outcome, Results.NoContent);
    }

    static async Task<IResult> Void(long letter, VoidRequest request, Caller caller, LetterDesk desk) =>
        ApiProblems.Of(await desk.Void(letter, request.Reason ?? "", caller.Viewer, caller.CommandId), Results.NoContent);

    static IReadOnlyList<LetterKindLine> Kinds(Caller caller) => [.. LetterDesk.KindsFor(caller.Viewer).Select(k => new LetterKindLine(k.Id, k.Title, k.Register))];

    static async Task<IResult> Kind(string kind, Caller caller, PaContext db, LetterAsks asks)
    {
        if (LetterDesk.KindsFor(caller.Viewer).FirstOrDefault(k => k.Id == kind) is not { } found) return ApiProblems.NotFound();
        var year = await db.Years.Where(y => y.UnitId == caller.Viewer.UnitId).MaxAsync(y => (int?)y.Year);
        var proposed = year is { } newest ? await asks.Proposed(db, caller.Viewer.UnitId, newest, kind) : new Dictionary<string, string>();
        return Results.Ok(new LetterKindAnswer(found.Id, found.Title, found.Register, year, LetterAsks.Of(kind), proposed));
    }
}
