using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.Account;

public sealed class SignOutPage(SignInManager<Person> signIn, UserManager<Person> people) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPost()
    {
        // A copy of the cookie is worth nothing after this.
        if (await people.GetUserAsync(User) is { } person) await people.UpdateSecurityStampAsync(person);
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}
