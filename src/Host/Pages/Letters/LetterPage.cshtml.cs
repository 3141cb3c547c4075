using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Letters.Signing;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Letters;

/// <summary>One letter: how it looks, how far it is on its way, its signed copy, who has read it.</summary>
[RequestSizeLimit(SealDesk.MaxScan + 1024 * 1024)]
public sealed class LetterPage(PaContext db, Vault vault, PdfCopies copies, LetterDesk desk, SealDesk seals, PdfSignatures signatures) : UnitPage
{
    public Letter Letter { get; private set; } = null!;

    /// <summary>The viewer's open task about it: to read, sign, mend or acknowledge it.</summary>
    public UserTask? MyTask { get; private set; }

    /// <summary>Who has the next step, while it is under way.</summary>
    public UserTask? Waiting { get; private set; }

    public PdfView Preview { get; private set; } = null!;

    /// <summary>In the signed copy, as checked now.</summary>
    public IReadOnlyList<CheckedSignature> Signatures { get; private set; } = [];

    public bool MayUpload => SealDesk.MayUpload(Letter, Viewer);
    public bool MaySeal => SealDesk.MaySeal(Letter, Viewer) && copies.CanMake("docx");
    public bool MayVoid => LetterDesk.MayVoid(Letter, Viewer);

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Load(id)) return NotFound();
        return Page();
    }

    /// <summary>The preview alone, for the page that waits for it.</summary>
    public async Task<IActionResult> OnGetPreview(long id, bool retry)
    {
        if (await Find(id) is not { } letter) return NotFound();
        var view = await PreviewOf(copies, letter, retry);
        return ForPart ? Partial("_PdfView", view) : LocalRedirect($"/letters/{id}");
    }

    public async Task<IActionResult> OnPostSigned(long id, IFormFile? signed)
    {
        if (!await Load(id)) return NotFound();
        if (signed is null)
        {
            Fault("Signed", "โปรดเลือกไฟล์หนังสือที่ลงนามแล้ว");
            return AskAgain();
        }
        await using var content = signed.OpenReadStream();
        return await Answer(await seals.Upload(id, signed.FileName, content, Viewer), "เก็บสำเนาที่ลงนามแล้ว", id);
    }

    public async Task<IActionResult> OnPostSeal(long id)
    {
        if (!await Load(id)) return NotFound();
        using var key = await TypedKey.Read(this, Now, Fault);
        return key is null ? AskAgain() : await Answer(await seals.Seal(id, key, Viewer, HttpContext.RequestAborted), "ลงลายมือชื่ออิเล็กทรอนิกส์แล้ว", id);
    }

    public async Task<IActionResult> OnPostVoid(long id) => await Load(id)
        ? await Answer(await desk.Void(id, Typed("Reason"), Viewer, Command), "ยกเลิกหนังสือแล้ว", id) : NotFound();

    async Task<IActionResult> Answer(Outcome outcome, string done, long id)
    {
        if (outcome is Outcome.Done)
        {
            Say(done);
            return LocalRedirect($"/letters/{id}");
        }
        return Note(outcome) && await Load(id) ? Page() : NotFound();
    }

    /// <summary>The signed copy where it is a PDF, else the document itself.</summary>
    public static async Task<PdfView> PreviewOf(PdfCopies copies, Letter letter, bool retry = false)
    {
        var (address, again) = ($"/files/letters/{letter.Id}/pdf", $"/letters/{letter.Id}?handler=Preview");
        if (!copies.CanMake("docx")) return new(false, PdfState.Failed, address, again);
        return new(true, (await copies.Of(letter.DocxSha256, "docx", retry)).State, $"{address}?v={letter.DocxSha256[..8]}", again);
    }

    Task<Letter?> Find(long id) => UnitFiles.LettersOf(db, Viewer).Include(l => l.Acknowledgements).SingleOrDefaultAsync(l => l.Id == id);

    async Task<bool> Load(long id)
    {
        if (await Find(id) is not { } letter) return false;
        Letter = letter;
        await LoadNames(db);
        var mine = Viewer.OpenTasks(db).AsNoTracking().Where(t => t.InstanceId == letter.InstanceId);
        if (letter.State is LetterState.Draft or LetterState.Reviewed or LetterState.Returned)
        {
            var open = await db.Tasks.AsNoTracking().Where(t => t.InstanceId == letter.InstanceId && t.State == UserTaskState.Open
                && (t.Form == SignatureForm.Key || t.Form == "letter-review" || t.Form == "letter-mend")).ToListAsync();
            Waiting = open.FirstOrDefault();
            MyTask = open.FirstOrDefault(Viewer.MayWork);
        }
        else if (letter.Acknowledgements.Exists(a => a.PersonId == Viewer.PersonId && a.AcknowledgedAt is null))
            MyTask = await mine.FirstOrDefaultAsync(t => t.Assignee == Viewer.PersonId && (t.Form == "acknowledge" || t.Form == "acknowledge-change"));
        if (letter.SignedSha256 is { } signed) Signatures = await SignaturesIn(signed);
        Preview = await PreviewOf(copies, letter);
        return true;
    }

    async Task<IReadOnlyList<CheckedSignature>> SignaturesIn(string sha256)
    {
        await using var file = vault.Open(sha256);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes.AsSpan().StartsWith("%PDF-"u8) ? signatures.Check(bytes) : [];
    }
}
