namespace PaWorkflow.Agreements;

/// <summary>
/// Makes the catalogue of the next fiscal year out of this one's: dates a year later and on working days, years in texts replaced, what this
/// year's manual printed beside its figures left out.
/// </summary>
public static class NextYear
{
    public static NextYearCopy Of(Catalogue catalogue, WorkingCalendar calendar)
    {
        var year = new FiscalYear(catalogue.FiscalYear.Number + 1);
        var dates = new MovedDates(year, calendar);
        var texts = new MovedTexts(catalogue.FiscalYear);
        var rounds = new List<ReportingRound>();
        var keying = dates.Closing(catalogue.SmartKeyingClosesAt, new("closing for keying into SMART", "วันปิดบันทึกในระบบ SMART"));
        foreach (var round in catalogue.Rounds) rounds.Add(Round(round, dates, texts));
        var next = new Catalogue
        {
            FiscalYear = year,
            Title = texts.Of(catalogue.Title, new("title", "ชื่อคำรับรอง")),
            WeightsSumTo = catalogue.WeightsSumTo,
            SmartKeyingClosesAt = keying,
            LatePenalty = catalogue.LatePenalty,
            Rounds = rounds,
            Kpis = [.. catalogue.Kpis.Select(kpi => KpiOf(kpi, rounds, dates, texts))],
            Calendar = [.. catalogue.Calendar.Select(happening => Event(happening, dates, texts))],
            MissingKpis = catalogue.MissingKpis,
        };
        return new(next, dates.All, texts.All, [.. Notes(catalogue, year, calendar)]);
    }

    static IEnumerable<Wording> Notes(Catalogue catalogue, FiscalYear year, WorkingCalendar calendar)
    {
        var known = calendar.Holidays.Select(h => h.Date.Year).ToHashSet();
        foreach (var unknown in new[] { year.Start.Year, year.End.Year }.Where(y => !known.Contains(y)))
            yield return new($"the holidays of {unknown} are not in the calendar yet: only weekends were looked at", $"ปฏิทินยังไม่มีวันหยุดราชการของปี {unknown + FiscalYear.BuddhistEra} จึงเลี่ยงให้เฉพาะวันเสาร์และวันอาทิตย์");
        if (Printings.In(catalogue) is > 0 and var printed)
            yield return new($"what this year's manual printed beside its figures was left out ({printed} places)", $"ตัดข้อความที่คู่มือปีเดิมพิมพ์ไว้ไม่ตรงกับค่าที่ใช้จริงออก {printed} แห่ง");
        yield return new("weights, thresholds, points and evidence are this year's: compare them with the new manual", "น้ำหนัก ค่าเกณฑ์ คะแนน และหลักฐานยังเป็นของปีเดิม โปรดเทียบกับคู่มือปีใหม่");
    }

    static ReportingRound Round(ReportingRound round, MovedDates dates, MovedTexts texts)
    {
        var place = new Wording($"round {round.Id}", Places.Round(round.Id));
        // What closes first: an opening must not come after it.
        var closes = dates.Closing(round.ClosesAt, MovedDates.At(place, new("closing", "วันปิดรับ")));
        var opens = dates.Opening(round.OpensAt, closes, MovedDates.At(place, new("opening", "วันเปิดรับ")));
        return new(round.Id, texts.Of(round.Name, MovedDates.At(place, new("name", "ชื่อ"))), opens, closes);
    }

    static Kpi KpiOf(Kpi kpi, List<ReportingRound> rounds, MovedDates dates, MovedTexts texts)
    {
        var place = new Wording($"KPI {kpi.Code}", $"ตัวชี้วัด {kpi.Code}");
        return kpi with
        {
            Name = texts.Of(kpi.Name, MovedDates.At(place, new("name", "ชื่อ"))),
            Formula = texts.OfAny(kpi.Formula, MovedDates.At(place, new("formula", "สูตรคำนวณ"))),
            Notes = [.. kpi.Notes.Select(n => texts.Of(n, MovedDates.At(place, new("note", "หมายเหตุ"))))],
            Rounds = rounds.Where(r => kpi.Rounds.ContainsKey(r.Id)).ToDictionary(r => r.Id, r => RuleOf(kpi.Rounds[r.Id], r, place, dates, texts), StringComparer.Ordinal),
        };
    }

    static KpiRoundRule RuleOf(KpiRoundRule rule, ReportingRound round, Wording kpi, MovedDates dates, MovedTexts texts)
    {
        var place = new Wording($"{kpi.English} round {round.Id}", $"{kpi.Thai} {Places.Round(round.Id)}");
        return rule with
        {
            ClosesAt = rule.HasOwnClosing ? dates.Closing(rule.ClosesAt, MovedDates.At(place, new("closing", "วันปิดรับ"))) : round.ClosesAt,
            Window = dates.Window(rule.Window, place),
            Criteria = [.. rule.Criteria.Select(c => CriterionOf(c, place, dates, texts))],
            Printed = null,
        };
    }

    static Criterion CriterionOf(Criterion criterion, Wording round, MovedDates dates, MovedTexts texts)
    {
        var place = new Wording($"{round.English} criterion {criterion.Id}", $"{round.Thai} เกณฑ์ข้อ {criterion.Id}");
        return criterion with
        {
            Text = texts.Of(criterion.Text, place),
            Rule = MovedRules.Of(criterion.Rule, place, texts),
            Evidence = [.. criterion.Evidence.Select(e => e with { Text = texts.Of(e.Text, MovedDates.At(place, new("evidence", "หลักฐาน"))), Monthly = dates.Months(e.Monthly, place) })],
            Window = dates.Window(criterion.Window, place),
            DueAt = criterion.DueAt is { } due ? dates.Closing(due, MovedDates.At(place, new("date of its own", "วันส่งของเกณฑ์"))) : null,
            Penalty = criterion.Penalty is { } penalty ? penalty with { ClosesAt = dates.Closing(penalty.ClosesAt, MovedDates.At(place, new("late after", "ช้าเมื่อพ้น"))) } : null,
        };
    }

    static CalendarEvent Event(CalendarEvent happening, MovedDates dates, MovedTexts texts)
    {
        var place = new Wording($"calendar, {happening.Name}", $"ปฏิทิน {happening.Name}");
        var (from, to) = dates.Span(happening.From, happening.To, place);
        return new(texts.Of(happening.Name, place), happening.Who, from, to);
    }
}
