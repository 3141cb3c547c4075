namespace PaWorkflow.Agreements.Tests;

/// <summary>Each criterion of the FY 2564 catalogue, in full and in part (seed 004).</summary>
public class Fy2564ScoringTests
{
    [Fact]
    public void A_name_in_both_committees_ends_the_ladder_of_internal_control()
    {
        const string Steps = """{"1": {"done": true, "groups": [["ก ข"], ["NAME", "ค ง"]]}, "2": {"done": true}, "3": {"value": 60}}""";
        Assert.Equal(3, Sample.Kpi(Sample.Fy2564, "5m", "4", Steps.Replace("NAME", "จ ฉ", StringComparison.Ordinal)).Points);
        Assert.Equal(0, Sample.Kpi(Sample.Fy2564, "5m", "4", Steps.Replace("NAME", "ก ข", StringComparison.Ordinal)).Points);
    }

    [Theory]
    // 1.2.1
    [InlineData("1.2.1", "5m", """{"1": {"done": true}}""", 1)]
    [InlineData("1.2.1", "5m", """{"2": {"done": true}}""", 2)]
    [InlineData("1.2.1", "5m", """{"3": {"done": true}, "2": {"done": false}}""", 2)]
    [InlineData("1.2.1", "11m", """{"1": {"done": true}}""", 0.5)]
    [InlineData("1.2.1", "11m", """{"2": {"done": true}}""", 0.5)]
    [InlineData("1.2.1", "11m", """{"3": {"parts": [87, 88, 90]}}""", 4)]
    [InlineData("1.2.1", "11m", """{"3": {"parts": [86.4, 85, 82.5]}}""", 2.46)]
    // 1.2.2
    [InlineData("1.2.2", "5m", """{"1": {"done": true}, "2": {"done": true}}""", 2)]
    [InlineData("1.2.2", "5m", """{"2": {"done": true}}""", 0)]
    [InlineData("1.2.2", "11m", """{"1": {"done": true}, "2": {"done": true}, "3": {"done": true}, "4": {"done": true}, "5": {"value": 51}}""", 5)]
    [InlineData("1.2.2", "11m", """{"1": {"done": true}, "2": {"done": true}, "3": {"done": true}, "4": {"value": 50}, "5": {"value": 50}}""", 4)]
    [InlineData("1.2.2", "11m", """{"1": {"done": true}, "3": {"done": true}, "4": {"done": true}, "5": {"done": true}}""", 1)]
    // 1.2.3
    [InlineData("1.2.3", "5m", """{"1": {"done": true}, "2": {"done": true}, "3": {"value": 6.5}}""", 4.1)]
    [InlineData("1.2.3", "5m", """{"3": {"numerator": 13, "denominator": 200}}""", 2.1)]
    [InlineData("1.2.3", "5m", """{"3": {"value": 5}}""", 3)]
    [InlineData("1.2.3", "11m", """{"1": {"done": true}, "2": {"value": 9.5}}""", 1.4)]
    [InlineData("1.2.3", "11m", """{"2": {"numerator": 0, "denominator": 200}}""", 4)]
    // 2
    [InlineData("2", "5m", """{"1": {"done": true}, "2": {"done": true}, "3": {"numerator": 18, "denominator": 40}}""", 2.9)]
    [InlineData("2", "5m", """{"3": {"numerator": 32, "denominator": 40}}""", 3)]
    [InlineData("2", "11m", """{"1": {"numerator": 40, "denominator": 40}, "2": {"done": true}}""", 5)]
    [InlineData("2", "11m", """{"1": {"value": 80}}""", 0.8)]
    [InlineData("2", "11m", """{"1": {"value": 77.5}}""", 0.4)]
    // 3
    [InlineData("3", "5m", """{"1": {"done": true}, "2": {"done": true}, "3": {"numerator": 4, "denominator": 10}}""", 3)]
    [InlineData("3", "5m", """{"3": {"value": 32.5}}""", 0.7)]
    [InlineData("3", "11m", """{"1": {"value": 85}, "2.1": {"done": true}, "2.2": {"done": true}, "2.3": {"done": true}}""", 2)]
    [InlineData("3", "11m", """{"1": {"value": 72}, "2.2": {"done": true}}""", 0.88)]
    // 4
    [InlineData("4", "5m", """{"1": {"done": true}, "2": {"done": true}, "3": {"value": 45}, "4": {"value": 45}, "5": {"value": 45}}""", 4)]
    [InlineData("4", "5m", """{"1": {"done": true}, "2": {"done": true}, "3": {"done": true}, "4": {"done": true}, "5": {"numerator": 4, "denominator": 8}}""", 5)]
    [InlineData("4", "5m", """{"1": {"done": true}, "3": {"done": true}}""", 1)]
    public void Points_are_those_of_the_source(string kpi, string round, string criteria, double points) =>
        Assert.Equal((decimal)points, Sample.Kpi(Sample.Fy2564, round, kpi, criteria).Points);

