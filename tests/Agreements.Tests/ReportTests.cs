namespace PaWorkflow.Agreements.Tests;

/// <summary>On-time rate, forecast, work per desk and progress, each against figures that were reckoned by hand.</summary>
public sealed class ReportTests
{
    static readonly DateTimeOffset monday = Sample.At("2021-02-08 09:00");
    static readonly IReadOnlySet<string> nobody = new HashSet<string>();

    [Theory]
    [InlineData(null, null, 0, 0)]
    [InlineData("2021-02-08 16:30", null, 0, 0)]
    [InlineData("2021-02-05 16:30", null, 0, 1)]
    [InlineData("2021-02-05 16:30", "2021-02-05 16:30", 1, 0)]
    [InlineData("2021-02-05 16:30", "2021-02-05 16:31", 0, 1)]
    [InlineData("2021-02-19 16:30", "2021-02-05 16:31", 1, 0)]
    public void A_task_is_on_time_late_or_undecided(string? due, string? ended, int onTime, int late) =>
        Assert.Equal(new(onTime, late), Punctuality.Of(due is null ? null : Sample.At(due), ended is null ? null : Sample.At(ended), monday));

    [Fact]
    public void No_rate_is_told_of_nothing()
    {
        Assert.Null(Punctuality.None.Rate);
        Assert.Equal(0.75m, Punctuality.Sum([new(2, 1), new(1, 0)]).Rate);
    }

    /// <summary>K has 5 points, 2 proven; the rest closes on the Friday after next.</summary>
    static readonly Catalogue small = Sample.Catalogue("""
                  - { id: "1", text: one, points: 2, rule: done }
                  - { id: "2", text: two, points: 3, rule: done }
        """);

    static (ScoreAnswer Answer, IReadOnlyList<PointsAtRisk> Risks) Standing(string results)
    {
        var read = ResultsFile.Read(results, small, "5m").Results!;
        return (Scoring.Score(small, "5m", read, WorkingCalendar.Thai), Outlook.Of(small, "5m", read.Kpis, nobody, WorkingCalendar.Thai, monday));
    }

    [Fact]
    public void What_is_open_is_weighted_by_the_rate_so_far()
    {
        var (answer, risks) = Standing("""{"kpis": {"K": {"criteria": {"1": {"done": true}}}}}""");
        Assert.Equal(new Forecast(2, 5, 2 + (3 * 0.75m), 3, 1, 1, false), Forecast.Of(small, "5m", answer, risks, new(9, 3)));
        // Nine decided tasks are too few to tell.
        Assert.Null(Forecast.Of(small, "5m", answer, risks, new(9, 0)).Expected);
    }

    [Fact]
    public void A_KPI_without_results_is_not_scored_yet()
    {
        var none = new ScoreAnswer { Kpis = new Dictionary<string, KpiScoreAnswer>(), Weighted = 0, LatePenalty = 0, Total = 0, Reasons = [] };
        var risks = Outlook.Of(small, "5m", new Dictionary<string, KpiResult>(), nobody, WorkingCalendar.Thai, monday);
        Assert.Equal(new Forecast(null, 5, 2.5m, 5, 0, 1, false), Forecast.Of(small, "5m", none, risks, new(10, 10)));
    }

    [Fact]
    public void The_score_of_now_is_the_mean_of_the_KPIs_with_results()
    {
        // Of the six, 1.2.2 (weight 10) alone has results: 2 of its 2 points. The others are not counted as 0.
        var results = ResultsFile.Read("""{"kpis": {"1.2.2": {"criteria": {"1": {"done": true}, "2": {"done": true}}}}}""", Sample.Fy2564, "5m").Results!;
        var answer = Scoring.Score(Sample.Fy2564, "5m", results, WorkingCalendar.Thai);
        var risks = Outlook.Of(Sample.Fy2564, "5m", results.Kpis, nobody, WorkingCalendar.Thai, monday);
        var forecast = Forecast.Of(Sample.Fy2564, "5m", answer, risks, new(5, 5));
        Assert.Equal((5m, 1, 6), (forecast.Now, forecast.Scored, forecast.Kpis));
        Assert.Equal(answer.Weighted, forecast.Now);
        // Best and expected are of all: 10 of 100 give their 5 points, so 0.5 is won and 4.5 open, half of which is expected.
        Assert.Equal((5m, 4.5m, 2.75m), (Math.Round(forecast.Best, 10), Math.Round(forecast.Open, 10), Math.Round(forecast.Expected!.Value, 10)));
    }

    [Fact]
    public void A_late_report_has_its_penalty_off_in_all_three()
    {
        // Monday after the closing: one working day late, 0.01.
        var (answer, risks) = Standing("""{"kpis": {"K": {"criteria": {"1": {"done": true}}, "submitted": "2021-02-22T09:00:00+07:00"}}}""");
        Assert.Equal(new Forecast(1.99m, 4.99m, 4.99m, 3, 1, 1, false), Forecast.Of(small, "5m", answer, risks, new(10, 0)));
    }

    [Fact]
    public void A_closed_round_is_what_was_frozen() => Assert.Equal(new Forecast(4.2m, 4.2m, 4.2m, 0, 6, 6, true), Forecast.Frozen(4.2m, 6));

    [Fact]
    public void A_KPI_has_its_best_and_the_day_from_which_points_are_lost()
    {
        var (answer, risks) = Standing("""{"kpis": {"K": {"criteria": {"1": {"done": true}}}}}""");
        Assert.Equal(new KpiOutlook(2, 5, 3, Sample.At("2021-02-19 16:30")), KpiOutlook.Of(small, "5m", small.Kpi("K"), answer.Kpis["K"].Score, risks));
        Assert.Equal(new KpiOutlook(null, 0, 0, null), KpiOutlook.Of(small, "5m", small.Kpi("K"), null, []));
    }

