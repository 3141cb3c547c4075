using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.People;

/// <summary>One person: name, mail, posts, a new password; for the administrator.</summary>
public sealed class PersonPage(PaContext db, PeopleDesk desk) : UnitPage
{
    public Person Person { get; private set; } = null!;

    /// <summary>The new password, shown once.</summary>
    public string? Password { get; private set; }

    public IReadOnlyCollection<string> TypedPosts => [.. Request.Form["Posts"].OfType<string>()];

    public async Task<IActionResult> OnGet(string id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string id)
    {
        if (!Viewer.Holds(PostIds.Administrator) || await desk.Change(Viewer.UnitId, id, PeoplePage.Read(Request.Form), Viewer.PersonId) is not { } faults)
            return NotFound();
        foreach (var fault in faults) Fault(fault.Field, fault.Message);
        if (ModelState.IsValid)
        {
            Say("บันทึกข้อมูลบุคลากรแล้ว");
            return LocalRedirect("/people");
        }
        db.ChangeTracker.Clear();
        return await Load(id) ? AskAgain() : NotFound();
    }

    public async Task<IActionResult> OnPostPassword(string id)
    {
        if (!Viewer.Holds(PostIds.Administrator) || await desk.ResetPassword(Viewer.UnitId, id, Viewer.PersonId) is not { } password) return NotFound();
        Password = password;
        return await Load(id) ? Page() : NotFound();
    }

    async Task<bool> Load(string id)
    {
        var person = await db.Users.AsNoTracking().Include(p => p.Posts).SingleOrDefaultAsync(p => p.Id == id && p.UnitId == Viewer.UnitId);
        if (person is null || !Viewer.Holds(PostIds.Administrator)) return false;
        Person = person;
        return true;
    }
}