    [Theory]
    [InlineData(15, 0, 5)] // 30 of 30
    [InlineData(12, 0, 4)] // 24 of 30: 80 percent
    [InlineData(12, 1, 4)] // 24 of 28: 85.7 percent
    [InlineData(12, 2, 5)] // 24 of 26: 92.3 percent
    [InlineData(11, 0, 3)] // 73.3 percent
    [InlineData(8, 0, 2)] // 53.3 percent
    [InlineData(7, 0, 1)] // 46.7 percent
    public void The_internal_control_worksheet_gives_levels_by_percent(int full, int notApplicable, int points)
    {
        var items = Enumerable.Range(1, 15).Select(n => $"\"{n}\": {(n <= full ? "2" : n <= full + notApplicable ? "\"NA\"" : "0")}");
        Assert.Equal(points, Sample.Kpi(Sample.Fy2564, "11m", "4", $"{{\"1\": {{\"items\": {{{string.Join(", ", items)}}}}}}}").Points);
    }

    [Theory, InlineData("5m"), InlineData("11m")]
    public void Full_marks_everywhere_give_five(string round)
    {
        var answer = Scoring.Score(Sample.Fy2564, round, Sample.FullMarks(Sample.Fy2564, round), WorkingCalendar.Thai);
        Assert.All(answer.Kpis.Values, kpi => Assert.Equal(5, kpi.Score));
        Assert.Equal((5m, 0m, 5m), (answer.Weighted, answer.LatePenalty, answer.Total));
    }

    [Fact]
    public void A_round_of_other_points_is_scaled_to_five()
    {
        var answer = Sample.Kpi(Sample.Fy2564, "5m", "3", """{"1": {"done": true}, "2": {"done": true}, "3": {"value": 30}}""");
        Assert.Equal((2.6m, 3m), (answer.Points, answer.Max));
        Assert.Equal(4.3333m, ScoreAnswer.Rounded(answer.Score));
    }

    [Fact]
    public void The_weighted_mean_is_of_the_scores_given()
    {
        var answer = Sample.Score(Sample.Fy2564, "5m", """
            {"kpis": {"1.2.1": {"criteria": {"1": {"done": true}}}, "1.2.2": {"criteria": {"1": {"done": true}, "2": {"done": true}}}}}
            """);
        Assert.Equal((40 * 1m + 10 * 5m) / 50, answer.Weighted);
        Assert.Equal(["1.2.1", "1.2.2"], answer.Kpis.Keys);
    }

    [Fact]
    public void No_results_at_all_score_nothing() =>
        Assert.Equal(0, Sample.Score(Sample.Fy2564, "5m", """{"kpis": {}}""").Total);

    [Fact]
    public void An_award_gives_the_points_in_full_once_the_summary_report_is_there()
    {
        Assert.Equal(2, Sample.Kpi(Sample.Fy2564, "11m", "3", """{"2.1": {"done": true}}""", """, "award": true""").Points);
        Assert.Equal(1.7m, Sample.Kpi(Sample.Fy2564, "11m", "3", "{}", """, "award": true""").Points);
        Assert.Equal(0.3m, Sample.Kpi(Sample.Fy2564, "11m", "3", """{"2.1": {"done": true}}""", """, "award": false""").Points);
    }

    [Fact]
    public void Items_of_a_criterion_may_be_given_together()
    {
        var answer = Sample.Kpi(Sample.Fy2564, "11m", "3", """{"1": {"value": 85}, "2": {"items": {"1": true, "2": {"done": true}, "3": false}}}""");
        Assert.Equal(1.7m, answer.Points);
        Assert.Equal(["1", "2.1", "2.2", "2.3"], answer.Criteria.Keys);
    }
}