    [Fact]
    public void Full_marks_of_every_builtin_round_are_what_all_risks_together_lead_to()
    {
        foreach (var (catalogue, at) in new[] { (Sample.Fy2564, "2021-02-15 08:00"), (Sample.Fy2566, "2023-01-16 08:00") })
        {
            var risks = Outlook.Of(catalogue, "5m", new Dictionary<string, KpiResult>(), nobody, WorkingCalendar.Thai, Sample.At(at));
            var none = Scoring.Score(catalogue, "5m", new(new Dictionary<string, KpiResult>()), WorkingCalendar.Thai);
            Assert.Equal(Scoring.FullScore, Math.Round(Forecast.Of(catalogue, "5m", none, risks, Punctuality.None).Best, 10));
        }
    }

    [Fact]
    public void A_desk_with_too_much_work_is_seen()
    {
        // 12 Feb 2021 is a holiday: the week has four days, 1,920 minutes; the next has five, 2,400.
        var today = new DateOnly(2021, 2, 8);
        Work[] work =
        [
            new("one", new(2021, 2, 1), 360, true), new("one", new(2021, 2, 10), 1640, false), new("one", new(2021, 2, 19), 360, false), new("one", new(2021, 6, 1), 30, false),
            new("two", new(2021, 2, 18), 3000, true), new("three", new(2021, 2, 18), 3000, true),
        ];
        var loads = Workload.Of(work, WorkingCalendar.Thai, today, 2, 480, new Dictionary<string, int> { ["three"] = 2 });
        Assert.Equal(["three", "two", "one"], loads.Select(l => l.Desk));
        var one = loads[2];
        Assert.Equal([new(today, 360, 1640, 1920, 80), new(new(2021, 2, 15), 0, 360, 2400, 0)], one.Weeks);
        Assert.Equal(30, one.Later);
        Assert.Equal(today, one.Worst!.Monday);
        // Too much for its week, but not for whoever begins today.
        Assert.Equal(new DeskWeek(new(2021, 2, 15), 3000, 0, 2400, 0), loads[1].Worst);
        Assert.True(loads[1].Worst!.IsOver);
        // Two people share that desk.
        Assert.Null(loads[0].Worst);
    }

    [Fact]
    public void A_week_has_only_the_days_that_are_left_of_it()
    {
        var sunday = new DateOnly(2021, 2, 14);
        Assert.Equal(new(2021, 2, 8), Workload.MondayOf(sunday));
        Assert.Equal(0, Workload.Of([new("one", sunday, 10, true)], WorkingCalendar.Thai, sunday, 1, 480)[0].Weeks[0].Capacity);
        Assert.Equal(2 * 480, Workload.Of([new("one", sunday, 10, true)], WorkingCalendar.Thai, new(2021, 2, 10), 1, 480)[0].Weeks[0].Capacity);
    }

    [Fact]
    public void Progress_is_told_for_the_months_and_today_and_not_beyond()
    {
        var points = ProgressPoint.Of(new(2564), [new(2020, 10, 31), new(2021, 2, 10), new(2021, 9, 1)], [new(2020, 11, 1)], new(2021, 2, 10));
        Assert.Equal(13, points.Count);
        Assert.Equal(new(new(2020, 10, 31), 1, 0), points[0]);
        Assert.Equal(new(new(2021, 2, 10), 2, 1), points[4]);
        Assert.Equal(new(new(2021, 2, 28), 2, null), points[5]);
        Assert.Equal(new(new(2021, 9, 30), 3, null), points[^1]);
    }

    [Fact]
    public void Every_step_of_a_round_has_its_day()
    {
        var plan = DeadlinePlan.ForKpiRound(Sample.Fy2564, Sample.Fy2564.Kpi("1.2.1"), "5m", WorkingCalendar.Thai, Sample.At("2021-02-01 08:30"), rework: false);
        var days = RoundSteps.All.Select(plan.DueOf).ToList();
        Assert.Equal(days.Order(), days);
        Assert.Equal(4, days.Count);
        Assert.Throws<ArgumentException>(() => plan.DueOf("briefing"));
    }

    [Fact]
    public void A_year_is_planned_by_the_steps_that_its_procedure_has()
    {
        var procedure = new Dictionary<string, StepStandard>
        {
            ["reviewOrder"] = new(2, 10), ["signOrder"] = new(2, 20), ["monitor"] = new(5, null), [RoundSteps.Evidence] = new(6, 360), [RoundSteps.Director] = new(7, 30),
        };
        var steps = YearPlan.Of(Sample.Fy2564, WorkingCalendar.Thai, Sample.At("2020-11-02 09:00"), procedure);
        Assert.Equal(steps.OrderBy(s => s.Due), steps);
        Assert.Equal(procedure.Keys.Order(), steps.Select(s => s.Key).Distinct().Order());
        Assert.All(steps, s => Assert.Same(procedure[s.Key], s.Standard));
        // The follow-up is once for each round, steps 6–8 once for each KPI's round.
        Assert.Equal(["5m", "11m"], steps.Where(s => s.Key == "monitor").Select(s => s.Round));
        Assert.Equal(Sample.Fy2564.Kpis.Sum(k => k.Rounds.Count) * 2, steps.Count(s => s.Kpi is not null));
        // The draft is read before it is signed.
        Assert.True(steps.Single(s => s.Key == "reviewOrder").Due <= steps.Single(s => s.Key == "signOrder").Due);
    }
}
