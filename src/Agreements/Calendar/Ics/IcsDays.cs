using System.Text;
using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using IcalEvent = Ical.Net.CalendarComponents.CalendarEvent;

namespace PaWorkflow.Agreements;

/// <summary>The days of the events of one id: Ical.Net says when they are, within limits that no calendar of holidays comes near.</summary>
static class IcsDays
{
    const int MaxName = 200;
    const int MaxSpan = 31;

    /// <summary>Days that the events of one id may have, in all years.</summary>
    const int MaxDays = 400;

    /// <summary>Single times of an event that are told apart from the rest.</summary>
    const int MaxTimes = 100;

    /// <summary>Letters of a property that says when something comes again.</summary>
    const int MaxRule = 4000;

    /// <summary>A rule that fits no day of so many years fits none.</summary>
    static readonly EvaluationOptions limits = new() { MaxUnmatchedIncrementsLimit = 30 };

    static readonly Wording wholeDays = new("make it an event of whole days, or leave it out", "ตั้งให้เป็นกิจกรรมแบบทั้งวัน หรือลบออกจากแฟ้ม");

    public static (IReadOnlyList<Holiday> Days, IReadOnlyList<CatalogueFault> Faults) Of(IReadOnlyList<IcsEvent> events, string fileName)
    {
        var valid = events.Where(e => !e.IsCancelled).ToList();
        var faults = valid.Select(e => FaultOf(e) is { } fault ? At(e, e.Line, fileName, fault) : null).OfType<CatalogueFault>().ToList();
        if (faults.Count > 0 || valid.Count == 0) return ([], faults);
        if (valid.Count > MaxTimes || valid.Count(e => e.Property("RECURRENCE-ID") is null) > 1)
            return ([], [At(valid[0], valid[0].Line, fileName, (new("several events have its id (UID)", "มีหลายรายการใช้รหัส (UID) เดียวกัน"), new("give each an id of its own", "ให้แต่ละรายการมีรหัสของตนเอง")))]);
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        foreach (var one in valid) one.Write(text, "id");
        text.Append("END:VCALENDAR\r\n");
        try
        {
            var calendar = Calendar.Load(text.ToString())!;
            // The library keeps the order of the file.
            foreach (var (read, written) in calendar.Events.Zip(valid))
            {
                if (FaultOf(read) is { } fault) faults.Add(At(written, written.Line, fileName, fault));
            }
            return faults.Count > 0 ? ([], faults) : (Days(calendar), []);
        }
        catch (NoDays none)
        {
            return ([], [At(valid[0], valid[0].Line, fileName, (none.Wrong, none.Right))]);
        }
        catch (EvaluationException)
        {
            return ([], [At(valid[0], Rule(valid[0]), fileName, (new("the rule by which it comes again fits no day", "กฎการเกิดซ้ำไม่ตรงกับวันใดเลย"), new("correct RRULE, or leave it out", "แก้ RRULE หรือลบออก")))]);
        }
        // What else the library says of a file that breaks the standard has no type in common.
        catch (Exception unread) when (unread is not OutOfMemoryException)
        {
            return ([], [At(valid[0], valid[0].Line, fileName, (new($"it does not read: {unread.Message}", "อ่านวันเวลาหรือกฎการเกิดซ้ำไม่ได้"), new("correct its dates, its time zone and its RRULE, or export it anew", "แก้วันที่ เขตเวลา และ RRULE ให้ถูกต้อง หรือส่งออกแฟ้มใหม่")))]);
        }
    }

    static int Rule(IcsEvent one) => one.Property("RRULE")?.Number ?? one.Line;

    static CatalogueFault At(IcsEvent one, int line, string fileName, (Wording Wrong, Wording Right) fault) =>
        new(fileName, line, one.Title is { Length: > 0 } title ? $"“{title}”" : Places.File, fault.Wrong, fault.Right);

    /// <summary>What can be told before the event is read.</summary>
    static (Wording Wrong, Wording Right)? FaultOf(IcsEvent one)
    {
        if (one.Title.Length == 0) return (new("it has no name (SUMMARY)", "ไม่มีชื่อวันหยุด (SUMMARY)"), Wordings.GiveThaiName);
        if (one.Property("DTSTART") is null) return (new("it has no day (DTSTART)", "ไม่มีวันที่ (DTSTART)"), new("give the day", "ระบุวันที่"));
        if (one.Property("EXRULE") is not null) return (new("EXRULE is not known any more", "ใช้ EXRULE ซึ่งเลิกใช้แล้ว"), new("name the days that fall out by EXDATE", "ระบุวันที่ยกเว้นด้วย EXDATE"));
        if (one.Lines.Count(l => l.Name == "RRULE") > 1) return (new("it has more than one RRULE", "มี RRULE มากกว่าหนึ่งบรรทัด"), new("leave one", "เหลือไว้บรรทัดเดียว"));
        if (one.Lines.FirstOrDefault(l => l.Name is "RRULE" or "RDATE" or "EXDATE" && l.Text.Length > MaxRule) is { } rule)
            return (new($"{rule.Name} has more than {MaxRule} letters", $"{rule.Name} ยาวเกิน {MaxRule} ตัวอักษร"), new("give a rule that comes once a year", "ใช้กฎที่เกิดซ้ำปีละครั้ง"));
        return null;
    }

