using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Pages.Forms;

/// <summary>One kind of letter: its form to take out and put in force, checked first; previews, versions, and what it has data for.</summary>
public sealed class FormPage(PaContext db, FormDesk desk, LetterForms forms, Vault vault, PdfCopies copies) : FormsBase(db, desk)
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    readonly PaContext db = db;
    readonly FormDesk desk = desk;

    public LetterKind Kind { get; private set; } = null!;

    /// <summary>Of the file that was handed in.</summary>
    public FormCheck? Check { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>The handed-in file with a comment at each fault, as base64: it is kept nowhere but in this answer.</summary>
    public (string Name, string Content)? Annotated { get; private set; }

    /// <summary>Of the form in force.</summary>
    public IReadOnlyList<FormFinding> Findings { get; private set; } = [];

    public IReadOnlyList<OfferedTag> Offered => OfferedTag.Of(Kind.Sample);

    /// <summary>There is a letter of this kind that the viewer may see.</summary>
    public bool HasLetter { get; private set; }

    /// <summary>A preview as pages in the browser; null: nobody asked for it.</summary>
    public PdfView? Look { get; private set; }

    /// <summary>Where something is in the file, for people: <c>เนื้อหา ย่อหน้า 3 …</c></summary>
    public static string PlaceOf(Place place) => $"{PartName(place.Part)} {place.InThai()}".Trim();

    public async Task<IActionResult> OnGet(string kind) => await Show(kind) ? Page() : NotFound();

    /// <summary>A version's file; without a version the one in force.</summary>
    public async Task<IActionResult> OnGetFile(string kind, string? version)
    {
        if (!Knows(kind) || await FormVersion.Find(db, Viewer.UnitId, kind, version) is not { } form) return NotFound();
        return File(await forms.Bytes(form), Docx, form.Row is { } row ? $"{kind}-{form.Key}{Path.GetExtension(row.FileName)}" : $"{kind}.docx");
    }

    /// <summary>A letter by a version of the form, with the emblem in force.</summary>
    /// <param name="with"><c>sample</c>: data made up; <c>letter</c>: those of the newest letter that the viewer may see.</param>
    /// <param name="look"><c>page</c>: shown as pages; <c>pdf</c>: its PDF; otherwise the Word file to download.</param>
    public async Task<IActionResult> OnGetPreview(string kind, string? with, string? version, string? look, bool retry)
    {
        if (!Knows(kind) || await FormVersion.Find(db, Viewer.UnitId, kind, version) is not { } form) return NotFound();
        var letter = with == "letter" ? await Newest(kind) : null;
        if (with == "letter" && letter is null) return NotFound();
        var emblem = (await FormVersion.InForce(db, Viewer.UnitId, LetterForm.Emblem)).GetValueOrDefault(LetterForm.Emblem);
        var reading = await forms.Compile(form, emblem);
        var faults = reading.Faults;
        if (reading.Template is { } template)
        {
            var rendered = template.Render(letter is null ? LetterKind.Of(kind).Sample : JsonDocument.Parse(letter.Data).RootElement, letter?.InstanceId);
            if (rendered.Document is { } paper && look is ("page" or "pdf")) return await Shown(kind, paper, look, $"{with}&version={Uri.EscapeDataString(version ?? "")}", retry);
            if (rendered.Document is { } document) return File(document, Docx, string.Create(CultureInfo.InvariantCulture, $"{kind}-{form.Key}-{(letter is null ? "sample" : letter.Id)}.docx"));
            faults = rendered.Faults;
        }
        await Show(kind);
        (Check, FileName) = (new(faults, []), form.Name);
        Conflict = "แบบนี้ใช้กับข้อมูลของหนังสือไม่ได้ จึงไม่มีตัวอย่างให้ดู — สิ่งที่ต้องแก้อยู่ด้านล่าง";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    async Task<IActionResult> Shown(string kind, byte[] document, string look, string asked, bool retry)
    {
        var here = $"/letters/forms/{kind}/preview?with={asked}";
        var sha256 = copies.CanMake("docx") ? (await vault.Store(document)).Sha256 : null;
        var copy = sha256 is null ? null : await copies.Of(sha256, "docx", retry);
        if (look == "pdf")
        {
            if (copy?.PdfSha256 is not { } pdf) return NotFound();
            SecurityHeaders.AllowOwnFrame(Response);
            return new FileStreamResult(vault.Open(pdf), "application/pdf") { EnableRangeProcessing = true };
        }
        Look = new(copy is not null, copy?.State ?? PdfState.Failed, $"{here}&look=pdf", $"{here}&look=page");
        if (ForPart) return Partial("_PdfView", Look);
        return await Show(kind) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string kind)
    {
        if (!Knows(kind)) return NotFound();
        var (content, name) = await Uploaded(FormDesk.MaxForm);
        if (content.Length > 0 && !name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)) return await Refused(kind, new(new Outcome.Invalid("File", $"ไฟล์ {name} ไม่ใช่ .docx — โปรดเปิดใน Word แล้วบันทึกเป็น “เอกสาร Word (.docx)”")), content, name);
        var change = await desk.Put(LetterKind.Of(kind), content, name, Typed("Note"), Scope, Viewer, Command);
        if (change.Outcome is not Outcome.Done) return await Refused(kind, change, content, name);
        Say($"นำแบบไปใช้แล้ว หนังสือฉบับต่อไปจะใช้แบบนี้{(change.Check is { Findings.Count: > 0 and var count } ? $" มีข้อสังเกต {count} ข้อ ดูด้านล่าง" : "")}");
        return LocalRedirect($"/letters/forms/{kind}");
    }

    public async Task<IActionResult> OnPostBack(string kind)
    {
        if (!Knows(kind)) return NotFound();
        await Load(kind);
        var (change, said) = await Back();
        if (change.Outcome is not Outcome.Done) return await Refused(kind, change, [], "");
        Say(said);
        return LocalRedirect($"/letters/forms/{kind}");
    }

    async Task<IActionResult> Refused(string kind, FormChange change, byte[] content, string name)
    {
        if (!Note(change.Outcome) || !await Show(kind)) return NotFound();
        (Check, FileName) = (change.Check, name.Length > 0 ? name : "ที่เลือก");
        if (change.Check is { Faults.Count: > 0 } check && content.Length > 0 && Template.Annotate(content, check.Faults) is { } copy)
            Annotated = ($"{Path.GetFileNameWithoutExtension(name)}-หมายเหตุ.docx", Convert.ToBase64String(copy));
        return Page();
    }

    bool Knows(string kind) => FormDesk.MaySee(Viewer) && LetterKind.All.Any(known => known.Id == kind);

    async Task<bool> Show(string kind)
    {
        if (!Knows(kind)) return false;
        Kind = LetterKind.Of(kind);
        await Load(kind);
        Findings = InForce.Row is { } row ? Kind.Lint(await forms.Bytes(InForce), row.FileName) : [];
        HasLetter = await Newest(kind) is not null;
        return true;
    }

    Task<Letter?> Newest(string kind) => UnitFiles.LettersOf(db, Viewer).Where(letter => letter.Kind == kind).OrderByDescending(letter => letter.Id).FirstOrDefaultAsync();

    static string PartName(string part) => Path.GetFileNameWithoutExtension(part) switch
    {
        "document" => "เนื้อหา",
        ['h', 'e', 'a', 'd', 'e', 'r', ..] => "หัวกระดาษ",
        ['f', 'o', 'o', 't', 'e', 'r', ..] => "ท้ายกระดาษ",
        "footnotes" or "endnotes" => "เชิงอรรถ",
        "" => "ทั้งไฟล์",
        _ => part,
    };
}
