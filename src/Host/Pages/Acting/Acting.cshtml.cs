using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.Acting;

/// <summary>Who stands in for the director: now, next and before.</summary>
public sealed class ActingPage(PaContext db, ActingDesk desk) : UnitPage
{
    const int Shown = 100;

    public IReadOnlyList<ActingSignatory> Rows { get; private set; } = [];
    public IReadOnlyList<Person> People { get; private set; } = [];
    public bool MayName => ActingDesk.MayName(Viewer);

    public async Task<IActionResult> OnGet()
    {
        if (!MayName && !Viewer.SeesWholeUnit) return NotFound();
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost() => await Answer(await desk.Name(new(
        Typed("PersonId"), Enum.TryParse<ActingKind>(Typed("Kind"), out var kind) && Enum.IsDefined(kind) ? kind : null, Typed("ByOrder"),
        int.TryParse(Typed("Rank"), out var rank) ? rank : null, Typing.Date(Typed("From")), Typing.Date(Typed("Until"))), Viewer, Command), "บันทึกผู้แทนแล้ว");

    public async Task<IActionResult> OnPostEnd(long id) => await Answer(await desk.End(id, Viewer, Command), "สิ้นสุดการแทนแล้ว");

    async Task<IActionResult> Answer(Outcome outcome, string done)
    {
        if (outcome is Outcome.Done)
        {
            Say(done);
            return LocalRedirect("/acting");
        }
        if (!Note(outcome)) return NotFound();
        await Load();
        return Page();
    }

    async Task Load()
    {
        await LoadNames(db);
        People = await db.Users.AsNoTracking().Where(p => p.UnitId == Viewer.UnitId && !p.Posts.Any(h => h.Post == PostIds.Director)).OrderBy(p => p.DisplayName).ToListAsync();
        Rows = await db.ActingSignatories.AsNoTracking().Where(a => a.UnitId == Viewer.UnitId).OrderByDescending(a => a.Until).ThenBy(a => a.Rank).Take(Shown).ToListAsync();
    }
}
