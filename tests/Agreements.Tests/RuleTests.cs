namespace PaWorkflow.Agreements.Tests;

/// <summary>The worked examples of the scoring rules, each from a catalogue's lines through a results file to points.</summary>
public class RuleTests
{
    static decimal Points(string rule, string result) => Sample.Kpi(Sample.Catalogue(rule), "5m", "K", "{\"1\": " + result + "}").Points;

    const string Rising = """
                  - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83, 84, 85, 86, 87], pointsAt: [0.8, 1.6, 2.4, 3.2, 4.0] }
        """;

    [Theory]
    [InlineData(86.4, 3.52)]
    [InlineData(82.5, 0.4)]
    [InlineData(82, 0)]
    [InlineData(81, 0)]
    [InlineData(83, 0.8)]
    [InlineData(87, 4)]
    [InlineData(90, 4)]
    public void Rising_thresholds_interpolate_and_carry_the_outer_slopes_on(double value, double points) =>
        Assert.Equal((decimal)points, Points(Rising, $"{{\"value\": {value}}}"));

    const string Falling = """
                  - { id: 1, text: t, points: 3, rule: interpolated, thresholds: [9, 8, 7, 6, 5], pointsAt: [0.6, 1.2, 1.8, 2.4, 3.0] }
        """;

    [Theory]
    [InlineData(9, 0.6)]
    [InlineData(6.5, 2.1)]
    [InlineData(9.5, 0.3)]
    [InlineData(10, 0)]
    [InlineData(12, 0)]
    [InlineData(5, 3)]
    [InlineData(0, 3)]
    public void Falling_thresholds_mean_that_lower_is_better(double value, double points) =>
        Assert.Equal((decimal)points, Points(Falling, $"{{\"value\": {value}}}"));

    const string Banded = """
                  - { id: 1, text: t, points: 4, rule: banded, thresholds: [60, 65, 70, 75, 80], pointsAt: [0.8, 1.6, 2.4, 3.2, 4.0] }
        """;

    [Theory]
    [InlineData(64.995, 0.8)]
    [InlineData(59.99, 0)]
    [InlineData(60, 0.8)]
    [InlineData(79.999, 3.2)]
    [InlineData(100, 4)]
    public void Bands_do_not_interpolate(double value, double points) => Assert.Equal((decimal)points, Points(Banded, $"{{\"value\": {value}}}"));

    [Fact]
    public void A_ratio_is_exact_until_the_end()
    {
        const string Ratio = """
                      - { id: 1, text: t, points: 3, rule: ratio, numerator: a, denominator: b, scale: interpolated, thresholds: [0, 100], pointsAt: [0, 3] }
            """;
        Assert.Equal(1, ScoreAnswer.Rounded(Points(Ratio, """{"numerator": 1, "denominator": 3}""")));
        Assert.Equal(1.5m, Points(Ratio, """{"value": 50}"""));
    }

    [Fact]
    public void A_checklist_sums_its_items_and_an_item_may_be_measured()
    {
        const string Checklist = """
                      - id: 1
                        text: t
                        points: 2
                        rule: checklist
                        items:
                          - { id: 1, text: a, rule: banded, thresholds: [60, 75], pointsAt: [1.2, 1.8] }
                          - { id: 2, text: b, points: 0.1 }
                          - { id: 3, text: c, points: 0.1 }
            """;
        Assert.Equal(1.3m, Points(Checklist, """{"items": {"1": 74.99, "2": true, "3": false}}"""));
        Assert.Equal(0.1m, Points(Checklist, """{"items": {"3": true}}"""));
        Assert.Equal(0.1m, Points(Checklist, """{"items": {"1": {"value": 80, "evidence": false}, "3": true}}"""));
    }

    const string Ladder = """
                  - { id: 1, text: a, points: 1, rule: steps }
                  - { id: 2, text: b, points: 1, rule: steps, atLeast: 30 }
                  - { id: 3, text: c, points: 1, rule: steps, above: 50 }
        """;

