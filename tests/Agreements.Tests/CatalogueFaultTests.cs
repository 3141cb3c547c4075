namespace PaWorkflow.Agreements.Tests;

public class CatalogueFaultTests
{
    static IReadOnlyList<string> Faults(string yaml) => [.. CatalogueFile.Read(yaml, "k.yaml").Faults.Select(f => f.ToString())];

    static string Fault(string criteria, string round = "") => Assert.Single(Faults(Sample.Yaml(criteria, round)));

    const string Good = "          - { id: 1, text: t, points: 1, rule: done }";

    [Fact]
    public void All_faults_of_a_file_are_listed_at_once_each_with_its_line()
    {
        var faults = Faults("""
            fiscalYear: 2564
            title: t
            smartKeyingCloses: 2021-01-29T16:30
            latePenalty: { perDay: 0.01, days: working }
            rounds:
              - { id: 5m, name: five, opens: 2021-02-01T08:30, closes: 2021-02-19T16:30 }
            kpis:
              - code: A
                name: a
                weight: 55
                group: performance
                rounds:
                  5m:
                    criteria:
                      - { id: 1, text: t, points: 1, rule: interpolatd, thresholds: [1, 2], pointsAt: [0, 1] }
                      - { id: 2, text: t, points: 4, rule: interpolated, pointsAt: [0.8, 4] }
              - code: B
                name: b
                weight: 40
                group: performance
                rounds:
                  5m:
                    criteria:
                      - { id: 1, text: t, points: 4, rule: banded, thresholds: [60, 65, 70], pointsAt: [0.8, 4] }
            """);
        Assert.Equal(4, faults.Count);
        Assert.Contains(faults, f => f.StartsWith("k.yaml:8: kpis: the weights sum to 95; let them sum to 100", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("k.yaml:15: kpis[0].rounds.5m.criteria[0].rule: 'interpolatd' is unknown; did you mean 'interpolated'? known: done, checklist,", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("k.yaml:16: kpis[0].rounds.5m.criteria[1].thresholds: 'thresholds' is missing;", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("k.yaml:24: kpis[1].rounds.5m.criteria[0].pointsAt: there are 3 thresholds, but 2 points;", StringComparison.Ordinal));
        Assert.Equal(faults.OrderBy(f => int.Parse(f.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)), faults);
    }

    [Theory]
    [InlineData("          - { id: 1, text: t, points: 1, rule: unheard }", "known: done, checklist, steps, interpolated, banded, ratio, worksheet, composite, targets")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83, 85, 84], pointsAt: [1, 2, 4] }", "do not go one way")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83, 83], pointsAt: [1, 4] }", "do not go one way")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: banded, thresholds: [80, 60, 70], pointsAt: [1, 2, 4] }", "do not go one way")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: worksheet, thresholds: [80, 60], pointsAt: [1, 4], issues: [{ name: n, items: [{ id: 1, text: a }] }] }", "each be higher")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, evidence: [{ text: a, formats: [words] }] }", "did you mean 'word'?")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, evidence: [{ text: a, monthly: { from: 2021-03, to: 2020-10 } }] }", "end before they begin")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, window: { from: 2021-03-01 } }", "'to' is missing")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, requires: { people: 0.5 } }", "is no number of people")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: checklist, items: [{ id: 1, text: a, points: 1, requires: { disjoint: perhaps } }] }", "'perhaps' is no truth value")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, printed: { missing: [tabel] } }", "did you mean 'table'?")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, due: 2022-11-30 }", "outside of fiscal year 2564")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83, 84], pointsAt: [4, 1] }", "do not rise")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83], pointsAt: [4] }", "at least 2")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83, x], pointsAt: [1, 4] }", "'x' is no number")]
    [InlineData("          - { id: 1, text: t, points: 3, rule: interpolated, thresholds: [83, 84], pointsAt: [1, 4] }", "the points are 3, but the rule gives up to 4")]
    [InlineData("          - { id: 1, text: t, points: 5, rule: targets, targets: [1, 2], pointsAt: [1, 5] }", "there are 2 targets; give three")]
    [InlineData("          - { id: 1, text: t, points: 0, rule: done }", "points above 0")]
    [InlineData("          - { id: 1, text: t, rule: done }", "'points' is missing")]
    [InlineData("          - { id: 1, points: 1, rule: done }", "'text' is missing")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, ponits: 2 }", "there is no key 'ponits' here; did you mean 'points'?")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, thresholds: [1, 2] }", "there is no key 'thresholds' here")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: ratio, numerator: a, scale: banded, thresholds: [1], pointsAt: [1] }", "'denominator' is missing")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: composite, parts: [{ name: a, weight: 0, rule: done, points: 1 }] }", "a weight of 0 counts for nothing")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: checklist, items: [{ id: 1, text: a, points: 1 }, { id: 1, text: b, points: 1 }] }", "item 1 is there twice")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: checklist, items: nothing }", "'nothing' is no list")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, penalty: { perDay: 0.1, days: calendar, closes: 2022-02-05 } }", "outside of fiscal year 2564")]
    [InlineData("          - just a text", "is no mapping")]
    public void A_criterion_that_is_wrong_is_told_what_would_be_right(string criterion, string said) =>
        Assert.Contains(Faults(Sample.Yaml(criterion)), f => f.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void An_id_or_code_that_stands_twice_is_a_fault()
    {
        Assert.Contains("criterion '1' is there twice", Fault(Good + "\n" + Good), StringComparison.Ordinal);
        var twice = Sample.Yaml(Good, weight: "50");
        Assert.Contains("KPI 'K' is there twice", Assert.Single(Faults(twice + twice[twice.IndexOf("  - code: K", StringComparison.Ordinal)..])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("        closes: 2022-02-15", "2022-02-15 lies outside of fiscal year 2564; give a date of the Common Era from 2020-10-01 to 2021-09-30")]
    [InlineData("        closes: 2564-02-15", "lies outside of fiscal year 2564")]
    [InlineData("        closes: soon", "'soon' is no date")]
    [InlineData("        penalty: { perDay: 0.01, days: workng }", "did you mean 'working'?")]
    [InlineData("        penalty: { perDay: -1, days: working }", "-1 is no penalty")]
    [InlineData("        award: { stillOwed: ['7'] }", "'7' is still owed, but there is no such criterion")]
    public void A_round_of_a_kpi_that_is_wrong_is_told_what_would_be_right(string line, string said) =>
        Assert.Contains(said, Fault(Good, line), StringComparison.Ordinal);

    [Theory]
    [InlineData("fiscalYear: 2564", "fiscalYear: twentyone", "'twentyone' is no number")]
    [InlineData("fiscalYear: 2564", "fiscalYear: 2021", "2021 is no fiscal year")]
    [InlineData("title: test", "titel: test", "there is no key 'titel' here; did you mean 'title'?")]
    [InlineData("opens: 2021-02-01T08:30", "opens: 2021-02-22T08:30", "the round closes before it opens")]
    [InlineData("id: 11m", "id: 12m", "did you mean '11m'?")]
    [InlineData("weight: 100", "weight: ten", "'ten' is no number")]
    [InlineData("weight: 100", "weight: 95", "the weights sum to 95")]
    [InlineData("group: performance", "group: perfomance", "did you mean 'performance'?")]
    [InlineData("      5m:\n", "      6m:\n", "the catalogue has no round '6m'; did you mean '5m'?")]
    [InlineData("kpis:", "kpis: []\nothers:", "an empty list is no list")]
    [InlineData("kpis:", "printedWeights: { perfomance: 1 }\nkpis:", "did you mean 'performance'?")]
    [InlineData("kpis:", "printedWeights: { performance: one }\nkpis:", "'one' is no number")]
    public void A_head_that_is_wrong_is_told_what_would_be_right(string right, string wrong, string said)
    {
        var yaml = Sample.Yaml(Good);
        Assert.Contains(right, yaml, StringComparison.Ordinal);
        Assert.Contains(Faults(yaml.Replace(right, wrong, StringComparison.Ordinal)), f => f.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_may_sum_to_less_where_the_catalogue_says_so() =>
        Assert.Empty(Faults("weightsSumTo: 40\n" + Sample.Yaml(Good, weight: "40")));

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("a: \"never closed\n")]
    public void What_is_no_catalogue_at_all_is_one_fault_with_a_line(string yaml)
    {
        var fault = Assert.Single(CatalogueFile.Read(yaml, "k.yaml").Faults);
        Assert.InRange(fault.Line, 1, 4);
        Assert.DoesNotContain('\n', fault.ToString());
    }

    [Fact]
    public void A_file_without_an_end_of_nesting_is_refused_and_does_not_end_the_process() =>
        Assert.Contains("nested more than", Assert.Single(Faults(new string('[', 200_000))), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_contains_itself_is_refused() =>
        Assert.Contains("k.yaml:1: (file): '*p' is an alias", Assert.Single(Faults("parts: &p [{ rule: composite, parts: *p }]")), StringComparison.Ordinal);

    [Theory, InlineData(""), InlineData("  - {"), InlineData("x: [1, {a: }]"), InlineData("\tx")]
    public void Whatever_becomes_of_a_line_the_rest_is_read_and_nothing_is_thrown(string instead)
    {
        var lines = BuiltinCatalogues.Text("fy2566-potential-base.yaml").Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            var reading = CatalogueFile.Read(string.Join('\n', lines.Select((line, m) => m == n ? instead : line)), "k.yaml");
            Assert.Equal(reading.Faults.Count == 0, reading.Catalogue is not null);
            Assert.All(reading.Faults, f => Assert.InRange(f.Line, 1, lines.Length + 1));
        }
    }

    [Theory]
    [InlineData("weight: 100", "weight: 79228162514264337593543950335")]
    [InlineData("opens: 2021-02-01T08:30", "opens: 0001-01-01T00:00")]
    public void Numbers_and_dates_beyond_all_reason_are_faults(string right, string wrong) =>
        Assert.NotEmpty(Faults(Sample.Yaml(Good).Replace(right, wrong, StringComparison.Ordinal)));

    [Fact]
    public void With_faults_there_is_no_catalogue_and_without_there_is()
    {
        Assert.Null(CatalogueFile.Read(Sample.Yaml(Good, weight: "95"), "k.yaml").Catalogue);
        Assert.NotNull(CatalogueFile.Read(Sample.Yaml(Good), "k.yaml").Catalogue);
    }
}
