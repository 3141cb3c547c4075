using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Pages.Mail;

/// <summary>The outgoing mails, newest first: the unit's for those who see the whole unit, else one's own.</summary>
public sealed class MailPage(PaContext db) : UnitPage
{
    const int Shown = 50;

    public IReadOnlyList<OutgoingMail> Mails { get; private set; } = [];
    public MailState? State { get; private set; }
    public bool More { get; private set; }

    public async Task OnGet(string? state, long? before)
    {
        State = Enum.TryParse<MailState>(state, out var wanted) && Enum.IsDefined(wanted) ? wanted : null;
        var found = await MailsOf(db, Viewer)
            .Where(m => (State == null || m.State == State) && (before == null || m.Id < before))
            .OrderByDescending(m => m.Id).Take(Shown + 1).ToListAsync();
        More = found.Count > Shown;
        Mails = found[..Math.Min(Shown, found.Count)];
    }

    public static IQueryable<OutgoingMail> MailsOf(PaContext db, Viewer viewer) => db.Mails.AsNoTracking()
        .Where(m => m.UnitId == viewer.UnitId && (viewer.SeesWholeUnit || m.PersonId == viewer.PersonId));
}
