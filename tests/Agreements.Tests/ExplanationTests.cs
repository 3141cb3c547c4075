using System.Globalization;
using System.Text;

namespace PaWorkflow.Agreements.Tests;

/// <summary>A score says how it came about, and what it says can be reckoned again.</summary>
public class ExplanationTests
{
    static IEnumerable<(Catalogue Catalogue, string Round)> Rounds =>
        from catalogue in new[] { Sample.Fy2564, Sample.Fy2566 } from round in catalogue.Rounds select (catalogue, round.Id);

    [Fact]
    public void A_value_between_two_thresholds_says_which_and_how()
    {
        var answer = Sample.Kpi(Sample.Fy2564, "11m", "1.2.1", """{"3": {"parts": [86.4, 85, 87]}}""");
        var reasons = answer.CriterionReasons["3"];
        Assert.Equal("ส่วนที่ 1 งานขออนุญาตโฆษณาสถานพยาบาล: 86.4 อยู่ระหว่าง 86 → 3.2 กับ 87 → 4: 3.2 + (86.4 − 86) × (4 − 3.2) ÷ (87 − 86) = 3.52", reasons[0].InThai());
        Assert.Equal("part 1: 86.4 lies between 86 → 3.2 and 87 → 4: 3.2 + (86.4 − 86) × (4 − 3.2) ÷ (87 − 86) = 3.52", reasons[0].InEnglish());
        Assert.Equal("weighted mean of the parts: (0.5 × 3.52 + 0.25 × 2.4 + 0.25 × 4) ÷ 1 = 3.36", reasons[^1].InEnglish());
    }

    [Theory]
    [InlineData("4", "5m", """{"1": {"done": true}, "2": {"done": false}, "3": {"value": 60}}""", "3", "step 2 before it was not reached: 0")]
    [InlineData("4", "5m", """{"1": {"done": true}, "2": {"done": true}, "3": {"numerator": 1, "denominator": 3}}""", "3", "33.333333 is at least 30: step reached, 1")]
    [InlineData("1.2.3", "5m", """{"3": {"numerator": 95, "denominator": 1000}}""", "3", "its slope is carried on: 0.6 + (9.5 − 9) × (1.2 − 0.6) ÷ (8 − 9) = 0.3")]
    [InlineData("1.2.3", "5m", """{"3": {"evidence": false}}""", "3", "no evidence: 0")]
    public void Criteria_say_why(string kpi, string round, string criteria, string criterion, string said) =>
        Assert.Contains(Sample.Kpi(Sample.Fy2564, round, kpi, criteria).CriterionReasons[criterion], r => r.InEnglish().Contains(said, StringComparison.Ordinal));

