using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>What a change brings about in one unit.</summary>
sealed record UnitChange(CalendarPreview Preview, UnitDates Dates);

/// <summary>
/// Works out what a change of the calendar brings about and makes it, in the caller's transaction: the days, the dates of all that runs,
/// a mail to each person concerned and an entry in the chain of each unit. Its place is one unit, or all of them (<see cref="CalendarDay.House"/>).
/// </summary>
public sealed class CalendarWork(ProcessDefinitions definitions, Catalogues catalogues, Stepper stepper, Notices notices, AuditTrail audit, TimeProvider clock)
{
    const int MaxDays = 1000;

    /// <summary>What the change brings about in each unit of its place. Nothing is changed.</summary>
    /// <exception cref="Rejected">The change cannot be.</exception>
    internal async Task<IReadOnlyList<UnitChange>> Foresee(PaContext db, CalendarChange change, string place, string by)
    {
        var now = clock.GetUtcNow();
        Check(change, await db.CalendarDaysOf(place), place);
        var units = new List<UnitChange>();
        foreach (var unit in await UnitsOf(db, place))
        {
            var days = await db.CalendarDaysOf(unit);
            var (before, after) = (OfficeCalendar.Of(days), OfficeCalendar.Of(change.Applied(days, place, by, now)));
            var dates = await UnitDates.Of(db, definitions, catalogues, unit, before, after, now);
            var named = change.Set.Select(s => (s.Date, s.Name)).Concat(change.TakeBack is { } back ? [(back, days.First(d => d.UnitId == place && d.Date == back).Name)] : []);
            units.Add(new(new(change, [.. named.OrderBy(d => d.Date).Select(d => new DayChange(d.Date, d.Name, before.HolidayName(d.Date), after.HolidayName(d.Date)))], dates.Moves, dates.Closings), dates));
        }
        return units;
    }

    /// <summary>
    /// Holds all that runs in the place of a change, then the units' chains, which every launch holds as well: what is read from here on
    /// stands until the transaction ends.
    /// </summary>
    /// <exception cref="Rejected">Something has been started meanwhile.</exception>
    internal static async Task Hold(PaContext db, string place)
    {
        var running = await Running(db, place);
        foreach (var id in running) await Stepper.Lock(db, id);
        foreach (var unit in await UnitsOf(db, place)) await AuditTrail.Hold(db, unit);
        if (!running.SequenceEqual(await Running(db, place))) throw Rejected.Conflict("ระหว่างนี้มีเรื่องเริ่มใหม่หรือจบลง จึงยังไม่มีการเปลี่ยนแปลงใด ๆ — โปรดดูตัวอย่างอีกครั้ง");
    }

    internal async Task Make(PaContext db, CalendarChange change, string place, IReadOnlyList<UnitChange> units, string occasion, string by)
    {
        if (change.TakeBack is { } back && await db.CalendarDays.FindAsync(place, back) is { } taken) db.CalendarDays.Remove(taken);
        db.CalendarDays.AddRange(change.Applied([], place, by, clock.GetUtcNow()));
        foreach (var (preview, dates) in units)
        {
            foreach (var (instance, corrections) in dates.Corrections)
            {
                if (await stepper.Take(db, instance, new Together([.. corrections]), by) is { } refused) throw new InvalidOperationException($"{instance}: {refused}");
            }
            await MoveNotices.Of(preview, occasion).Tell(db, notices, dates.UnitId, preview.Moves);
            await audit.Append(db, dates.UnitId, by, "calendar.changed", SubjectOf(change), DetailOf(preview));
        }
    }

    static Task<List<string>> UnitsOf(PaContext db, string place) =>
        place == CalendarDay.House ? db.Units.OrderBy(u => u.Id).Select(u => u.Id).ToListAsync() : Task.FromResult<List<string>>([place]);

    static async Task<List<string>> Running(PaContext db, string place)
    {
        var running = new List<string>();
        foreach (var unit in await UnitsOf(db, place)) running.AddRange(await UnitDates.Running(db, unit));
        return [.. running.Order(StringComparer.Ordinal)];
    }

