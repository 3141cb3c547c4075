using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Pages.Account;

/// <summary>Light or dark, and which digits, on this device; also for who has not signed in.</summary>
[AllowAnonymous]
public sealed class LookPage : PageModel
{
    public static IReadOnlyList<(string Theme, string Label)> ThemeNames { get; } =
        [("auto", "ตามการตั้งค่าของเครื่อง"), ("light", "สว่าง"), ("dark", "มืด ถนอมสายตาในที่แสงน้อย")];

    public Look Look { get; private set; } = null!;

    public void OnGet() => Look = Look.Of(Request);

    public IActionResult OnPost(string theme, bool thaiDigits)
    {
        if (!Look.Themes.Contains(theme)) return BadRequest();
        new Look(theme, thaiDigits).Keep(Response);
        TempData["Done"] = "บันทึกการแสดงผลของเครื่องนี้แล้ว";
        return LocalRedirect("/account/look");
    }
}