    [Theory]
    [InlineData("""{"1": {"done": true}, "2": {"value": 30}, "3": {"value": 50.01}}""", 3)]
    [InlineData("""{"1": {"done": true}, "2": {"value": 30}, "3": {"value": 50}}""", 2)]
    [InlineData("""{"1": {"done": true}, "3": {"value": 60}}""", 1)]
    [InlineData("""{"1": {"done": true}, "2": {"value": 29.9}, "3": {"value": 60}}""", 1)]
    [InlineData("""{"2": {"done": true}, "3": {"done": true}}""", 0)]
    [InlineData("""{"1": {"done": true}, "2": {"numerator": 3, "denominator": 10}, "3": {"done": true}}""", 3)]
    [InlineData("""{"1": {"done": true}, "2": {"value": 40, "done": false}, "3": {"done": true}}""", 1)]
    [InlineData("""{"1": {"done": true, "evidence": false}, "2": {"value": 40}}""", 0)]
    public void A_step_needs_all_steps_before_it(string criteria, int level) =>
        Assert.Equal(level, Sample.Kpi(Sample.Catalogue(Ladder), "5m", "K", criteria).Points);

    const string Worksheet = """
                  - id: 1
                    text: t
                    points: 5
                    rule: worksheet
                    thresholds: [0, 50, 70, 80, 90]
                    pointsAt: [1, 2, 3, 4, 5]
                    issues:
                      - name: i
                        items: [{ id: 1, text: a }, { id: 2, text: b }, { id: 3, text: c }]
        """;

    [Theory]
    [InlineData("""{"1": 2, "2": 2, "3": 2}""", 5)]
    [InlineData("""{"1": 2, "2": 2, "3": 1}""", 4)]
    [InlineData("""{"1": 2, "2": 1, "3": "NA"}""", 3)]
    [InlineData("""{"1": 2, "2": 1, "3": 0}""", 2)]
    [InlineData("""{"1": 2, "2": 0}""", 1)]
    [InlineData("""{"1": 2, "2": "N/A", "3": "NA"}""", 5)]
    public void A_worksheet_leaves_items_that_do_not_apply_out_of_the_percentage(string items, int points) =>
        Assert.Equal(points, Points(Worksheet, "{\"items\": " + items + "}"));

    [Fact]
    public void A_composite_is_the_weighted_mean_of_its_parts_whatever_the_weights_sum_to()
    {
        const string Composite = """
                      - id: 1
                        text: t
                        points: 4
                        rule: composite
                        parts:
                          - { name: a, weight: 3, rule: interpolated, thresholds: [83, 87], pointsAt: [0.8, 4.0] }
                          - { name: b, weight: 1, rule: done, points: 4 }
            """;
        Assert.Equal(3 * 3.52m / 4 + 1, Points(Composite, """{"parts": [86.4, true]}"""));
        Assert.Equal(3 * 3.52m / 4, Points(Composite, """{"parts": [{"value": 86.4}, null]}"""));
        Assert.Equal(1, Points(Composite, """{"parts": [{"value": 86.4, "evidence": false}, {"done": true}]}"""));
    }

    [Theory]
    [InlineData(81.21, TargetTier.None, 0)]
    [InlineData(81.22, TargetTier.Initial, 1)]
    [InlineData(90, TargetTier.Standard, 3)]
    [InlineData(91.06, TargetTier.Standard, 3)]
    [InlineData(95, TargetTier.Advanced, 5)]
    public void Targets_say_which_tier_a_result_reaches(double value, TargetTier tier, int points)
    {
        var catalogue = Sample.Catalogue("          - { id: 1, text: t, points: 5, rule: targets, targets: [81.22, 90, 95], pointsAt: [1, 3, 5] }");
        var rule = Assert.IsType<TargetsRule>(catalogue.Kpi("K").Rounds["5m"].Criterion("1").Rule);
        Assert.Equal(tier, rule.TierOf((decimal)value));
        Assert.Equal(points, Sample.Kpi(catalogue, "5m", "K", $"{{\"1\": {{\"value\": {value}}}}}").Points);
    }

    [Fact]
    public void Falling_targets_mean_that_lower_is_better()
    {
        var rule = new TargetsRule(9, 7, 5, [1, 3, 5]);
        Assert.Equal([TargetTier.None, TargetTier.Initial, TargetTier.Standard, TargetTier.Advanced], new[] { 9.1m, 9, 6, 4 }.Select(rule.TierOf));
    }

    [Fact]
    public void Without_evidence_nothing_is_scored() =>
        Assert.Equal(0, Points(Rising, """{"value": 90, "evidence": false}"""));
}
