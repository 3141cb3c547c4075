namespace PaWorkflow.Agreements;

/// <summary>The internal dates of a year that is about to begin: what is proposed for them, whether other days will do, and what they come to.</summary>
public sealed class InternalDates
{
    /// <summary>Steps that follow one another at the start of the year.</summary>
    static readonly string[] start = ["briefing", "appoint", "reviewOrder", "signOrder", "guideline", "reviewGuideline", "signGuideline", "acknowledge"];

    /// <summary>What is counted back from the closing of each KPI's round.</summary>
    static readonly string[] ofRound = ["attach", "director", "recheck", "smart"];

    readonly WorkingCalendar calendar;
    readonly DateOnly today;

    /// <summary>The start of the year, then each round whose closing is still to come.</summary>
    public IReadOnlyList<InternalDate> All { get; }

    public InternalDates(Catalogue catalogue, WorkingCalendar calendar, DateTimeOffset launchedAt)
    {
        (this.calendar, today) = (calendar, ThaiTime.DateOf(launchedAt));
        var plan = DeadlinePlan.ForYear(catalogue, calendar, launchedAt);
        var keying = ThaiTime.DateOf(catalogue.SmartKeyingClosesAt);
        Deadline[] planned = [plan.Briefing, plan.Appoint, plan.ReviewOrder, plan.SignOrder, plan.Guideline, plan.ReviewGuideline, plan.SignGuideline, plan.Acknowledge, plan.Keying];
        var all = new List<InternalDate>();
        // Where the closing has passed there is no last day any more: what is left to do is due as soon as may be.
        foreach (var (task, deadline) in start.Append("keying").Zip(planned)) all.Add(new(task, null, ThaiTime.DateOf(deadline.Due), today, keying > today ? keying : DateOnly.MaxValue));
        foreach (var round in catalogue.Rounds.Where(r => ThaiTime.DateOf(r.ClosesAt) > today))
        {
            var (opens, closes) = (ThaiTime.DateOf(round.OpensAt), ThaiTime.DateOf(round.ClosesAt));
            var after = opens > today ? opens : today;
            all.Add(new("monitor", round.Id, ThaiTime.DateOf(plan.Monitor(round.Id).Due), after, closes));
            // As a KPI of the round that closes with it is planned when the round opens.
            if (catalogue.Kpis.FirstOrDefault(k => k.Rounds.TryGetValue(round.Id, out var rule) && !rule.HasOwnClosing) is not { } kpi) continue;
            var ofKpi = DeadlinePlan.ForKpiRound(catalogue, kpi, round.Id, calendar, round.OpensAt > launchedAt ? round.OpensAt : launchedAt, rework: false);
            all.AddRange(ofRound.Zip([ofKpi.Attach, ofKpi.Director, ofKpi.Recheck, ofKpi.Smart], (task, deadline) => new InternalDate(task, round.Id, ThaiTime.DateOf(deadline.Due), after, closes)));
        }
        All = all;
    }

