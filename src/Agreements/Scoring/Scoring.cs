namespace PaWorkflow.Agreements;

/// <summary>Scores what a unit reported by the rules of its catalogue (domain, section 5).</summary>
public static class Scoring
{
    /// <summary>A KPI's round is scored out of this.</summary>
    public const decimal FullScore = 5;

    /// <summary>The unit's round: KPIs without results are left out of the weighted mean.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such round, or no such KPI in it.</exception>
    public static ScoreAnswer Score(Catalogue catalogue, string round, Results results, WorkingCalendar calendar)
    {
        var scored = catalogue.Kpis.Where(k => results.Kpis.ContainsKey(k.Code))
            .Select(k => (Kpi: k, Answer: ScoreKpi(k, round, results.Kpis[k.Code], catalogue, calendar))).ToList();
        var weights = scored.Sum(s => s.Kpi.Weight);
        var weighted = weights == 0 ? 0 : scored.Sum(s => s.Kpi.Weight * s.Answer.Score) / weights;
        var late = scored.Where(s => s.Kpi.Rounds[round].Penalty is null).Sum(s => s.Answer.DaysLate * catalogue.LatePenalty.PerDay);
        return new()
        {
            Kpis = scored.ToDictionary(s => s.Kpi.Code, s => s.Answer, StringComparer.Ordinal),
            Weighted = weighted,
            LatePenalty = late,
            Total = Math.Max(0, weighted - late),
        };
    }

    /// <summary>One KPI's round.</summary>
    /// <exception cref="ArgumentException">The KPI has no such round.</exception>
    /// <exception cref="DivideByZeroException">A result that was never checked counts of 0, or rates nothing.</exception>
    public static KpiScoreAnswer ScoreKpi(Kpi kpi, string round, KpiResult result, Catalogue catalogue, WorkingCalendar calendar)
    {
        if (!kpi.Rounds.TryGetValue(round, out var rule)) throw new ArgumentException($"KPI {kpi.Code} has no round '{round}'.", nameof(round));
        var criteria = Criteria(rule, result, calendar);
        var halved = result.FirstRoundMissed && kpi.FirstRoundMissed == FirstRoundMissedRule.Half && catalogue.Rounds[0].Id != round;
        var points = criteria.Values.Sum() / (halved ? 2 : 1);
        var late = rule.Penalty ?? catalogue.LatePenalty;
        var daysLate = result.Submitted is { } submitted ? Lateness.Days(rule.ClosesAt, submitted, late.Days, calendar) : 0;
        var penalty = rule.Penalty is null ? 0 : daysLate * rule.Penalty.PerDay;
        return new()
        {
            Criteria = criteria,
            Points = points,
            Max = rule.Max,
            Penalty = penalty,
            DaysLate = daysLate,
            Score = Math.Max(0, points * FullScore / rule.Max - penalty),
        };
    }

    /// <summary>Points by criterion id, in the catalogue's order. A step counts as long as no earlier step of the round failed.</summary>
    static Dictionary<string, decimal> Criteria(KpiRoundRule rule, KpiResult result, WorkingCalendar calendar)
    {
        var points = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var climbing = true;
        foreach (var criterion in rule.Criteria)
        {
            var given = result.Criteria.GetValueOrDefault(criterion.Id);
            if (criterion.Rule is StepsRule step) climbing = climbing && given is not null && step.IsReached(given);
            points[criterion.Id] =
                result.Award && rule.Award is { } award && !award.StillOwed.Contains(criterion.Id) ? criterion.Points
                : given is not { Evidence: true } || (criterion.Rule is StepsRule && !climbing) ? 0
                : Math.Max(0, criterion.Rule.Points(given) - CriterionPenalty(criterion, given.Submitted ?? result.Submitted, calendar));
        }
        return points;
    }

    static decimal CriterionPenalty(Criterion criterion, DateTimeOffset? submitted, WorkingCalendar calendar) =>
        criterion.Penalty is { } penalty && submitted is { } at ? Lateness.Days(penalty.ClosesAt, at, penalty.Days, calendar) * penalty.PerDay : 0;
}