    [Fact]
    public void A_late_report_says_when_it_came_and_what_it_costs()
    {
        var own = Sample.Kpi(Sample.Fy2564, "5m", "4", """{"1": {"done": true}}""", ""","submitted": "2021-02-17T09:00:00+07:00" """);
        Assert.Contains(own.Reasons, r => r.InThai() == "ส่ง 17 ก.พ. 2564 09.00 น. หลังปิดรับ 15 ก.พ. 2564 นับเป็นวันปฏิทิน: 2 × 0.01 = 0.02");
        var general = Sample.Kpi(Sample.Fy2564, "5m", "1.2.3", """{"1": {"done": true}}""", ""","submitted": "2021-02-22T09:00:00+07:00" """);
        Assert.Contains(general.Reasons, r => r.InEnglish().EndsWith("working days, taken off the unit's total: 1 × 0.01 = 0.01", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_languages_say_something_of_every_line()
    {
        foreach (var (catalogue, round) in Rounds)
        {
            var answer = Scoring.Score(catalogue, round, Random(catalogue, round, new(1)), WorkingCalendar.Thai);
            foreach (var reason in answer.Reasons.Concat(answer.Kpis.Values.SelectMany(k => k.Reasons.Concat(k.CriterionReasons.Values.SelectMany(r => r)))))
            {
                Assert.Matches("[ก-๙]", reason.Words.Thai);
                Assert.Matches("[a-z]", reason.Words.English);
            }
        }
    }

    [Fact]
    public void Every_formula_gives_what_it_says_and_the_last_line_is_the_score()
    {
        var random = new Random(2564);
        for (var n = 0; n < 400; n++)
        {
            foreach (var (catalogue, round) in Rounds)
            {
                var answer = Scoring.Score(catalogue, round, Random(catalogue, round, random), WorkingCalendar.Thai);
                Recomputes(answer.Reasons, answer.Total);
                foreach (var (code, kpi) in answer.Kpis)
                {
                    // What the general penalty takes is no part of the KPI's own score.
                    Recomputes([.. kpi.Reasons.Where(r => !r.Words.English.EndsWith("taken off the unit's total", StringComparison.Ordinal))], kpi.Score);
                    foreach (var (id, points) in kpi.Criteria) Recomputes(kpi.CriterionReasons[id], points);
                    Assert.Equal(kpi.Criteria.Count, catalogue.Kpi(code).Rounds[round].Criteria.Count);
                }
            }
        }
    }

    static void Recomputes(IReadOnlyList<Reason> reasons, decimal points)
    {
        Assert.NotEmpty(reasons);
        foreach (var reason in reasons.Where(r => r.Formula is not null))
            Assert.True(Math.Abs(Arithmetic.Of(reason.Formula!) - reason.Value) < 0.0001m, reason.InEnglish());
        Assert.Equal(points, reasons[^1].Value);
    }

    [Fact]
    public void Better_results_never_score_less_and_scores_keep_their_bounds_and_no_order_matters()
    {
        var random = new Random(2566);
        for (var n = 0; n < 400; n++)
        {
            foreach (var (catalogue, round) in Rounds)
            {
                var results = Random(catalogue, round, random);
                var answer = Scoring.Score(catalogue, round, results, WorkingCalendar.Thai);
                Assert.InRange(answer.Total, 0, Scoring.FullScore);
                var shuffled = new Results(results.Kpis.Reverse().ToDictionary(k => k.Key, k => k.Value with { Criteria = k.Value.Criteria.Reverse().ToDictionary() }));
                Assert.Equal(answer.Total, Scoring.Score(catalogue, round, shuffled, WorkingCalendar.Thai).Total);
                foreach (var (code, kpi) in answer.Kpis)
                {
                    var rule = catalogue.Kpi(code).Rounds[round];
                    Assert.InRange(kpi.Points, 0, kpi.Max);
                    Assert.InRange(kpi.Score, 0, Scoring.FullScore);
                    foreach (var criterion in rule.Criteria)
                    {
                        Assert.InRange(kpi.Criteria[criterion.Id], 0, criterion.Points);
                        if (results.Kpis[code].Criteria.GetValueOrDefault(criterion.Id) is not { } given || Better(criterion.Rule, given, random) is not { } better) continue;
                        var raised = results.Kpis[code] with { Criteria = new Dictionary<string, CriterionResult>(results.Kpis[code].Criteria) { [criterion.Id] = better } };
                        var score = Scoring.ScoreKpi(catalogue.Kpi(code), round, raised, catalogue, WorkingCalendar.Thai).Score;
                        Assert.True(score >= kpi.Score, $"{code}/{round}/{criterion.Id}: {given} → {better}: {kpi.Score} → {score}");
                    }
                }
            }
        }
    }

    static bool Falls(Rule rule) => rule switch
    {
        InterpolatedRule r => r.LowerIsBetter, BandedRule r => r.LowerIsBetter, RatioRule r => Falls(r.Scale), _ => false,
    };

    /// <summary>The same result, a little better; null where nothing is measured.</summary>
    static CriterionResult? Better(Rule rule, CriterionResult given, Random random) => given switch
    {
        { Done: false } => given with { Done = true },
        { Value: { } value } => given with { Value = value + (Falls(rule) ? -1 : 1) * Tenths(random, 5) },
        { Numerator: { } a, Denominator: { } b } => given with { Numerator = Falls(rule) ? Math.Max(0, a - 1) : Math.Min(b, a + 1) },
        { Parts: { } parts } => given with { Parts = [.. parts.Select((p, n) => p is null ? null : Better(((CompositeRule)rule).Parts[n].Rule, p, random) ?? p)] },
        { Items: { } items } when rule is WorksheetRule => given with { Items = items.ToDictionary(i => i.Key, i => i.Value.Value is 0 or 1 ? i.Value with { Value = i.Value.Value + 1 } : i.Value) },
        { Items: { } items } => given with { Items = items.ToDictionary(i => i.Key, i => Better(((ChecklistRule)rule).Items.Single(x => x.Id == i.Key).Rule, i.Value, random) ?? i.Value) },
        _ => null,
    };

    static decimal Tenths(Random random, int upTo) => random.Next(0, upTo * 10 + 1) / 10m;

    static Results Random(Catalogue catalogue, string round, Random random) => new(catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)).ToDictionary(k => k.Code, k => new KpiResult
    {
        Criteria = k.Rounds[round].Criteria.Where(_ => random.Next(8) > 0).ToDictionary(c => c.Id, c => Random(c.Rule, random)),
        Submitted = random.Next(3) == 0 ? null : k.Rounds[round].ClosesAt.AddHours(random.Next(-100, 150)),
        Award = k.Rounds[round].Award is not null && random.Next(4) == 0,
        FirstRoundMissed = k.FirstRoundMissed == FirstRoundMissedRule.Half && random.Next(2) == 0,
    }));

    static CriterionResult Random(Rule rule, Random random)
    {
        var result = rule switch
        {
            RatioRule when random.Next(2) == 0 => Counts(random),
            StepsRule { IsMeasured: true } or InterpolatedRule or BandedRule or TargetsRule or RatioRule => new() { Value = Tenths(random, 110) },
            CompositeRule r => new() { Parts = [.. r.Parts.Select(p => random.Next(6) == 0 ? null : Random(p.Rule, random))] },
            WorksheetRule r => new() { Items = r.Items.Select((item, n) => (item.Id, Rating: n > 0 && random.Next(5) == 0 ? new CriterionResult { NotApplicable = true } : new() { Value = random.Next(3) })).ToDictionary(i => i.Id, i => i.Rating) },
            ChecklistRule r => new() { Items = r.Items.Where(_ => random.Next(5) > 0).ToDictionary(i => i.Id, i => Random(i.Rule, random)) },
            _ => new CriterionResult { Done = random.Next(3) > 0 },
        };
        return random.Next(10) == 0 ? result with { Evidence = false } : result;
    }

    static CriterionResult Counts(Random random)
    {
        var all = random.Next(1, 200);
        return new() { Numerator = random.Next(0, all + 1), Denominator = all };
    }

    [Theory]
    [InlineData("3.2 + (86.4 − 86) × (4 − 3.2) ÷ (87 − 86)", 3.52)]
    [InlineData("2 − 3 − 1", -2)]
    [InlineData("(−0.5) × 4 ÷ 2", -1)]
    public void The_arithmetic_of_these_tests_reckons(string formula, double value) => Assert.Equal((decimal)value, Arithmetic.Of(formula));

    /// <summary>Reckons a formula's text, independently of what wrote it.</summary>
    sealed class Arithmetic(string text)
    {
        int at;

        public static decimal Of(string formula)
        {
            var arithmetic = new Arithmetic(formula.Replace(" ", "", StringComparison.Ordinal));
            var value = arithmetic.Sum();
            Assert.Equal(arithmetic.at, formula.Replace(" ", "", StringComparison.Ordinal).Length);
            return value;
        }

        bool Next(char sign)
        {
            if (at >= text.Length || text[at] != sign) return false;
            at++;
            return true;
        }

        decimal Sum()
        {
            for (var sum = Product(); ;)
            {
                if (Next('+')) sum += Product();
                else if (Next('−')) sum -= Product();
                else return sum;
            }
        }

        decimal Product()
        {
            for (var product = Factor(); ;)
            {
                if (Next('×')) product *= Factor();
                else if (Next('÷')) product /= Factor();
                else return product;
            }
        }

        decimal Factor()
        {
            if (Next('−')) return -Factor();
            if (Next('('))
            {
                var inner = Sum();
                Assert.True(Next(')'), text);
                return inner;
            }
            var figure = new StringBuilder();
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) figure.Append(text[at++]);
            return decimal.Parse(figure.ToString(), CultureInfo.InvariantCulture);
        }
    }
}
