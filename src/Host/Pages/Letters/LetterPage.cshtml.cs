using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Letters;

/// <summary>One letter: its state, its file, who has read it.</summary>
public sealed class LetterPage(PaContext db) : UnitPage
{
    public Letter Letter { get; private set; } = null!;

    /// <summary>The viewer's open task in which it is acknowledged.</summary>
    public string? MyTask { get; private set; }

    public async Task<IActionResult> OnGet(long id)
    {
        if (await UnitFiles.LettersOf(db, Viewer).Include(l => l.Acknowledgements).SingleOrDefaultAsync(l => l.Id == id) is not { } letter) return NotFound();
        Letter = letter;
        await LoadNames(db);
        if (letter.Acknowledgements.Exists(a => a.PersonId == Viewer.PersonId && a.AcknowledgedAt is null))
            MyTask = await db.Tasks.Where(t => t.InstanceId == letter.InstanceId && t.Form == "acknowledge" && t.State == UserTaskState.Open && t.Assignee == Viewer.PersonId)
                .Select(t => t.Id).FirstOrDefaultAsync();
        return Page();
    }
}
