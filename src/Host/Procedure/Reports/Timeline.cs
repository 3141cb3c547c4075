using PaWorkflow.Agreements;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Reports;

public enum TimelineKind { Closing, Planned, Done, Meeting, Holiday }

/// <summary>Something on the timeline of a year.</summary>
/// <param name="To">The last day of what takes several; else null.</param>
public sealed record TimelineEntry(DateOnly From, DateOnly? To, TimelineKind Kind, string Name, string State)
{
    public static string NameOf(TimelineKind kind) => kind switch
    {
        TimelineKind.Closing => "เปิดและปิดรับ",
        TimelineKind.Planned => "ขั้นตอนตามแผน",
        TimelineKind.Done => "ขั้นตอนที่ทำแล้ว",
        TimelineKind.Meeting => "ประชุมและงานของกรม",
        _ => "วันหยุด",
    };
}

/// <summary>All that has a day in a year: closings, steps planned and done, meetings, holidays.</summary>
public static class Timeline
{
    /// <summary>In the order of the days.</summary>
    public static IReadOnlyList<TimelineEntry> Of(YearBook book)
    {
        var catalogue = book.Seen;
        var today = DayOf(book.Now);
        List<TimelineEntry> entries = [new(DayOf(catalogue.SmartKeyingClosesAt), null, TimelineKind.Closing, "SMART ปิดรับรายละเอียดตัวชี้วัด", ThaiDisplay.Time(catalogue.SmartKeyingClosesAt))];
        foreach (var round in catalogue.Rounds)
        {
            entries.Add(new(DayOf(round.OpensAt), null, TimelineKind.Closing, $"เปิด{ThaiDisplay.RoundName(round.Id)}", ""));
            entries.Add(new(DayOf(round.ClosesAt), null, TimelineKind.Closing, $"ปิดรับ{ThaiDisplay.RoundName(round.Id)}", book.IsClosed(round.Id) ? "ปิดรอบแล้ว" : ThaiDisplay.Time(round.ClosesAt)));
            entries.AddRange(catalogue.Kpis.Where(k => k.Rounds.GetValueOrDefault(round.Id) is { HasOwnClosing: true })
                .Select(k => new TimelineEntry(DayOf(k.Rounds[round.Id].ClosesAt), null, TimelineKind.Closing, $"ปิดรับตัวชี้วัด {k.Code} {ThaiDisplay.RoundName(round.Id)}", "วันของตัวชี้วัดเอง")));
        }
        var steps = book.Plan.Select(step => (Step: step, Due: DayOf(step.Due), Done: book.DoneAt(step) is { } at ? DayOf(at) : (DateOnly?)null)).ToList();
        entries.AddRange(steps.GroupBy(s => (s.Step.Key, s.Step.Round, s.Due)).Select(g => new TimelineEntry(g.Key.Due, null, TimelineKind.Planned, NameOf(g.Key.Key, g.Key.Round, [.. g.Select(s => s.Step.Kpi)]),
            g.All(s => s.Done is not null) ? "ทำแล้ว" : g.Count(s => s.Done is not null) is > 0 and var some ? $"ทำแล้ว {some} จาก {g.Count()}" : g.Key.Due < today ? "ช้ากว่าแผน" : "ยังไม่ถึง")));
        entries.AddRange(steps.Where(s => s.Done is not null).GroupBy(s => (s.Step.Key, s.Step.Round, Day: s.Done!.Value)).Select(g =>
            new TimelineEntry(g.Key.Day, null, TimelineKind.Done, NameOf(g.Key.Key, g.Key.Round, [.. g.Select(s => s.Step.Kpi)]), g.Count(s => s.Done > s.Due) is > 0 and var late ? $"ช้ากว่าแผน {late}" : "ทันแผน")));
        if (book.Launched.BriefingDate is { } briefing) entries.Add(new(briefing, null, TimelineKind.Meeting, "ประชุมชี้แจงของหน่วยงาน", book.Launched.BriefingPlace));
        entries.AddRange(book.Catalogue.Calendar.Select(e => new TimelineEntry(e.From, e.To > e.From ? e.To : null, TimelineKind.Meeting, e.Name, e.Who)));
        entries.AddRange(book.Calendar.Holidays.Where(h => book.Catalogue.FiscalYear.Contains(h.Date)).Select(h => new TimelineEntry(h.Date, null, TimelineKind.Holiday, h.Name, "")));
        return [.. entries.OrderBy(e => e.From).ThenBy(e => e.Kind)];
    }

    static string NameOf(string key, string? round, IReadOnlyList<string?> kpis)
    {
        var of = round is null ? "" : $" {ThaiDisplay.RoundName(round)}";
        return kpis[0] is null ? $"{StepWords.NameOf(key)}{of}" : $"{StepWords.NameOf(key)}{of}: {string.Join(", ", kpis)}";
    }

    static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ThaiDisplay.InBangkok(instant));
}
