using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>
/// Where a unit sets days of its own calendar: first it is shown which deadlines move and whom that concerns, then all of it happens in
/// one transaction, the days, the dates of what runs, the entry in the audit trail and a mail to each person concerned.
/// </summary>
public sealed class CalendarDesk(
    ContextFactory contexts, Transaction transaction, ProcessDefinitions definitions, Catalogues catalogues, Stepper stepper, Notices notices, AuditTrail audit, Wake wake, TimeProvider clock)
{
    const int MaxDays = 1000;

    public static bool MayChange(Viewer viewer) => viewer.Holds(PostIds.Strategy) || viewer.Holds(PostIds.Director);

    /// <summary>What a change would bring about.</summary>
    public async Task<(Outcome Outcome, CalendarPreview? Preview)> Preview(CalendarChange change, Viewer viewer)
    {
        if (!MayChange(viewer)) return (new Outcome.NotFound(), null);
        await using var db = contexts.Create();
        CalendarPreview? preview = null;
        var outcome = await Rejected.Catch(async () => preview = (await Work(db, change, viewer)).Preview);
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
            var own = (await db.CalendarDaysOf(viewer.UnitId)).Where(d => d.UnitId == viewer.UnitId && d.Kind == CalendarDayKind.WorkingDay).Select(d => d.Date).ToHashSet();
            var calendar = await db.CalendarOf(viewer.UnitId);
            var fresh = file.Days.Where(d => calendar.HolidayName(d.Date) is null && !own.Contains(d.Date)).ToList();
            if (fresh.Count == 0) throw Rejected.Invalid("File", "ทุกวันในแฟ้มมีอยู่ในปฏิทินแล้ว จึงไม่มีวันใดให้เพิ่ม — โปรดตรวจว่าเลือกแฟ้มถูก");
            var change = new CalendarChange([.. fresh.Select(d => new SpecialDay(d.Date, d.Name.Length <= CalendarDay.MaxName ? d.Name : d.Name[..CalendarDay.MaxName].TrimEnd(), true))], null, $"แฟ้ม {fileName}");
            var worked = file.Days.Count(d => own.Contains(d.Date));
            preview = (await Work(db, change, viewer)).Preview with { LeftOut = (file.Days.Count - fresh.Count - worked, worked, file.Outside) };
        });
        return (outcome, preview);
    }

    /// <summary>Makes the change as it was shown, or not at all.</summary>
    /// <param name="fingerprint">Of the preview that the person has seen.</param>
    public async Task<Outcome> Apply(CalendarChange change, string fingerprint, Viewer viewer, string? commandId = null)
    {
        if (!MayChange(viewer)) return new Outcome.NotFound();
        var (occasion, now) = (Guid.NewGuid().ToString("N"), clock.GetUtcNow());
        var what = $"calendar.change {change.TakeBack:o} {string.Join('\n', change.Set.Select(s => $"{CalendarChange.Line(s)} {s.IsHoliday}"))} {change.Source} {fingerprint}";
        var (outcome, _) = await transaction.Once(viewer, commandId, what, now, async db =>
        {
            var held = await Hold(db, viewer.UnitId);
            var (preview, dates) = await Seen(db, change, viewer);
            if (preview.Fingerprint != fingerprint || !held.SequenceEqual(await UnitDates.Running(db, viewer.UnitId))) throw Rejected.Conflict(Changed);
            await Write(db, change, viewer, now);
            foreach (var (instance, corrections) in dates.Corrections)
            {
                if (await stepper.Take(db, instance, new Together([.. corrections]), viewer.PersonId) is { } refused) throw new InvalidOperationException($"{instance}: {refused}");
            }
            await MoveNotices.Tell(db, notices, viewer.UnitId, preview, occasion);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "calendar.changed", SubjectOf(change), DetailOf(preview));
            return "done";
        });
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    const string Changed = "ระหว่างที่ท่านดูตัวอย่าง งานหรือปฏิทินเปลี่ยนไป จึงยังไม่มีการเปลี่ยนแปลงใด ๆ — ด้านล่างคือผลล่าสุด โปรดตรวจแล้วยืนยันอีกครั้ง";

    /// <summary>Holds all that runs, then the unit's chain, which every launch holds as well: what is read from here on stands.</summary>
    static async Task<List<string>> Hold(PaContext db, string unitId)
    {
        var running = await UnitDates.Running(db, unitId);
        foreach (var id in running) await Stepper.Lock(db, id);
        await AuditTrail.Hold(db, unitId);
        return running;
    }

    /// <summary>What has become wrong since the preview was shown is a conflict.</summary>
    async Task<(CalendarPreview Preview, UnitDates Dates)> Seen(PaContext db, CalendarChange change, Viewer viewer)
    {
        try
        {
            return await Work(db, change, viewer);
        }
        catch (Rejected rejected) when (rejected.Outcome is Outcome.Invalid invalid)
        {
            throw Rejected.Conflict(invalid.Message);
        }
    }

    async Task<(CalendarPreview Preview, UnitDates Dates)> Work(PaContext db, CalendarChange change, Viewer viewer)
    {
        var now = clock.GetUtcNow();
        var days = await db.CalendarDaysOf(viewer.UnitId);
        var before = OfficeCalendar.Of(days);
        Check(change, days, before, viewer.UnitId);
        var after = OfficeCalendar.Of(change.Applied(days, viewer.UnitId, viewer.PersonId, now));
        var dates = await UnitDates.Of(db, definitions, catalogues, viewer.UnitId, before, after, now);
        var named = change.Set.Select(s => (s.Date, s.Name)).Concat(change.TakeBack is { } back ? [(back, days.First(d => d.UnitId == viewer.UnitId && d.Date == back).Name)] : []);
        return (new(change, [.. named.OrderBy(d => d.Date).Select(d => new DayChange(d.Date, d.Name, before.HolidayName(d.Date), after.HolidayName(d.Date)))], dates.Moves, dates.Closings), dates);
    }

    static void Check(CalendarChange change, IReadOnlyList<CalendarDay> days, WorkingCalendar calendar, string unitId)
    {
        var (from, to) = WorkingCalendar.Covered;
        if (change.Set.Count is 0 or > MaxDays && change.TakeBack is null) throw Rejected.Invalid("Date", $"โปรดระบุวันอย่างน้อยหนึ่งวัน และไม่เกิน {MaxDays} วันต่อครั้ง");
        if (change.TakeBack is { } back && days.All(d => d.UnitId != unitId || d.Date != back)) throw Rejected.Conflict($"วัน{ThaiDisplay.LongDate(back)} ไม่ได้อยู่ในวันที่หน่วยงานกำหนดเองแล้ว จึงไม่มีการเปลี่ยนแปลงใด ๆ");
        if (change.Source.Length > CalendarDay.MaxSource) throw Rejected.Invalid("Source", $"ที่มายาวเกิน {CalendarDay.MaxSource} ตัวอักษร โปรดย่อให้สั้นลง");
        if (change.Set.GroupBy(s => s.Date).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Rejected.Invalid("Date", $"วัน{ThaiDisplay.LongDate(twice.Key)} ระบุซ้ำ โปรดระบุเพียงครั้งเดียว");
        foreach (var day in change.Set)
        {
            var date = $"วัน{ThaiDisplay.LongDate(day.Date)}";
            if (day.Date < from || day.Date > to) throw Rejected.Invalid("Date", $"{date} อยู่นอกปฏิทิน — โปรดเลือกวันตั้งแต่ {ThaiDisplay.LongDate(from)} ถึง {ThaiDisplay.LongDate(to)}");
            if (day.Name.Length is 0 or > CalendarDay.MaxName || day.Name.Any(char.IsControl))
                throw Rejected.Invalid("Name", day.IsHoliday ? $"โปรดระบุชื่อวันหยุด ไม่เกิน {CalendarDay.MaxName} ตัวอักษร เช่น วันหยุดราชการเพิ่มเป็นกรณีพิเศษ" : $"โปรดบอกเหตุที่ทำงานในวันนี้ ไม่เกิน {CalendarDay.MaxName} ตัวอักษร");
            var own = days.FirstOrDefault(d => d.UnitId == unitId && d.Date == day.Date);
            if (day.IsHoliday && own is { Kind: CalendarDayKind.WorkingDay }) throw Rejected.Invalid("Date", $"หน่วยงานกำหนดให้{date} เป็นวันทำการไว้ — หากจะให้หยุดตามเดิม ให้นำวันทำการนั้นออกแทน");
            if (day.IsHoliday && calendar.HolidayName(day.Date) is { } there) throw Rejected.Invalid("Date", $"{date} เป็นวันหยุดอยู่แล้ว ({there}) จึงไม่ต้องเพิ่ม");
            if (!day.IsHoliday && day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) throw Rejected.Invalid("Date", $"{date} ตรงกับวันหยุดสุดสัปดาห์ ซึ่งไม่นับเป็นวันทำการ — กำหนดได้เฉพาะวันหยุดที่ตรงกับวันจันทร์ถึงศุกร์");
            if (!day.IsHoliday && own is { Kind: CalendarDayKind.Holiday }) throw Rejected.Invalid("Date", $"{date} เป็นวันหยุดที่หน่วยงานเพิ่มเอง — ให้นำวันหยุดนั้นออกแทน");
            if (!day.IsHoliday && calendar.HolidayName(day.Date) is null) throw Rejected.Invalid("Date", $"{date} เป็นวันทำการอยู่แล้ว");
        }
    }

    async Task Write(PaContext db, CalendarChange change, Viewer viewer, DateTimeOffset now)
    {
        if (change.TakeBack is { } back && await db.CalendarDays.FindAsync(viewer.UnitId, back) is { } taken) db.CalendarDays.Remove(taken);
        db.CalendarDays.AddRange(change.Applied([], viewer.UnitId, viewer.PersonId, now));
    }

    static string SubjectOf(CalendarChange change) => change switch
    {
        { TakeBack: { } back } => ThaiDisplay.ShortDate(back),
        { Set: [var only] } => ThaiDisplay.ShortDate(only.Date),
        _ => $"{change.Set.Count} วัน",
    };

    static object DetailOf(CalendarPreview preview) => new
    {
        days = preview.Days,
        preview.Change.Source,
        moved = preview.Moves.Select(m => new { m.InstanceId, m.Subject, m.Kind, m.Name, m.Kpi, m.Round, m.From, m.To }),
    };
}
