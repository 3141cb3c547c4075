using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Pages.Forms;

/// <summary>The emblem that stands on every letter, with its versions.</summary>
public sealed class EmblemPage(PaContext db, FormDesk desk, LetterForms forms) : FormsBase(db, desk)
{
    const string Png = "image/png";

    readonly PaContext db = db;
    readonly FormDesk desk = desk;

    /// <summary>In Thai; of the picture in force.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Show() ? Page() : NotFound();

    /// <summary>A version, to be shown in a page.</summary>
    public async Task<IActionResult> OnGetPicture(string? version) => await Find(version) is { } emblem ? File(await forms.Bytes(emblem), Png) : NotFound();

    public async Task<IActionResult> OnGetFile(string? version) => await Find(version) is { } emblem ? File(await forms.Bytes(emblem), Png, $"emblem-{emblem.Key}.png") : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!FormDesk.MaySee(Viewer)) return NotFound();
        var (content, name) = await Uploaded(EmblemPicture.MaxFile);
        var outcome = await desk.PutEmblem(content, name, Typed("Note"), Scope, Viewer, Command);
        return await After(outcome, "ใส่ตราแล้ว หนังสือฉบับต่อไปจะมีตรานี้");
    }

    public async Task<IActionResult> OnPostBack()
    {
        if (!FormDesk.MaySee(Viewer)) return NotFound();
        await Load(LetterForm.Emblem);
        var (change, said) = await Back();
        return await After(change.Outcome, said);
    }

    async Task<IActionResult> After(Outcome outcome, string said)
    {
        if (outcome is Outcome.Done)
        {
            Say(said);
            return LocalRedirect("/letters/forms/emblem");
        }
        return Note(outcome) && await Show() ? Page() : NotFound();
    }

    async Task<FormVersion?> Find(string? version) =>
        FormDesk.MaySee(Viewer) && await FormVersion.Find(db, Viewer.UnitId, LetterForm.Emblem, version) is { Row: not null } found ? found : null;

    async Task<bool> Show()
    {
        if (!FormDesk.MaySee(Viewer)) return false;
        await Load(LetterForm.Emblem);
        Warnings = InForce.Row is null ? [] : EmblemPicture.Warnings(await forms.Bytes(InForce));
        return true;
    }
}
