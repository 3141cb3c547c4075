using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Read;

/// <summary>A circulated letter is read and acknowledged from its mail, without signing in. The link is the key; a wrong one finds nothing.</summary>
[AllowAnonymous]
public sealed class ReadPage(PaContext db, ReadLinks links, TaskDesk desk, Vault vault) : PageModel
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public IReadOnlyList<Letter> Letters { get; private set; } = [];
    public string Reader { get; private set; } = "";
    public string Key { get; private set; } = "";
    public string TaskId { get; private set; } = "";

    /// <summary>It was acknowledged before, or is no longer asked for.</summary>
    public bool Done { get; private set; }

    public string? Conflict { get; private set; }

    public async Task<IActionResult> OnGet(string task, string? key) => await Load(task, key) is null ? NotFound() : Page();

    public async Task<IActionResult> OnGetFile(string task, string? key, long letter)
    {
        if (await Load(task, key) is null || Letters.FirstOrDefault(l => l.Id == letter) is not { } found) return NotFound();
        var (sha256, type, extension) = found is { SignedHow: SignedHow.Certificate, SignedSha256: { } signed } ? (signed, "application/pdf", "pdf") : (found.DocxSha256, Docx, "docx");
        return vault.Holds(sha256) ? File(vault.Open(sha256), type, LetterNames.FileOf(found, extension)) : NotFound();
    }

    public async Task<IActionResult> OnPost(string task, string? key)
    {
        if (await Load(task, key) is not { } row) return NotFound();
        if (Done) return Page();
        var person = await db.Users.AsNoTracking().Include(p => p.Posts).SingleAsync(p => p.Id == row.Assignee);
        var outcome = await desk.Complete(row.Id, new AcknowledgeForm(), new(person.Id, person.DisplayName, person.UnitId, person.Posts.Select(h => h.Post).ToHashSet()));
        Done = outcome is Outcome.Done;
        Conflict = outcome is Outcome.Conflict conflict ? conflict.Message : null;
        return Page();
    }

    async Task<UserTask?> Load(string id, string? key)
    {
        var row = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id);
        if (row?.Assignee is not { } assignee || !await links.Fits(db, row, key)) return null;
        (TaskId, Key, Done) = (id, key!, row.State != UserTaskState.Open);
        Reader = await db.Users.Where(p => p.Id == assignee).Select(p => p.DisplayName).SingleOrDefaultAsync() ?? "";
        Letters = await db.Letters.AsNoTracking().Where(l => l.InstanceId == row.InstanceId && l.State != LetterState.Void && l.Acknowledgements.Any(a => a.PersonId == assignee)).OrderBy(l => l.Id).ToListAsync();
        return row;
    }
}
