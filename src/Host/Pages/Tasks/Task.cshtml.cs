using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Letters.Signing;
using PaWorkflow.Host.Pages.Letters;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Inbox;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workflows.Engine;
using KpiRound = PaWorkflow.Host.Procedure.KpiRound;

namespace PaWorkflow.Host.Pages.Tasks;

/// <summary>One task: what it is, its form, and handing it in.</summary>
[RequestSizeLimit(WebServices.MaxRequest)]
public sealed partial class TaskPage(
    PaContext db, TaskDesk desk, EvidenceDesk evidence, Catalogues catalogues, Expectations expectations, PdfCopies copies, SealDesk seals, HoldingDesk holding, NoteDesk notes, ReminderDesk reminders) : UnitPage
{
    public UserTask Row { get; private set; } = null!;
    /// <summary>The task belongs to the unit's yearly procedure, not to another one.</summary>
    public bool OfTheYear { get; private set; }

    /// <summary>What another procedure is about, as whoever started it has named it.</summary>
    public string? Matter => OfTheYear ? null : Variables.Parse(Row.Variables).Text("matter");

    /// <summary>Of the yearly procedure only.</summary>
    public AgreementYear Year { get; private set; } = null!;
    public Catalogue Catalogue { get; private set; } = null!;
    public bool MayWork => Viewer.MayWork(Row);

    /// <summary>The KPI and round of steps 6–8; null for the other steps.</summary>
    public KpiRoundView? Kpi { get; private set; }

    /// <summary>What the evidence would be worth by the decisions as they are ticked now; null: nothing was ticked yet.</summary>
    public Expectation? Weighed { get; private set; }

    /// <summary>Step 2: everyone who could collect a KPI, and who is named for each.</summary>
    public IReadOnlyList<Person> People { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Holders { get; private set; } = new Dictionary<string, string>();

    /// <summary>The draft to sign, or the letters to acknowledge.</summary>
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>How the draft looks.</summary>
    public PdfView? Preview { get; private set; }

    /// <summary>The fields of a letter that came back, with what was said before.</summary>
    public AskFields? Asked { get; private set; }

    /// <summary>The signature may go into the PDF as well.</summary>
    public bool MaySeal => copies.CanMake("docx");

    /// <summary>What stands under the signature of someone who stands in for the director.</summary>
    public string? ActingWords => Viewer.Acting is { } acting ? $"{ThaiDisplay.KindName(acting)}ผู้อำนวยการ" : null;

    /// <summary>The newer version of the KPI details that is to be acknowledged, and what it has otherwise.</summary>
    public CatalogueVersion? Changed { get; private set; }
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public string? KpiName => Row.Kpi is null ? null : Variables.Parse(Row.Variables).Text("kpi.name") ?? "";
    public string? ReturnReason { get; private set; }
    public string ReturnedBy { get; private set; } = "";

    public async Task<IActionResult> OnGet(string id) => await Load(id) ? Page() : NotFound();

    /// <summary>Hands the task in.</summary>
    public async Task<IActionResult> OnPost(string id)
    {
        if (!await Load(id)) return NotFound();
        if (Row.Form == "evidence") return await SendIn();
        var form = await ReadForm();
        if (!ModelState.IsValid || form is null) return AskAgain();
        return form is SignatureForm { Approve: true } && Request.Form.Files.GetFile("Certificate") is { Length: > 0 } ? await HandInSealed(form) : await HandIn(form);
    }

    async Task<IActionResult> HandIn(TaskForm form)
    {
        var outcome = await desk.Complete(Row.Id, form, Viewer, Command);
        if (outcome is Outcome.Done)
        {
            Say(DoneWords(form));
            return LocalRedirect("/");
        }
        if (!Note(outcome)) return NotFound();
        // Somebody may have changed what the page stands on: show it as it is now, with what was typed.
        db.ChangeTracker.Clear();
        return await Load(Row.Id) ? Page() : NotFound();
    }

    /// <summary>The certificate is looked at first, so that a wrong passphrase costs no number; the copy is sealed when the letter has one.</summary>
    async Task<IActionResult> HandInSealed(TaskForm form)
    {
        using var key = await TypedKey.Read(this, Now, Fault);
        if (key is null) return AskAgain();
        var letter = Letters[0].Id;
        var answer = await HandIn(form);
        if (answer is not LocalRedirectResult) return answer;
        if (await seals.Seal(letter, key, Viewer, HttpContext.RequestAborted) is Outcome.Done) Say("ลงนามและลงลายมือชื่ออิเล็กทรอนิกส์แล้ว ระบบออกเลขหนังสือให้เรียบร้อย");
        else Say("ลงนามและออกเลขแล้ว แต่ยังลงลายมือชื่ออิเล็กทรอนิกส์ใน PDF ไม่สำเร็จ โปรดลองอีกครั้งในหน้านี้");
        return LocalRedirect($"/letters/{letter}");
    }

    static string DoneWords(TaskForm form) => form switch
    {
        CheckForm { Approve: true } => "บันทึกความเห็นชอบแล้ว งานเดินต่อไปยังขั้นถัดไป",
        LetterReviewForm { Approve: true } => "ร่างผ่านแล้ว ส่งถึงผู้อำนวยการเพื่อลงนาม",
        LetterMendForm { Again: true } => "ส่งร่างให้ตรวจอีกครั้งแล้ว",
        LetterMendForm => "ยกเลิกหนังสือแล้ว",
        CheckForm or SignatureForm { Approve: false } or LetterReviewForm => "ส่งกลับพร้อมเหตุผลแล้ว ผู้รับผิดชอบจะได้รับอีเมลแจ้ง",
        SignatureForm => "ลงนามแล้ว ระบบออกเลขหนังสือให้เรียบร้อย",
        AcknowledgeForm => "รับทราบแล้ว ขอบคุณ",
        DecisionForm { Approve: true } => "บันทึกความเห็นชอบแล้ว งานเดินต่อไปยังขั้นถัดไป",
        DecisionForm => "ส่งกลับพร้อมเหตุผลแล้ว",
        EvidenceForm => "ส่งหลักฐานให้ผู้อำนวยการตรวจแล้ว",
        SmartAttachForm => "บันทึกการแนบในระบบ SMART แล้ว ตัวชี้วัดนี้เสร็จสมบูรณ์ในรอบนี้",
        _ => "บันทึกแล้ว งานเดินต่อไปยังขั้นถัดไป",
    };

    async Task<bool> Load(string id)
    {
        var seen = await Viewer.TasksSeen(db).AsNoTracking().Where(t => t.Id == id)
            .LeftJoin(db.Years, t => new { t.UnitId, t.Year }, y => new { y.UnitId, y.Year }, (task, launched) => new { task, launched }).SingleOrDefaultAsync();
        if (seen is null) return false;
        Row = seen.task;
        await LoadPeople();
        // The forms of the yearly procedure read the year's own record; other procedures have none.
        OfTheYear = seen.launched?.InstanceId == Row.InstanceId;
        if (Row.Form == "acknowledge-change") await LoadChange();
        await LoadLetters();
        if (!OfTheYear) return true;
        Year = seen.launched!;
        Catalogue = catalogues.Of(Year);
        await LoadFormFacts();
        return true;
    }

    /// <summary>What the newer version of the KPI details has otherwise, and the letter that tells it.</summary>
    async Task LoadChange()
    {
        if (Variables.Parse(Row.Variables).Get<int>("version") is not (> 1 and var version)) return;
        Changed = await db.CatalogueVersions.AsNoTracking().SingleOrDefaultAsync(v => v.UnitId == Row.UnitId && v.Year == Row.Year && v.Version == version);
        if (Changed is null || await db.CatalogueVersions.AsNoTracking().SingleOrDefaultAsync(v => v.UnitId == Row.UnitId && v.Year == Row.Year && v.Version == version - 1) is not { } before) return;
        Differences = CatalogueChanges.Between(catalogues.Of(before), catalogues.Of(Changed));
        Letters = await db.Letters.AsNoTracking().Where(l => l.InstanceId == Row.InstanceId).OrderBy(l => l.Id).ToListAsync();
    }

    /// <summary>What the task is about when it is about a letter: the draft to read or sign, the fields of one that came back, those to acknowledge.</summary>
    async Task LoadLetters()
    {
        switch (Row.Form)
        {
            case "letter-review" or SignatureForm.Key:
                Letters = await LetterSteps.Drafts(db, Row).AsNoTracking().Take(1).ToListAsync();
                if (Letters.Count > 0) Preview = await LetterPage.PreviewOf(copies, Letters[0]);
                break;
            case "letter-mend":
                await LoadReturned();
                break;
            case "acknowledge":
                Letters = await db.Letters.AsNoTracking()
                    .Where(l => l.InstanceId == Row.InstanceId && l.Acknowledgements.Any(a => a.PersonId == Viewer.PersonId && a.AcknowledgedAt == null))
                    .OrderBy(l => l.Id).ToListAsync();
                break;
        }
    }

    /// <summary>The post that sent a draft back.</summary>
    static string By(Variables variables) => variables.Text("returnedBy") is { } post ? $"โดย{ThaiDisplay.PostName(post)}" : "";

    async Task LoadReturned()
    {
        var variables = Variables.Parse(Row.Variables);
        (ReturnReason, ReturnedBy) = (variables.Text("reason"), By(variables));
        Letters = await db.Letters.AsNoTracking().Where(l => l.InstanceId == Row.InstanceId && l.State == LetterState.Returned).OrderByDescending(l => l.Id).Take(1).ToListAsync();
        if (Letters.Count == 0 || await db.Years.FindAsync(Row.UnitId, Row.Year) is not { } year) return;
        var said = variables.Get<Dictionary<string, string>>("said") ?? [];
        Asked = new(this, LetterAsks.Of(Letters[0].Kind), said, await AskChoices.Of(db, catalogues.Of(year), year.Year, Viewer));
    }

    async Task LoadFormFacts()
    {
        switch (Row.Form)
        {
            case "appointment":
                People = await db.Users.AsNoTracking().Include(p => p.Posts).Where(p => p.UnitId == Row.UnitId).OrderBy(p => p.DisplayName).ToListAsync();
                Holders = await db.KpiHolders.Where(h => h.UnitId == Row.UnitId && h.Year == Row.Year).ToDictionaryAsync(h => h.Kpi, h => h.PersonId);
                ShowReturnOfDraft();
                break;
            case "guideline":
                ShowReturnOfDraft();
                break;
            case "smart-keying":
                Holders = await db.KpiHolders.Where(h => h.UnitId == Row.UnitId && h.Year == Row.Year).ToDictionaryAsync(h => h.Kpi, h => h.PersonId);
                break;
            case "evidence" or "director-check" or "strategy-recheck" or "smart-attach":
                Kpi = await KpiRoundView.Load(db, KpiRound.Of(Row), Catalogue, expectations);
                if (Row.Form == "evidence" && Kpi.Returned is { } returned)
                    (ReturnReason, ReturnedBy) = (returned.Reason, $"โดย{ThaiDisplay.PostName(returned.Stage)} เมื่อ {ThaiDisplay.LongDateTime(returned.At)}");
                break;
        }
    }

    /// <summary>A draft that the director did not sign comes back with the reason among the task's variables.</summary>
    void ShowReturnOfDraft()
    {
        var variables = Variables.Parse(Row.Variables);
        if (variables.Text("decision") == "return") (ReturnReason, ReturnedBy) = (variables.Text("reason"), By(variables));
    }
}
