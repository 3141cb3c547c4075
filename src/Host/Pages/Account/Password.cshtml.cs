using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.Account;

public sealed class PasswordPage(PaContext db, UserManager<Person> people, SignInManager<Person> signIn, AuditTrail audit) : UnitPage
{
    public void OnGet() { }

    public async Task<IActionResult> OnPost(string current, string password, string again)
    {
        if (password != again) Fault("Again", "รหัสผ่านใหม่ทั้งสองช่องไม่ตรงกัน");
        if (!ModelState.IsValid) return AskAgain();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var person = (await people.GetUserAsync(User))!;
        var changed = await people.ChangePasswordAsync(person, current, password);
        foreach (var error in changed.Errors) Fault(error.Code, error.Description);
        if (!changed.Succeeded) return AskAgain();
        await audit.Append(db, Viewer.UnitId, Viewer.PersonId, "password.changed", person.UserName!);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        await signIn.RefreshSignInAsync(person);
        Say("เปลี่ยนรหัสผ่านแล้ว ใช้รหัสใหม่ในการเข้าสู่ระบบครั้งต่อไป");
        return LocalRedirect("/");
    }
}
