using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.People;

/// <summary>What the partial <c>_PersonFields</c> shows.</summary>
public sealed record PersonFields(UnitPage Page, string DisplayName, string Email, string WorkGroup, IReadOnlyCollection<string> Posts);

/// <summary>Who belongs to the unit and in which posts; for the administrator.</summary>
public sealed class PeoplePage(PaContext db, PeopleDesk desk) : UnitPage
{
    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>A first password, shown once on the answer to the post that made it.</summary>
    public HandedPassword? Handed { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!Viewer.Holds(PostIds.Administrator)) return NotFound();
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Viewer.Holds(PostIds.Administrator)) return NotFound();
        var person = Read(Request.Form);
        var password = PeopleDesk.FirstPassword();
        foreach (var fault in await desk.Add(Viewer.UnitId, person, password, Viewer.PersonId)) Fault(fault.Field, fault.Message);
        if (ModelState.IsValid) Handed = new(person.DisplayName, person.UserName, password);
        else Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        db.ChangeTracker.Clear();
        await Load();
        return Page();
    }

    public static NewPerson Read(IFormCollection form) => new(
        form["UserName"].ToString().Trim(), form["DisplayName"].ToString().Trim(), form["Email"].ToString().Trim(),
        form["WorkGroup"].ToString().Trim(), [.. form["Posts"].OfType<string>().Distinct()]);

    /// <summary>What was typed, unless it was stored: then the form is empty for the next person.</summary>
    public string Again(string field) => Handed is null ? Typed(field) : "";

    public IReadOnlyCollection<string> AgainPosts => Handed is null && Request.HasFormContentType ? [.. Request.Form["Posts"].OfType<string>()] : [];

    async Task Load() => People = await db.Users.AsNoTracking().Include(p => p.Posts).Where(p => p.UnitId == Viewer.UnitId)
        .OrderBy(p => p.DisplayName).ToListAsync();
}
