using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>Where a person gives a combination of filters a name, and forgets it.</summary>
public sealed class SavedViews(Transaction transaction, TimeProvider clock)
{
    public static Task<List<SavedView>> Of(PaContext db, Viewer viewer) =>
        db.SavedViews.AsNoTracking().Where(v => v.PersonId == viewer.PersonId).OrderBy(v => v.Name).ToListAsync();

    /// <summary>A name that is known stands for the newer combination from then on.</summary>
    public Task<Outcome> Save(string name, InboxFilter filter, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var words = name.Trim();
        if (words.Length == 0) throw Rejected.Invalid("ViewName", "โปรดตั้งชื่อมุมมอง เช่น งานด่วนรอบ 5 เดือน");
        if (words.Length > SavedView.MaxName) throw Rejected.Invalid("ViewName", $"ชื่อมุมมองยาวเกิน {SavedView.MaxName} ตัวอักษร — โปรดย่อให้สั้นลง");
        if (filter.Query.Length > SavedView.MaxFilter) throw Rejected.Invalid("ViewName", "ตัวกรองนี้ยาวเกินกว่าจะเก็บได้");
        if (await db.SavedViews.FindAsync(viewer.PersonId, words) is { } known)
        {
            (known.Filter, known.SavedAt) = (filter.Query, clock.GetUtcNow());
            return;
        }
        if (await db.SavedViews.CountAsync(v => v.PersonId == viewer.PersonId) >= SavedView.MaxViews)
            throw Rejected.Invalid("ViewName", $"เก็บได้ไม่เกิน {SavedView.MaxViews} มุมมอง — โปรดลบมุมมองที่ไม่ใช้แล้วก่อน");
        db.SavedViews.Add(new() { PersonId = viewer.PersonId, Name = words, Filter = filter.Query, SavedAt = clock.GetUtcNow() });
    }));

    public Task<Outcome> Forget(string name, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        if (await db.SavedViews.FindAsync(viewer.PersonId, name) is { } known) db.SavedViews.Remove(known);
    }));
}
