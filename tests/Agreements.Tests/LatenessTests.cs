namespace PaWorkflow.Agreements.Tests;

public class LatenessTests
{
    [Theory]
    [InlineData("2021-02-19 16:30", 0)]
    [InlineData("2021-02-19 16:31", 1)]
    [InlineData("2021-02-19 17:00", 1)]
    [InlineData("2021-02-20 10:00", 1)]
    [InlineData("2021-02-21 10:00", 1)]
    [InlineData("2021-02-22 10:00", 1)]
    [InlineData("2021-02-23 10:00", 2)]
    [InlineData("2021-02-25 10:00", 4)]
    [InlineData("2021-02-26 10:00", 4)] // Makha Bucha
    [InlineData("2021-03-01 10:00", 5)]
    public void Working_days_late_count_from_the_closing_day_and_at_least_one(string submitted, int days) =>
        Assert.Equal(days, Lateness.Days(Sample.At("2021-02-19 16:30"), Sample.At(submitted), DayCount.Working, WorkingCalendar.Thai));

    [Theory]
    [InlineData("2021-02-15 23:59", 0)]
    [InlineData("2021-02-16 00:00", 1)]
    [InlineData("2021-02-20 08:00", 5)]
    [InlineData("2021-02-21 08:00", 6)]
    public void A_date_without_a_time_closes_at_the_end_of_its_day(string submitted, int days) =>
        Assert.Equal(days, Lateness.Days(Sample.Fy2564.Kpi("4").Rounds["5m"].ClosesAt, Sample.At(submitted), DayCount.Calendar, WorkingCalendar.Thai));

    [Fact]
    public void The_day_is_the_Thai_day_whatever_the_offset_of_the_instant() =>
        Assert.Equal(2, Lateness.Days(Sample.At("2021-02-19 16:30"), new(2021, 2, 22, 18, 0, 0, TimeSpan.Zero), DayCount.Working, WorkingCalendar.Thai));

    [Fact]
    public void The_general_penalty_comes_off_the_total_and_only_once_for_each_late_report()
    {
        var answer = Sample.Score(Sample.Fy2564, "5m", """
            {"kpis": {
              "1.2.2": {"criteria": {"1": {"done": true}, "2": {"done": true}}, "submitted": "2021-02-23T09:00:00+07:00"},
              "3": {"criteria": {"1": {"done": true}, "2": {"done": true}, "3": {"value": 40}}, "submitted": "2021-02-19T17:00:00+07:00"},
              "4": {"criteria": {"1": {"done": true}}, "submitted": "2021-02-17T09:00:00+07:00"}}}
            """);
        Assert.Equal(0.03m, answer.LatePenalty);
        Assert.Equal((0m, 5m), (answer.Kpis["1.2.2"].Penalty, answer.Kpis["1.2.2"].Score));
        Assert.Equal((2, 0.02m, 0.98m), (answer.Kpis["4"].DaysLate, answer.Kpis["4"].Penalty, answer.Kpis["4"].Score));
        Assert.Equal((10 * 5 + 15 * 5 + 15 * 0.98m) / 40, answer.Weighted);
        Assert.Equal(answer.Weighted - 0.03m, answer.Total);
    }

    [Fact]
    public void A_penalty_never_takes_a_score_below_zero()
    {
        var own = Sample.Kpi(Sample.Fy2564, "5m", "4", """{"1": {"done": true}}""", """, "submitted": "2021-09-01T09:00:00+07:00" """);
        Assert.Equal((198, 1.98m, 0m), (own.DaysLate, own.Penalty, own.Score));
        Assert.Equal(0, Sample.Score(Sample.Fy2564, "5m", """{"kpis": {"2": {"criteria": {}, "submitted": "2021-03-01T09:00:00+07:00"}}}""").Total);
    }

    [Fact]
    public void A_criterion_may_have_a_date_and_a_penalty_of_its_own()
    {
        var catalogue = Sample.Catalogue("""
                      - { id: 1, text: t, points: 1, rule: done, penalty: { perDay: 0.3, days: working, closes: 2021-02-05 } }
                      - { id: 2, text: t, points: 1, rule: done }
            """);
        KpiScoreAnswer Late(string at) => Sample.Kpi(catalogue, "5m", "K", """{"1": {"done": true, "submitted": "AT"}, "2": {"done": true}}""".Replace("AT", at, StringComparison.Ordinal));
        Assert.Equal(2, Late("2021-02-05T20:00:00+07:00").Points);
        Assert.Equal(1.4m, Late("2021-02-09T20:00:00+07:00").Points);
        Assert.Equal((0m, 1m), (Late("2021-02-19T12:00:00+07:00").Criteria["1"], Late("2021-02-19T12:00:00+07:00").Points));
    }
}
