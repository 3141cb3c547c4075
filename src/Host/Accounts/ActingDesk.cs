using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Accounts;

/// <summary>Who is to stand in for the director, as typed into a form.</summary>
public sealed record NewActing(string PersonId, ActingKind? Kind, string ByOrder, int? Rank, DateOnly? From, DateOnly? Until);

/// <summary>Where the director, or who keeps the unit's accounts, names those who stand in, and ends it.</summary>
public sealed class ActingDesk(Transaction transaction, AuditTrail audit, TimeProvider clock)
{
    const int MaxRank = 99;

    public static bool MayName(Viewer viewer) => (viewer.Holds(PostIds.Director) && viewer.Acting is null) || viewer.Holds(PostIds.Administrator);

    public async Task<Outcome> Name(NewActing named, Viewer viewer, string? commandId)
    {
        if (!MayName(viewer)) return new Outcome.NotFound();
        return (await transaction.Once(viewer, commandId, $"acting.named {named}", clock.GetUtcNow(), async db =>
        {
            if (!await db.Users.AnyAsync(p => p.Id == named.PersonId && p.UnitId == viewer.UnitId)) throw Rejected.Invalid("PersonId", "โปรดเลือกบุคคลของหน่วยงาน");
            if (await db.PostHoldings.AnyAsync(h => h.UnitId == viewer.UnitId && h.PersonId == named.PersonId && h.Post == PostIds.Director))
                throw Rejected.Invalid("PersonId", "ผู้นี้เป็นผู้อำนวยการอยู่แล้ว จึงไม่ต้องมีผู้แทน — โปรดเลือกบุคคลอื่น");
            var kind = named.Kind ?? throw Rejected.Invalid("Kind", "โปรดเลือกว่ารักษาราชการแทน หรือปฏิบัติราชการแทน");
            YearSteps.Required(named.ByOrder, "ByOrder", "โปรดกรอกเลขที่และวันที่ของคำสั่ง เช่น คำสั่งกรม ที่ 12/2564 ลงวันที่ 4 มกราคม 2564");
            var rank = named.Rank is >= 1 and <= MaxRank ? named.Rank.Value : throw Rejected.Invalid("Rank", $"ลำดับต้องเป็นจำนวนเต็ม 1 ถึง {MaxRank}");
            var from = named.From ?? throw Rejected.Invalid("From", "โปรดเลือกวันแรกที่แทน");
            var until = named.Until ?? throw Rejected.Invalid("Until", "โปรดเลือกวันสุดท้ายที่แทน");
            if (until < from) throw Rejected.Invalid("Until", "วันสุดท้ายต้องไม่ก่อนวันแรก");
            if (until < ThaiDisplay.Today(clock)) throw Rejected.Invalid("Until", "วันสุดท้ายผ่านไปแล้ว — โปรดเลือกวันนี้หรือหลังจากนี้");
            db.ActingSignatories.Add(new() { UnitId = viewer.UnitId, PersonId = named.PersonId, Kind = kind, ByOrder = named.ByOrder.Trim(), Rank = rank, From = from, Until = until });
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "acting.named", named.PersonId, new { kind, order = named.ByOrder.Trim(), rank, from, until });
            return "done";
        })).Outcome;
    }

    /// <summary>Ends it with yesterday; one that has not begun is taken back.</summary>
    public async Task<Outcome> End(long id, Viewer viewer, string? commandId)
    {
        if (!MayName(viewer)) return new Outcome.NotFound();
        return (await transaction.Once(viewer, commandId, $"acting.ended {id}", clock.GetUtcNow(), async db =>
        {
            var acting = await db.ActingSignatories.SingleOrDefaultAsync(a => a.Id == id && a.UnitId == viewer.UnitId) ?? throw Rejected.NotFound();
            var yesterday = ThaiDisplay.Today(clock).AddDays(-1);
            if (acting.Until <= yesterday) throw Rejected.Conflict("การแทนนี้สิ้นสุดไปแล้ว จึงไม่มีการเปลี่ยนแปลง");
            if (acting.From > yesterday) db.ActingSignatories.Remove(acting);
            else acting.Until = yesterday;
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "acting.ended", acting.PersonId, new { acting.ByOrder, acting.From, yesterday });
            return "done";
        })).Outcome;
    }
}
