namespace PaWorkflow.Agreements;

/// <summary>A step of the year's procedure with the day for which it is planned.</summary>
/// <param name="Key">A name of the year's deadlines for steps 1–5 (<c>briefing</c>, <c>reviewOrder</c>, <c>monitor</c> …), one of <see cref="RoundSteps"/> for 6–8.</param>
/// <param name="Kpi">Code; none for steps 1–5.</param>
/// <param name="Round">None for steps 1–4.</param>
/// <param name="Standard">What the procedure says of the step.</param>
public sealed record PlannedStep(string Key, string? Kpi, string? Round, StepStandard Standard, DateTimeOffset Due);

/// <summary>All steps of a year as they are planned from the department's dates, but for the acknowledgements, which have no standard time.</summary>
public static class YearPlan
{
    /// <summary>In the order of their days.</summary>
    /// <param name="procedure">The steps that the year's procedure has, by key: one that is not there is not planned.</param>
    /// <param name="chosen">The days that the unit has set itself; none: as proposed.</param>
    public static IReadOnlyList<PlannedStep> Of(
        Catalogue catalogue, WorkingCalendar calendar, DateTimeOffset launchedAt, IReadOnlyDictionary<string, StepStandard> procedure, ChosenDates? chosen = null)
    {
        var own = chosen ?? ChosenDates.None;
        var year = DeadlinePlan.ForYear(catalogue, calendar, launchedAt, chosen: own);
        var steps = new List<PlannedStep>();
        Add("briefing", null, null, year.Briefing.Due);
        Add("appoint", null, null, year.Appoint.Due);
        Add("reviewOrder", null, null, year.ReviewOrder.Due);
        Add("signOrder", null, null, year.SignOrder.Due);
        Add("guideline", null, null, year.Guideline.Due);
        Add("reviewGuideline", null, null, year.ReviewGuideline.Due);
        Add("signGuideline", null, null, year.SignGuideline.Due);
        Add("keying", null, null, year.Keying.Due);
        foreach (var round in catalogue.Rounds)
        {
            Add("monitor", null, round.Id, year.Monitor(round.Id).Due);
            // The steps of a round begin when it opens, or with the year where that was launched later.
            var begins = round.OpensAt > launchedAt ? round.OpensAt : launchedAt;
            foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round.Id)))
            {
                var plan = DeadlinePlan.ForKpiRound(catalogue, kpi, round.Id, calendar, begins, rework: false, own.RulesOf(round.Id));
                foreach (var step in RoundSteps.All) Add(step, kpi.Code, round.Id, plan.DueOf(step));
            }
        }
        return [.. steps.OrderBy(s => s.Due)];

        void Add(string key, string? kpi, string? round, DateTimeOffset due)
        {
            if (procedure.TryGetValue(key, out var standard)) steps.Add(new(key, kpi, round, standard, due));
        }
    }
}