    static void Check(CalendarChange change, IReadOnlyList<CalendarDay> days, string place)
    {
        var calendar = OfficeCalendar.Of(days);
        if (change.Set.Count is 0 or > MaxDays && change.TakeBack is null) throw Rejected.Invalid("Date", $"โปรดระบุวันอย่างน้อยหนึ่งวัน และไม่เกิน {MaxDays} วันต่อครั้ง");
        if (change.TakeBack is { } back && days.All(d => d.UnitId != place || d.Date != back)) throw Rejected.Conflict($"วัน{ThaiDisplay.LongDate(back)} ไม่ได้อยู่ในวันที่กำหนดเองแล้ว จึงไม่มีการเปลี่ยนแปลงใด ๆ");
        if (change.Source.Length > CalendarDay.MaxSource) throw Rejected.Invalid("Source", $"ที่มายาวเกิน {CalendarDay.MaxSource} ตัวอักษร โปรดย่อให้สั้นลง");
        if (change.Set.GroupBy(s => s.Date).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Rejected.Invalid("Date", $"วัน{ThaiDisplay.LongDate(twice.Key)} ระบุซ้ำ โปรดระบุเพียงครั้งเดียว");
        foreach (var day in change.Set) Check(day, days.FirstOrDefault(d => d.UnitId == place && d.Date == day.Date), calendar);
    }

    /// <param name="own">What the place says of the day already.</param>
    static void Check(SpecialDay day, CalendarDay? own, WorkingCalendar calendar)
    {
        var (from, to) = WorkingCalendar.Covered;
        var date = $"วัน{ThaiDisplay.LongDate(day.Date)}";
        if (day.Date < from || day.Date > to) throw Rejected.Invalid("Date", $"{date} อยู่นอกปฏิทิน — โปรดเลือกวันตั้งแต่ {ThaiDisplay.LongDate(from)} ถึง {ThaiDisplay.LongDate(to)}");
        if (day.Name.Length is 0 or > CalendarDay.MaxName || day.Name.Any(char.IsControl))
            throw Rejected.Invalid("Name", day.IsHoliday ? $"โปรดระบุชื่อวันหยุด ไม่เกิน {CalendarDay.MaxName} ตัวอักษร เช่น วันหยุดราชการเพิ่มเป็นกรณีพิเศษ" : $"โปรดบอกเหตุที่ทำงานในวันนี้ ไม่เกิน {CalendarDay.MaxName} ตัวอักษร");
        if (day.IsHoliday && own is { Kind: CalendarDayKind.WorkingDay }) throw Rejected.Invalid("Date", $"กำหนดให้{date} เป็นวันทำการไว้ — หากจะให้หยุดตามเดิม ให้นำวันทำการนั้นออกแทน");
        if (day.IsHoliday && calendar.HolidayName(day.Date) is { } there) throw Rejected.Invalid("Date", $"{date} เป็นวันหยุดอยู่แล้ว ({there}) จึงไม่ต้องเพิ่ม");
        if (!day.IsHoliday && day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) throw Rejected.Invalid("Date", $"{date} ตรงกับวันหยุดสุดสัปดาห์ ซึ่งไม่นับเป็นวันทำการ — กำหนดได้เฉพาะวันหยุดที่ตรงกับวันจันทร์ถึงศุกร์");
        if (!day.IsHoliday && own is { Kind: CalendarDayKind.Holiday }) throw Rejected.Invalid("Date", $"{date} เป็นวันหยุดที่เพิ่มเอง — ให้นำวันหยุดนั้นออกแทน");
        if (!day.IsHoliday && calendar.HolidayName(day.Date) is null) throw Rejected.Invalid("Date", $"{date} เป็นวันทำการอยู่แล้ว");
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
        moved = preview.Moves.Select(m => new { m.InstanceId, m.Subject, kind = m.Kind.ToString(), m.Name, m.Kpi, m.Round, m.From, m.To }),
    };
}