    static (Wording Wrong, Wording Right)? FaultOf(IcalEvent read)
    {
        if (read.Start is not { } start) return (new("its day (DTSTART) is no date", "วันที่ (DTSTART) ไม่ถูกต้อง"), new("give a date such as 20210412", "ระบุวันที่ เช่น 20210412"));
        if (start.Year >= FirstBuddhistYear) return (new($"its year {start.Year} is one of the Buddhist Era", $"ปี {start.Year} เป็นปี พ.ศ."), new($"give {start.Year - FiscalYear.BuddhistEra}", $"เขียนเป็นปี ค.ศ. {start.Year - FiscalYear.BuddhistEra}"));
        if (read.Summary is null || read.Summary.Length > MaxName) return (new($"its name has more than {MaxName} letters", $"ชื่อยาวเกิน {MaxName} ตัวอักษร"), new("give a shorter name", "ตั้งชื่อให้สั้นลง"));
        if (read.RecurrenceRule is { } rule && (rule.Frequency != FrequencyType.Yearly || rule.BySecond.Count + rule.ByMinute.Count + rule.ByHour.Count + rule.ByWeekNo.Count + rule.ByYearDay.Count + rule.BySetPosition.Count > 0))
            return (new("it comes again in another way than once a year on a day of a month", "เกิดซ้ำแบบอื่นที่ไม่ใช่ปีละครั้งตามวันของเดือน"), new("let it come again every year (FREQ=YEARLY), or list each day", "ตั้งให้ซ้ำทุกปี (FREQ=YEARLY) หรือแยกเป็นรายวัน"));
        return null;
    }

    const int FirstBuddhistYear = 2400;

    static List<Holiday> Days(Calendar calendar)
    {
        var (first, last) = WorkingCalendar.Covered;
        var days = new List<Holiday>();
        // What began shortly before may reach into the first day.
        var occurrences = calendar.GetOccurrences<IcalEvent>(Day(first.AddDays(-MaxSpan)), limits).TakeWhileBefore(Day(last.AddDays(1)));
        foreach (var occurrence in occurrences)
        {
            var name = string.Join(' ', ((IcalEvent)occurrence.Source).Summary!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var (from, to) = Span(occurrence.Period);
            if (to.DayNumber - from.DayNumber > MaxSpan) throw new NoDays(new($"it lasts more than {MaxSpan} days", $"ยาวเกิน {MaxSpan} วัน"), new("correct its end (DTEND), the day after its last", "แก้วันสิ้นสุด (DTEND) ซึ่งคือวันถัดจากวันสุดท้าย"));
            for (var day = from; day < to; day = day.AddDays(1)) days.Add(new(day, name));
            if (days.Count > MaxDays) throw new NoDays(new($"it comes again on more than {MaxDays} days", $"เกิดซ้ำเกิน {MaxDays} วัน"), new("let it come again once a year", "ตั้งให้เกิดซ้ำปีละครั้ง"));
        }
        return days;
    }

    /// <summary>From the first day to the one after the last. A time counts as a day where it goes from midnight to midnight in Thailand.</summary>
    static (DateOnly From, DateOnly To) Span(Period period)
    {
        var (start, end) = (period.StartTime, period.EffectiveEndTime!);
        if (!start.HasTime) return (start.Date, end.Date > start.Date ? end.Date : start.Date.AddDays(1));
        var (from, to) = (Thai(start), Thai(end));
        return from.TimeOfDay == TimeSpan.Zero && to.TimeOfDay == TimeSpan.Zero && to > from ? (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to))
            : throw new NoDays(new("it is a part of a day", "ไม่ใช่กิจกรรมแบบทั้งวัน"), wholeDays);
    }

    /// <summary>A time without a zone is taken as it stands.</summary>
    static DateTime Thai(CalDateTime time) => time.IsFloating ? time.Value : time.AsUtc + ThaiTime.Offset;

    static CalDateTime Day(DateOnly date) => new(date);

    sealed class NoDays(Wording wrong, Wording right) : Exception(wrong.English)
    {
        public Wording Wrong => wrong;
        public Wording Right => right;
    }
}
