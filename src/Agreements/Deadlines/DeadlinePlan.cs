namespace PaWorkflow.Agreements;

/// <summary>The unit's internal deadlines, planned from the department's dates.</summary>
public static class DeadlinePlan
{
    /// <summary>The rule by which a draft is read, of the order and of the guideline as of any other letter.</summary>
    public const string Review = "reviewLetter";

    /// <summary>The start of the year (steps 1–4) and the follow-up of each round (step 5).</summary>
    /// <param name="chosen">Days that the unit has set itself; reminders and escalation go by them.</param>
    public static YearDeadlines ForYear(Catalogue catalogue, WorkingCalendar calendar, DateTimeOffset launchedAt, ReminderRules? rules = null, ChosenDates? chosen = null)
    {
        var planner = new Planner(calendar, launchedAt, rules ?? ReminderRules.Standard);
        var keying = planner.NotBeforeTomorrow(planner.Before(catalogue.SmartKeyingClosesAt, "keying"));
        var start = planner.Chain(["briefing", "appoint", Review, "signOrder", "guideline", Review, "signGuideline", "acknowledge"], keying);
        return new()
        {
            Briefing = Set("briefing", start[0]),
            Appoint = Set("appoint", start[1]),
            ReviewOrder = Set("reviewOrder", start[2], Review),
            SignOrder = Set("signOrder", start[3]),
            Guideline = Set("guideline", start[4]),
            ReviewGuideline = Set("reviewGuideline", start[5], Review),
            SignGuideline = Set("signGuideline", start[6]),
            Acknowledge = Set("acknowledge", start[7]),
            Keying = Set("keying", keying),
            Monitors = catalogue.Rounds.ToDictionary(
                r => r.Id, r => Set($"monitor/{r.Id}", planner.NotBeforeTomorrow(planner.Before(r.ClosesAt, "monitor")), "monitor"), StringComparer.Ordinal),
        };

        Deadline Set(string key, DateOnly planned, string? task = null) =>
            planner.Deadline(task ?? key, chosen?.Steps.TryGetValue(key, out var day) == true ? day : planned);
    }

    /// <summary>
    /// One KPI's round (steps 6–8). Each step falls due a set number of working days before the KPI's closing, but never before
    /// the next working day, and not before the step that it waits for.
    /// </summary>
    /// <param name="rework">The evidence came back: it is wanted within the days that the rules give for that, where the closing leaves them.</param>
    /// <exception cref="ArgumentException">The KPI has no such round.</exception>
    public static KpiRoundDeadlines ForKpiRound(
        Catalogue catalogue, Kpi kpi, string round, WorkingCalendar calendar, DateTimeOffset now, bool rework, ReminderRules? rules = null)
    {
        catalogue.Round(round);
        if (!kpi.Rounds.TryGetValue(round, out var rule)) throw new ArgumentException($"KPI {kpi.Code} has no round '{round}'.", nameof(round));
        rules ??= ReminderRules.Standard;
        var planner = new Planner(calendar, now, rules);
        var last = planner.NotBeforeTomorrow(planner.Before(rule.ClosesAt, "smart"));
        var planned = planner.Before(rule.ClosesAt, "attach");
        var attach = planner.NotBeforeTomorrow(rework ? Earlier(planner.Later(rules.Rework), last) : planned);
        var director = Next("director", attach);
        var recheck = Next("recheck", director);
        return new()
        {
            Attach = planner.Deadline("attach", attach),
            Director = planner.Deadline("director", director),
            Recheck = planner.Deadline("recheck", recheck),
            Smart = planner.Deadline("smart", Later(last, recheck)),
        };

        // As planned where that leaves a day after the step before; else the day after it, as long as SMART is open.
        DateOnly Next(string task, DateOnly previous) =>
            Later(planner.Before(rule.ClosesAt, task), Later(previous, Earlier(calendar.AddWorkingDays(previous, 1), last)));
    }

    /// <summary>A task that begins now, by its own rule: due after as many working days as the rule gives it.</summary>
    /// <param name="task">A name of the reminder rules, e.g. <c>acknowledge</c>.</param>
    public static Deadline ForTask(string task, WorkingCalendar calendar, DateTimeOffset now, ReminderRules? rules = null)
    {
        rules ??= ReminderRules.Standard;
        var planner = new Planner(calendar, now, rules);
        return planner.Deadline(task, planner.Later(rules.ByTask[task].Lead));
    }

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>The year's deadlines, in the procedure's order.</summary>
public sealed record YearDeadlines
{
    public required Deadline Briefing { get; init; }
    public required Deadline Appoint { get; init; }

    /// <summary>The group head reads the draft of the order.</summary>
    public required Deadline ReviewOrder { get; init; }

    public required Deadline SignOrder { get; init; }
    public required Deadline Guideline { get; init; }

    /// <summary>The group head reads the draft of the guideline.</summary>
    public required Deadline ReviewGuideline { get; init; }

    public required Deadline SignGuideline { get; init; }
    public required Deadline Acknowledge { get; init; }

    /// <summary>KPI details keyed into SMART.</summary>
    public required Deadline Keying { get; init; }

    /// <summary>By round id.</summary>
    public required IReadOnlyDictionary<string, Deadline> Monitors { get; init; }

    /// <exception cref="KeyNotFoundException">The catalogue has no such round.</exception>
    public Deadline Monitor(string roundId) => Monitors[roundId];
}

/// <summary>The deadlines of one KPI in one round, in the procedure's order.</summary>
public sealed record KpiRoundDeadlines
{
    /// <summary>The owner attaches the evidence (step 6).</summary>
    public required Deadline Attach { get; init; }

    /// <summary>The director checks (step 7).</summary>
    public required Deadline Director { get; init; }

    /// <summary>The strategy unit re-checks (step 8).</summary>
    public required Deadline Recheck { get; init; }

    /// <summary>Attached in SMART (step 8).</summary>
    public required Deadline Smart { get; init; }
}
