namespace PaWorkflow.Agreements;

/// <summary>Scores what a unit reported by the rules of its catalogue (domain, section 5), and says how.</summary>
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
        var lateDays = scored.Where(s => s.Kpi.Rounds[round].Penalty is null).Select(s => s.Answer.DaysLate).Where(d => d > 0).ToList();
        var late = lateDays.Sum() * catalogue.LatePenalty.PerDay;
        var total = Math.Max(0, weighted - late);
        return new()
        {
            Kpis = scored.ToDictionary(s => s.Kpi.Code, s => s.Answer, StringComparer.Ordinal),
            Weighted = weighted,
            LatePenalty = late,
            Total = total,
            Reasons = Unit(),
        };

        List<Reason> Unit()
        {
            if (scored.Count == 0) return [new(new("no KPI has results", "ยังไม่มีตัวชี้วัดใดมีผล"), null, 0)];
            var products = string.Join(" + ", scored.Select(s => $"{Figures.Of(s.Kpi.Weight)} × {Figures.Of(s.Answer.Score)}"));
            List<Reason> reasons = [new(new($"weighted mean of {scored.Count} KPIs", $"คะแนนถ่วงน้ำหนักของ {scored.Count} ตัวชี้วัด"), $"({products}) ÷ {Figures.Of(weights)}", weighted)];
            if (late == 0) return reasons;
            reasons.Add(new(new($"reports that were late, {Wordings.Days(catalogue.LatePenalty.Days).English}", $"หักรายงานที่ส่งช้า นับเป็น{Wordings.Days(catalogue.LatePenalty.Days).Thai}"),
                $"({string.Join(" + ", lateDays)}) × {Figures.Of(catalogue.LatePenalty.PerDay)}", late));
            reasons.Add(Less(new("total", "คะแนนรวม"), Figures.Of(weighted), weighted, late));
            return reasons;
        }
    }

    /// <summary>One KPI's round.</summary>
    /// <exception cref="ArgumentException">The KPI has no such round.</exception>
    /// <exception cref="DivideByZeroException">A result that was never checked counts of 0, or rates nothing.</exception>
    public static KpiScoreAnswer ScoreKpi(Kpi kpi, string round, KpiResult result, Catalogue catalogue, WorkingCalendar calendar)
    {
        if (!kpi.Rounds.TryGetValue(round, out var rule)) throw new ArgumentException($"KPI {kpi.Code} has no round '{round}'.", nameof(round));
        var criteria = Criteria(rule, result, calendar);
        var halved = result.FirstRoundMissed && kpi.FirstRoundMissed == FirstRoundMissedRule.Half && catalogue.Rounds[0].Id != round;
        var sum = criteria.Values.Sum(c => c.Points);
        var points = sum / (halved ? 2 : 1);
        var late = rule.Penalty ?? catalogue.LatePenalty;
        var daysLate = result.Submitted is { } submitted ? Lateness.Days(rule.ClosesAt, submitted, late.Days, calendar) : 0;
        var penalty = rule.Penalty is null ? 0 : daysLate * rule.Penalty.PerDay;
        var scaled = points * FullScore / rule.Max;
        return new()
        {
            Criteria = criteria.ToDictionary(c => c.Key, c => c.Value.Points, StringComparer.Ordinal),
            CriterionReasons = criteria.ToDictionary(c => c.Key, c => c.Value.Reasons, StringComparer.Ordinal),
            Points = points,
            Max = rule.Max,
            Penalty = penalty,
            DaysLate = daysLate,
            Score = Math.Max(0, scaled - penalty),
            Reasons = Explain(),
        };

        List<Reason> Explain()
        {
            List<Reason> reasons = [new(new("sum of the criteria", "รวมคะแนนทุกเกณฑ์"), string.Join(" + ", criteria.Values.Select(c => Figures.Of(c.Points))), sum)];
            if (halved) reasons.Add(new(new("the first round was not, or not all, done: half of the points", "รอบแรกไม่ได้ทำหรือทำไม่ครบ จึงได้ครึ่งหนึ่งของคะแนน"), $"{Figures.Of(sum)} ÷ 2", points));
            reasons.Add(new(new($"out of {Figures.Of(FullScore)}", $"คิดเป็นคะแนนเต็ม {Figures.Of(FullScore)}"), $"{Figures.Of(points)} × {Figures.Of(FullScore)} ÷ {Figures.Of(rule.Max)}", scaled));
            if (daysLate == 0) return reasons;
            if (penalty > 0)
            {
                reasons.Add(new(Late(rule.ClosesAt, result.Submitted!.Value, late.Days), $"{daysLate} × {Figures.Of(late.PerDay)}", penalty));
                reasons.Add(Less(new("score", "คะแนนตัวชี้วัด"), Figures.Of(scaled), scaled, penalty));
            }
            else if (rule.Penalty is null && late.PerDay > 0)
            {
                var words = Late(rule.ClosesAt, result.Submitted!.Value, late.Days);
                reasons.Add(new(new($"{words.English}, taken off the unit's total", $"{words.Thai} หักจากคะแนนรวมของหน่วยงาน"), $"{daysLate} × {Figures.Of(late.PerDay)}", daysLate * late.PerDay));
            }
            return reasons;
        }
    }

    /// <summary>By criterion id, in the catalogue's order. A step counts as long as no earlier step of the round failed.</summary>
    static Dictionary<string, Reckoning> Criteria(KpiRoundRule rule, KpiResult result, WorkingCalendar calendar)
    {
        var reckoned = new Dictionary<string, Reckoning>(StringComparer.Ordinal);
        string? failed = null;
        foreach (var criterion in rule.Criteria)
        {
            var given = result.Criteria.GetValueOrDefault(criterion.Id);
            var lacking = given is null ? null : criterion.Requires?.Lacking(given);
            if (criterion.Rule is StepsRule step && failed is null && (given is null || lacking is not null || !step.IsReached(given))) failed = criterion.Id;
            reckoned[criterion.Id] =
                result.Award && rule.Award is { } award && !award.StillOwed.Contains(criterion.Id)
                    ? Reckoning.Of(criterion.Points, new("an award at national level or above gives the full points", "ได้รับรางวัลระดับชาติขึ้นไป จึงได้คะแนนเต็ม"))
                : given is not { Evidence: true } ? Reckoning.Of(0, Wordings.NoEvidence)
                : lacking is not null ? Reckoning.Of(0, lacking)
                : criterion.Rule is StepsRule && failed is not null && failed != criterion.Id
                    ? Reckoning.Of(0, new($"step {failed} before it was not reached: 0", $"ยังไม่ผ่านขั้นที่ {failed} ซึ่งต้องทำก่อน ได้ 0 คะแนน"))
                : Penalised(criterion, criterion.Rule.Reckon(given), given.Submitted ?? result.Submitted, calendar);
        }
        return reckoned;
    }

    static Reckoning Penalised(Criterion criterion, Reckoning reckoned, DateTimeOffset? submitted, WorkingCalendar calendar)
    {
        if (criterion.Penalty is not { } penalty || submitted is not { } at || Lateness.Days(penalty.ClosesAt, at, penalty.Days, calendar) is not (> 0 and var days)) return reckoned;
        var off = days * penalty.PerDay;
        return new(Math.Max(0, reckoned.Points - off),
            [.. reckoned.Reasons, new(Late(penalty.ClosesAt, at, penalty.Days), $"{days} × {Figures.Of(penalty.PerDay)}", off), Less(new("points of the criterion", "คะแนนของเกณฑ์"), Figures.Of(reckoned.Points), reckoned.Points, off)]);
    }

    static Wording Late(DateTimeOffset closesAt, DateTimeOffset submitted, DayCount days)
    {
        var (closed, came, kind) = (Wordings.Instant(closesAt), Wordings.Instant(submitted), Wordings.Days(days));
        return new($"handed in {came.English} after the closing {closed.English}, {kind.English}", $"ส่ง {came.Thai} หลังปิดรับ {closed.Thai} นับเป็น{kind.Thai}");
    }

    /// <summary>A penalty never takes a score below 0.</summary>
    static Reason Less(Wording what, string figure, decimal value, decimal off) => value >= off
        ? new(what, $"{figure} − {Figures.Of(off)}", value - off)
        : new(new($"{what.English}, never below 0", $"{what.Thai} ไม่ต่ำกว่า 0"), null, 0);
}