    /// <summary>All faults of the days, each at its own: days off, days that are over, beyond the closing or before the step that they wait for.</summary>
    /// <param name="days">By <see cref="InternalDate.Key"/>; what is missing is as proposed.</param>
    public IReadOnlyList<InternalDateFault> Check(IReadOnlyDictionary<string, DateOnly> days)
    {
        var faults = new List<InternalDateFault>();
        foreach (var date in All)
        {
            if (Day(date) is var day && day == date.Proposed) continue;
            if (!calendar.IsWorkingDay(day)) faults.Add(new(date.Key,
                new($"{Wordings.Date(day).English} is no working day: {WhyOff(day)}", $"{Wordings.Date(day).Thai} ไม่ใช่วันทำการ: {WhyOff(day)}"),
                new($"take {Wordings.Date(Before(day)).English} or {Wordings.Date(calendar.AddWorkingDays(day, 1)).English}", $"ใช้ {Wordings.Date(Before(day)).Thai} หรือ {Wordings.Date(calendar.AddWorkingDays(day, 1)).Thai}")));
            else if (day <= date.After) faults.Add(new(date.Key,
                date.After == today ? new($"{Wordings.Date(day).English} is not after today", $"{Wordings.Date(day).Thai} ไม่อยู่หลังวันนี้")
                    : new($"the round opens on {Wordings.Date(date.After).English}, only after that its tasks are there", $"รอบนี้เปิดรับ {Wordings.Date(date.After).Thai} งานจึงมีหลังวันนั้น"),
                new($"take {Wordings.Date(calendar.AddWorkingDays(date.After, 1)).English} or later", $"ใช้ตั้งแต่ {Wordings.Date(calendar.AddWorkingDays(date.After, 1)).Thai}")));
            else if (day > date.Latest) faults.Add(new(date.Key,
                new($"{Wordings.Date(day).English} is after the closing", $"{Wordings.Date(day).Thai} อยู่หลังวันปิดรับของกรม"), new($"take {Wordings.Date(date.Latest).English} or earlier", $"ใช้ไม่เกิน {Wordings.Date(date.Latest).Thai}")));
        }
        foreach (var chain in Chains())
        {
            foreach (var (before, after) in chain.Zip(chain.Skip(1)).Where(pair => Day(pair.Second) < Day(pair.First) && (IsSet(pair.First) || IsSet(pair.Second))))
            {
                var at = IsSet(after) ? after : before;
                if (faults.Exists(f => f.Key == at.Key)) continue;
                faults.Add(at == after
                    ? new(at.Key, new($"it is before {Wordings.Date(Day(before)).English}, the day of the step before it", $"อยู่ก่อน {Wordings.Date(Day(before)).Thai} ซึ่งเป็นวันของขั้นก่อนหน้า"), new($"take {Wordings.Date(Day(before)).English} or later", $"ใช้ตั้งแต่ {Wordings.Date(Day(before)).Thai} หรือเลื่อนขั้นก่อนหน้าให้เร็วขึ้น"))
                    : new(at.Key, new($"it is after {Wordings.Date(Day(after)).English}, the day of the step that waits for it", $"อยู่หลัง {Wordings.Date(Day(after)).Thai} ซึ่งเป็นวันของขั้นถัดไป"), new($"take {Wordings.Date(Day(after)).English} or earlier", $"ใช้ไม่เกิน {Wordings.Date(Day(after)).Thai} หรือเลื่อนขั้นถัดไปให้ช้าลง")));
            }
        }
        return faults;

        DateOnly Day(InternalDate date) => days.GetValueOrDefault(date.Key, date.Proposed);

        bool IsSet(InternalDate date) => Day(date) != date.Proposed;
    }

    /// <summary>What the days come to where they are other ones than proposed.</summary>
    public ChosenDates Choose(IReadOnlyDictionary<string, DateOnly> days)
    {
        var set = All.Where(d => days.TryGetValue(d.Key, out var day) && day != d.Proposed).ToList();
        return new(
            set.Where(d => !ofRound.Contains(d.Task)).ToDictionary(d => d.Key, d => days[d.Key], StringComparer.Ordinal),
            set.Where(d => ofRound.Contains(d.Task)).GroupBy(d => d.Round!, StringComparer.Ordinal).ToDictionary(
                g => g.Key, IReadOnlyDictionary<string, int> (g) => g.ToDictionary(d => d.Task, d => Lead(days[d.Key], d.Latest), StringComparer.Ordinal), StringComparer.Ordinal));
    }

    /// <summary>Working days from a day on, that one among them, and before the closing.</summary>
    int Lead(DateOnly day, DateOnly closes) => calendar.WorkingDaysBetween(day.AddDays(-1), closes.AddDays(-1));

    IEnumerable<IReadOnlyList<InternalDate>> Chains()
    {
        yield return [.. start.Select(task => All.First(d => d.Task == task))];
        yield return [All.First(d => d.Task == "signGuideline"), All.First(d => d.Task == "keying")];
        foreach (var round in All.Where(d => d.Task == "attach")) yield return [.. ofRound.Select(task => All.First(d => d.Task == task && d.Round == round.Round))];
    }

    DateOnly Before(DateOnly day) => calendar.AddWorkingDays(day, -1);

    string WhyOff(DateOnly day) => calendar.HolidayName(day) ?? (day.DayOfWeek == DayOfWeek.Saturday ? "วันเสาร์" : "วันอาทิตย์");
}
