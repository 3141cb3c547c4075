namespace PaWorkflow.Agreements;

/// <summary>What one criterion still has to give (คะแนนที่ยังได้เพิ่ม).</summary>
/// <param name="Now">Points that it gives now.</param>
/// <param name="Max">Points that it could give.</param>
/// <param name="Gain">What the unit's weighted score, out of 5, would rise by if it gave them all.</param>
/// <param name="DaysLeft">Working days until it closes, today not counted; 0 on its last day and when it is over.</param>
/// <param name="ClosesAt">From then on what comes is late.</param>
/// <param name="Closed">The closing has passed: what comes now costs the late penalty.</param>
public sealed record PointsAtRisk(string Kpi, string Criterion, string Text, decimal Now, decimal Max, decimal Gain, int DaysLeft, DateTimeOffset ClosesAt, bool Closed)
{
    /// <summary>By which work is ranked: points of the unit's score for each working day that is left.</summary>
    public decimal GainPerDay => Gain / Math.Max(1, DaysLeft);
}

/// <summary>What may still be won in a round, and what waiting costs.</summary>
public static class Outlook
{
    /// <summary>All criteria that do not give their points yet, the most to be won for each working day left first.</summary>
    /// <param name="results">By KPI code, as they count now; a KPI that is not there has nothing yet.</param>
    /// <param name="settled">Codes of the KPIs whose report stands: nothing is to be won there any more.</param>
    public static IReadOnlyList<PointsAtRisk> Of(
        Catalogue catalogue, string round, IReadOnlyDictionary<string, KpiResult> results, IReadOnlySet<string> settled, WorkingCalendar calendar, DateTimeOffset now)
    {
        var kpis = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)).ToList();
        var weights = kpis.Sum(k => k.Weight);
        var nothing = new KpiResult { Criteria = new Dictionary<string, CriterionResult>() };
        var risks = new List<PointsAtRisk>();
        foreach (var kpi in kpis.Where(k => !settled.Contains(k.Code)))
        {
            var (rule, result) = (kpi.Rounds[round], results.GetValueOrDefault(kpi.Code, nothing));
            var answer = Scoring.ScoreKpi(kpi, round, result, catalogue, calendar);
            // A criterion's point is worth less where the round's points are halved, and more where they sum to less than 5.
            var sum = answer.Criteria.Values.Sum();
            var worth = Scoring.FullScore / rule.Max * (result.FirstRoundMissed && answer.Points != sum ? 0.5m : 1) * kpi.Weight / weights;
            foreach (var criterion in rule.Criteria.Where(c => answer.Criteria[c.Id] < c.Points))
            {
                var closesAt = criterion.DueAt ?? criterion.Penalty?.ClosesAt ?? rule.ClosesAt;
                risks.Add(new(kpi.Code, criterion.Id, criterion.Text, answer.Criteria[criterion.Id], criterion.Points,
                    (criterion.Points - answer.Criteria[criterion.Id]) * worth,
                    Math.Max(0, calendar.WorkingDaysBetween(ThaiTime.DateOf(now), ThaiTime.DateOf(closesAt))), closesAt, now > closesAt));
            }
        }
        return [.. risks.OrderByDescending(r => r.GainPerDay).ThenBy(r => r.Kpi, StringComparer.Ordinal).ThenBy(r => r.Criterion, StringComparer.Ordinal)];
    }

    /// <summary>The unit's round with one KPI's result exchanged, beside the round as it is.</summary>
    public static (ScoreAnswer Now, ScoreAnswer Then) WhatIf(
        Catalogue catalogue, string round, IReadOnlyDictionary<string, KpiResult> results, IReadOnlyDictionary<string, KpiResult> changed, WorkingCalendar calendar)
    {
        var then = new Dictionary<string, KpiResult>(results, StringComparer.Ordinal);
        foreach (var (code, result) in changed) then[code] = result;
        return (Scoring.Score(catalogue, round, new(results), calendar), Scoring.Score(catalogue, round, new(then), calendar));
    }
}
