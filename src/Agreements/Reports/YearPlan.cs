namespace PaWorkflow.Agreements;

/// <summary>A step of the year's procedure with the day for which it is planned.</summary>
/// <param name="Key">A name of the reminder rules for steps 1–5 (<c>briefing</c>, <c>keying</c>, <c>monitor</c> …), one of <see cref="RoundSteps"/> for 6–8.</param>
/// <param name="Kpi">Code; none for steps 1–5.</param>
/// <param name="Round">None for steps 1–4.</param>
/// <param name="Number">The SOP's number, 1–8.</param>
/// <param name="Minutes">By the SOP's standard.</param>
public sealed record PlannedStep(string Key, string? Kpi, string? Round, int Number, int Minutes, DateTimeOffset Due);

/// <summary>All steps of a year as they are planned from the department's dates, but for the acknowledgements, which have no standard time.</summary>
public static class YearPlan
{
    /// <summary>In the order of their days.</summary>
    public static IReadOnlyList<PlannedStep> Of(Catalogue catalogue, WorkingCalendar calendar, DateTimeOffset launchedAt)
    {
        var year = DeadlinePlan.ForYear(catalogue, calendar, launchedAt);
        List<PlannedStep> steps =
        [
            new("briefing", null, null, 1, 360, year.Briefing.Due),
            new("appoint", null, null, 2, 40, year.Appoint.Due),
            new("signOrder", null, null, 2, 20, year.SignOrder.Due),
            new("guideline", null, null, 3, 15, year.Guideline.Due),
            new("signGuideline", null, null, 3, 15, year.SignGuideline.Due),
            new("keying", null, null, 4, 1080, year.Keying.Due),
            .. catalogue.Rounds.Select(r => new PlannedStep("monitor", null, r.Id, 5, 180, year.Monitor(r.Id).Due)),
        ];
        foreach (var round in catalogue.Rounds)
        {
            // The steps of a round begin when it opens, or with the year where that was launched later.
            var begins = round.OpensAt > launchedAt ? round.OpensAt : launchedAt;
            foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round.Id)))
            {
                var plan = DeadlinePlan.ForKpiRound(catalogue, kpi, round.Id, calendar, begins, rework: false);
                steps.AddRange(RoundSteps.All.Select(step => new PlannedStep(step, kpi.Code, round.Id, RoundSteps.NumberOf(step), RoundSteps.StandardMinutes(step), plan.DueOf(step))));
            }
        }
        return [.. steps.OrderBy(s => s.Due)];
    }
}
