using System.Text;

namespace PaWorkflow.Agreements;

/// <summary>
/// Reads the holidays of an iCalendar file (RFC 5545), as calendar programs export them: events of whole days, those that come again
/// every year for each year of <see cref="WorkingCalendar.Covered"/>. Finds all faults at once; with one of them nothing is read.
/// </summary>
public static class IcsFile
{
    /// <summary>Bytes; a calendar of holidays has some hundred kB at most.</summary>
    public const int MaxSize = 1024 * 1024;

    const int MaxEvents = 1000;
    const int MaxNesting = 8;
    const int MaxFaults = 50;

    /// <param name="fileName">For the faults' first word; nothing is read from there.</param>
    public static IcsReading Read(ReadOnlyMemory<byte> content, string fileName)
    {
        var faults = new List<CatalogueFault>();
        void Fault(int line, Wording wrong, Wording right) => faults.Add(new(fileName, line, Places.File, wrong, right));
        if (content.Length > MaxSize)
        {
            Fault(1, new($"the file is larger than {MaxSize / 1024 / 1024} MB", $"แฟ้มใหญ่เกิน {MaxSize / 1024 / 1024} MB"),
                new("export a calendar that holds holidays alone", "ส่งออกเฉพาะปฏิทินวันหยุด"));
            return new([], 0, faults);
        }
        IReadOnlyList<IcsEvent> events = [];
        try
        {
            events = Events(IcsLine.Of(content), Fault);
        }
        catch (DecoderFallbackException fault)
        {
            Fault((int)fault.Data["line"]!, new("the text is no UTF-8", "ตัวอักษรไม่ใช่รหัส UTF-8"), new("save the file as UTF-8", "บันทึกแฟ้มใหม่เป็น UTF-8"));
        }
        if (faults.Count == 0 && events.Count == 0)
            Fault(1, new("there is no event in it", "ไม่มีวันหยุดในแฟ้ม"), new("choose a calendar with events of whole days", "เลือกแฟ้มปฏิทิน (.ics) ที่มีกิจกรรมแบบทั้งวัน"));
        if (faults.Count > 0) return new([], 0, faults);

        var (days, outside) = (new List<Holiday>(), 0);
        var (first, last) = WorkingCalendar.Covered;
        foreach (var together in events.GroupBy(e => e.Uid, StringComparer.Ordinal).SelectMany(IcsEvent.Together))
        {
            var answer = IcsDays.Of(together, fileName);
            faults.AddRange(answer.Faults);
            days.AddRange(answer.Days.Where(d => d.Date >= first && d.Date <= last));
            outside += answer.Days.Count(d => d.Date < first || d.Date > last);
            if (faults.Count >= MaxFaults) break;
        }
        if (faults.Count == 0 && days.Count == 0)
            Fault(1, new($"no day of it lies between {Wordings.Date(first).English} and {Wordings.Date(last).English}", $"ไม่มีวันใดอยู่ระหว่าง {Wordings.Date(first).Thai} ถึง {Wordings.Date(last).Thai}"),
                new("choose a calendar of these years", "เลือกปฏิทินของปีในช่วงนี้"));
        return faults.Count > 0 ? new([], 0, [.. faults.OrderBy(f => f.Line).Take(MaxFaults)])
            : new([.. days.GroupBy(d => d.Date).OrderBy(g => g.Key).Select(g => new Holiday(g.Key, string.Join(" · ", g.Select(d => d.Name).Distinct())) { Source = fileName })], outside, []);
    }

    /// <summary>The events of the calendar; whether each component that begins also ends.</summary>
    static List<IcsEvent> Events(IEnumerable<IcsLine> lines, Action<int, Wording, Wording> fault)
    {
        var (events, open, own) = (new List<IcsEvent>(), new Stack<IcsLine>(), new List<IcsLine>());
        var ended = new Wording("let each BEGIN have its END; export the file anew", "ทุก BEGIN ต้องมี END คู่กัน โปรดส่งออกแฟ้มใหม่");
        foreach (var line in lines)
        {
            if (open.Count == 0 && (line.Name != "BEGIN" || !Is(line, "VCALENDAR")))
            {
                fault(line.Number, new("the file is no calendar", "แฟ้มนี้ไม่ใช่แฟ้มปฏิทิน"), new("choose an .ics file, which begins with BEGIN:VCALENDAR", "เลือกแฟ้ม .ics ซึ่งขึ้นต้นด้วย BEGIN:VCALENDAR"));
                return events;
            }
            if (line.Name == "BEGIN")
            {
                open.Push(line);
                if (open.Count <= MaxNesting) continue;
                fault(line.Number, new($"components are nested more than {MaxNesting} deep", $"ส่วนต่าง ๆ ซ้อนกันเกิน {MaxNesting} ชั้น"), ended);
                return events;
            }
            if (line.Name == "END")
            {
                var begun = open.Pop();
                if (!Is(line, begun.Value))
                {
                    fault(line.Number, new($"BEGIN:{begun.Value} of line {begun.Number} has not ended", $"BEGIN:{begun.Value} ที่บรรทัด {begun.Number} ยังไม่จบ"), ended);
                    return events;
                }
                if (!IsEvent(begun, open.Count)) continue;
                events.Add(new(begun.Number, own));
                own = [];
                if (events.Count <= MaxEvents) continue;
                fault(line.Number, new($"there are more than {MaxEvents} events in it", $"มีกิจกรรมเกิน {MaxEvents} รายการ"), new("export a calendar that holds holidays alone", "ส่งออกเฉพาะปฏิทินวันหยุด"));
                return events;
            }
            if (open.TryPeek(out var inside) && IsEvent(inside, open.Count - 1) && IcsEvent.Reads(line)) own.Add(line);
        }
        if (open.TryPeek(out var left))
            fault(left.Number, new($"BEGIN:{left.Value} never ends", $"BEGIN:{left.Value} ไม่มี END"), ended);
        return events;
    }

    static bool IsEvent(IcsLine begun, int around) => around == 1 && Is(begun, "VEVENT");

    static bool Is(IcsLine line, string component) => string.Equals(line.Value, component, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Days">In the order of their dates, one for each; none when there are faults.</param>
/// <param name="Outside">How many days lie outside of <see cref="WorkingCalendar.Covered"/> and are left out.</param>
public sealed record IcsReading(IReadOnlyList<Holiday> Days, int Outside, IReadOnlyList<CatalogueFault> Faults);
