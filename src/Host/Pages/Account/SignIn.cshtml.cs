using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.Account;

[AllowAnonymous]
public sealed class SignInPage(SignInManager<Person> signIn, IServiceProvider services) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public string? Refused { get; private set; }
    public DemoInfo? Demo { get; } = services.GetService<DemoInfo>();

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Target) : Page();

    public async Task<IActionResult> OnPost()
    {
        var answer = await signIn.PasswordSignInAsync(UserName ?? "", Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (answer.Succeeded) return LocalRedirect(Target);
        // One answer for an unknown name, a wrong password and a lockout: nobody learns which names exist.
        Refused = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หากกรอกผิดหลายครั้งบัญชีจะถูกพักไว้ 10 นาที";
        ModelState.Clear();
        return Page();
    }

    /// <summary>Only an address of this site is gone back to.</summary>
    string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
}
