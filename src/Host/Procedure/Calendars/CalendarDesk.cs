using PaWorkflow.Agreements;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>Where a unit sets days of its own calendar: first it is shown which deadlines move and whom that concerns, then all of it happens at once or nothing does.</summary>
public sealed class CalendarDesk(ContextFactory contexts, Transaction transaction, CalendarWork work, Wake wake, TimeProvider clock)
{
    public static bool MayChange(Viewer viewer) => viewer.Holds(PostIds.Strategy) || viewer.Holds(PostIds.Director);

    /// <summary>What a change would bring about.</summary>
    public async Task<(Outcome Outcome, CalendarPreview? Preview)> Preview(CalendarChange change, Viewer viewer)
    {
        if (!MayChange(viewer)) return (new Outcome.NotFound(), null);
        await using var db = contexts.Create();
        CalendarPreview? preview = null;
        var outcome = await Rejected.Catch(async () => preview = await Seen(db, change, viewer));
        return (outcome, preview);
    }

    /// <summary>What the days of a calendar file would bring about; those that the calendar has already are left out.</summary>
    public async Task<(Outcome Outcome, CalendarPreview? Preview)> Preview(IcsReading file, string fileName, Viewer viewer)
    {
        if (!MayChange(viewer)) return (new Outcome.NotFound(), null);
        await using var db = contexts.Create();
        CalendarPreview? preview = null;
        var outcome = await Rejected.Catch(async () =>
        {
            var change = CalendarChange.Of(file, fileName, await db.CalendarDaysOf(viewer.UnitId), viewer.UnitId, out var leftOut);
            if (change.Set.Count == 0) throw Rejected.Invalid("File", "ทุกวันในแฟ้มมีอยู่ในปฏิทินแล้ว จึงไม่มีวันใดให้เพิ่ม — โปรดตรวจว่าเลือกแฟ้มถูก");
            preview = await Seen(db, change, viewer) with { LeftOut = leftOut };
        });
        return (outcome, preview);
    }

    /// <summary>Makes the change as it was shown, or not at all.</summary>
    /// <param name="fingerprint">Of the preview that the person has seen.</param>
    public async Task<Outcome> Apply(CalendarChange change, string fingerprint, Viewer viewer, string? commandId = null)
    {
        if (!MayChange(viewer)) return new Outcome.NotFound();
        var occasion = Guid.NewGuid().ToString("N");
        var what = $"calendar.change {change.TakeBack:o} {string.Join('\n', change.Set.Select(s => $"{CalendarChange.Line(s)} {s.IsHoliday}"))} {change.Source} {fingerprint}";
        var (outcome, _) = await transaction.Once(viewer, commandId, what, clock.GetUtcNow(), async db =>
        {
            await CalendarWork.Hold(db, viewer.UnitId);
            var units = await StillSeen(db, change, viewer);
            if (units[0].Preview.Fingerprint != fingerprint) throw Rejected.Conflict("ระหว่างที่ท่านดูตัวอย่าง งานหรือปฏิทินเปลี่ยนไป จึงยังไม่มีการเปลี่ยนแปลงใด ๆ — ด้านล่างคือผลล่าสุด โปรดตรวจแล้วยืนยันอีกครั้ง");
            await work.Make(db, change, viewer.UnitId, units, occasion, viewer.PersonId);
            return "done";
        });
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    async Task<CalendarPreview> Seen(PaContext db, CalendarChange change, Viewer viewer) => (await work.Foresee(db, change, viewer.UnitId, viewer.PersonId))[0].Preview;

    /// <summary>What has become wrong since the preview was shown is a conflict.</summary>
    async Task<IReadOnlyList<UnitChange>> StillSeen(PaContext db, CalendarChange change, Viewer viewer)
    {
        try
        {
            return await work.Foresee(db, change, viewer.UnitId, viewer.PersonId);
        }
        catch (Rejected rejected) when (rejected.Outcome is Outcome.Invalid invalid)
        {
            throw Rejected.Conflict(invalid.Message);
        }
    }
}
