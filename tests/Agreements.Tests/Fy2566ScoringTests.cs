namespace PaWorkflow.Agreements.Tests;

/// <summary>FY 2566, potential base (seed 002).</summary>
public class Fy2566ScoringTests
{
    [Theory]
    [InlineData("2", "5m", """{"1": {"done": true}, "5": {"value": 80.5}}""", 1.7)]
    [InlineData("2", "11m", """{"4": {"value": 84}, "5": {"done": true}}""", 2)]
    [InlineData("3", "5m", """{"1": {"done": true}, "2": {"items": {"1": true}}, "3": {"done": true}}""", 4)]
    [InlineData("3", "5m", """{"2.1": {"done": true}, "2.2": {"done": true}}""", 2)]
    [InlineData("3", "11m", """{"4": {"done": true}, "5": {"done": true}}""", 2)]
    [InlineData("3", "11m", """{"5": {"done": true}}""", 0)]
    [InlineData("4", "5m", """{"1": {"done": true}, "2.1": {"done": true}, "4": {"done": true}}""", 3)]
    [InlineData("4", "11m", """{"1": {"value": 64.995}, "2": {"done": true}}""", 1.8)]
    [InlineData("4", "11m", """{"1": {"numerator": 80, "denominator": 100}}""", 4)]
    [InlineData("4", "11m", """{"1": {"value": 59.99}}""", 0)]
    [InlineData("5", "5m", """{"1": {"items": {"1": true, "2": true, "5": true}}, "3": {"items": {"1": 70, "2": true}}}""", 2.8)]
    [InlineData("5", "11m", """{"1": {"done": true}, "2": {"items": {"1": 2, "2": 2}}}""", 1)]
    public void Points_are_those_of_the_source(string kpi, string round, string criteria, double points) =>
        Assert.Equal((decimal)points, Sample.Kpi(Sample.Fy2566, round, kpi, criteria).Points);

    [Theory]
    [InlineData("""{"1": {"done": true, "people": 2}}""", 1)]
    [InlineData("""{"1": {"done": true, "people": 1}}""", 0)]
    [InlineData("""{"2": {"items": {"1": true, "2": {"done": true, "people": 1}}}}""", 1)]
    [InlineData("""{"2": {"items": {"1": true, "2": true}, "people": 1}}""", 1)]
    [InlineData("""{"2": {"items": {"1": true, "2": {"done": true, "people": 2}}, "people": 1}}""", 2)]
    public void Two_people_of_a_unit_are_named_and_have_their_certificates(string criteria, double points) =>
        Assert.Equal((decimal)points, Sample.Kpi(Sample.Fy2566, "5m", "3", criteria).Points);

    [Fact]
    public void A_name_in_both_committees_costs_the_orders_and_no_other_document()
    {
        const string Documents = """{"1": {"items": {"1": {"done": true, "groups": [["ก ข", "ค ง"], ["NAME"]]}, "2": true, "3": true, "4": true, "5": true}}}""";
        Assert.Equal(2, Sample.Kpi(Sample.Fy2566, "5m", "5", Documents.Replace("NAME", "จ ฉ", StringComparison.Ordinal)).Points);
        var shared = Sample.Kpi(Sample.Fy2566, "5m", "5", Documents.Replace("NAME", "ก  ข", StringComparison.Ordinal));
        Assert.Equal(1.8m, shared.Points);
        Assert.Contains(shared.CriterionReasons["1"], r => r.InEnglish() == "item 1: the groups share ก ข: 0");
    }

    [Theory, InlineData("5m"), InlineData("11m")]
    public void Full_marks_everywhere_give_five(string round) =>
        Assert.Equal(5, Scoring.Score(Sample.Fy2566, round, Sample.FullMarks(Sample.Fy2566, round), WorkingCalendar.Thai).Total);

    [Fact]
    public void A_missed_first_round_halves_the_points_of_the_second()
    {
        const string Missed = """, "firstRoundMissed": true""";
        const string Criteria = """{"1": {"done": true}, "4": {"value": 84}}""";
        Assert.Equal(1, Sample.Kpi(Sample.Fy2566, "11m", "2", Criteria, Missed).Points);
        Assert.Equal(2, Sample.Kpi(Sample.Fy2566, "11m", "2", Criteria).Points);
        Assert.Equal(1, Sample.Kpi(Sample.Fy2566, "5m", "2", """{"1": {"done": true}}""", Missed).Points);
    }

    [Fact]
    public void A_kpi_without_that_rule_refuses_the_missed_first_round() =>
        Assert.Contains("no rule for a missed first round", Assert.Single(ResultsFile.Read(
            """{"kpis": {"4": {"criteria": {}, "firstRoundMissed": true}}}""", Sample.Fy2566, "11m").Faults).ToString(), StringComparison.Ordinal);

    [Fact]
    public void E_saraban_loses_two_hundredths_for_each_calendar_day()
    {
        // Closes on Wednesday 2023-02-22; submitted on Monday.
        var answer = Sample.Kpi(Sample.Fy2566, "5m", "4", """{"4": {"done": true}}""", """, "submitted": "2023-02-27T09:00:00+07:00" """);
        Assert.Equal((5, 0.10m, 1.90m), (answer.DaysLate, answer.Penalty, answer.Score));
    }
}
