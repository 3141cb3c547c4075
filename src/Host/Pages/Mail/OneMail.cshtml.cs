using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Pages.Mail;

public sealed class OneMailPage(PaContext db) : UnitPage
{
    public OutgoingMail Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long id)
    {
        if (await MailPage.MailsOf(db, Viewer).SingleOrDefaultAsync(m => m.Id == id) is not { } mail) return NotFound();
        Mail = mail;
        return Page();
    }
}
