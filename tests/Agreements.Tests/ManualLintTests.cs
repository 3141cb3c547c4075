namespace PaWorkflow.Agreements.Tests;

/// <summary>What the program finds doubtful in a manual: in the two that it brings along, and in small ones.</summary>
public class ManualLintTests
{
    /// <summary>Each warning by its place, what it says, and the line of the file that it points to.</summary>
    static IEnumerable<(string Path, string Said, string Line)> Warnings(string name)
    {
        var lines = BuiltinCatalogues.Text(name).Split('\n');
        return CatalogueFile.Read(string.Join('\n', lines), name).Warnings.Select(w => (w.Path, w.Wrong.English, lines[w.Line - 1].Trim()));
    }

    [Fact]
    public void These_are_the_doubts_of_2564_and_no_others() => Assert.Equal(
        [
            ("calendar[4].printed", "“กุมภาพันธ์ 2563” is printed for “ประเมินผลรอบ 5 เดือนจากระบบ SMART เท่านั้น”",
                "- { name: ประเมินผลรอบ 5 เดือนจากระบบ SMART เท่านั้น, who: คณะกรรมการประเมินผล, from: 2021-02-20, to: 2021-02-28, printed: กุมภาพันธ์ 2563 }"),
            ("calendar[9].printed", "“กลางเดือนสิงหาคม 2564” is printed for “ประชุมสรุปคะแนนรอบ 11 เดือน”",
                "- { name: ประชุมสรุปคะแนนรอบ 11 เดือน, who: คณะกรรมการประเมินผล, from: 2021-09-01, to: 2021-09-10, printed: กลางเดือนสิงหาคม 2564 }"),
            ("printedWeights.performance", "the weights of the performance base sum to 60, by the manual to 1", "printedWeights: { performance: 1 }"),
            ("kpis[0].rounds.11m.criteria[2].parts[0].printed", "±5 per level is printed, but the thresholds 83, 84, 85, 86, 87 lie 1 apart", "printed: { step: 5 }"),
            ("kpis[0].rounds.11m.criteria[2].parts[1].printed", "±5 per level is printed, but the thresholds 83, 84, 85, 86, 87 lie 1 apart", "printed: { step: 5 }"),
            ("kpis[0].rounds.11m.criteria[2].parts[2].printed", "±5 per level is printed, but the thresholds 83, 84, 85, 86, 87 lie 1 apart", "printed: { step: 5 }"),
            ("kpis[1].rounds.5m.criteria", "the points sum to 2, not to 5", "- id: 1"),
            ("kpis[1].rounds.11m.printed", "the manual prints no table of points for this round", "printed: { missing: [table] }"),
            ("kpis[1].rounds.11m.criteria[4].printed", "50 stands in two branches of the table", "printed: { bands: [{ to: 50 }, { from: 50 }] }"),
            ("kpis[2].rounds.5m.criteria[2].printed", "±5 per level is printed, but the thresholds 9, 8, 7, 6, 5 lie 1 apart", "printed: { step: 5 }"),
            ("kpis[2].rounds.5m.criteria[2].window", "cases count until 2021-02-28, after the closing on 2021-02-19", "window: { from: 2020-10-01, to: 2021-02-28 }"),
            ("kpis[2].rounds.11m.criteria[1].printed", "±5 per level is printed, but the thresholds 9, 8, 7, 6, 5 lie 1 apart", "printed: { step: 5 }"),
            ("kpis[2].rounds.11m.criteria[1].window", "cases count until 2021-08-31, after the closing on 2021-08-20", "window: { from: 2021-03-01, to: 2021-08-31 }"),
            ("kpis[3].rounds.11m.criteria[0].printed", "±10 per level is printed, but the thresholds 80, 85, 90, 95, 100 lie 5 apart", "printed: { step: 10, thresholds: [8, 85, 90, 95, 100] }"),
            ("kpis[3].rounds.11m.criteria[0].printed", "printed as 8 where 80 is meant", "printed: { step: 10, thresholds: [8, 85, 90, 95, 100] }"),
            ("kpis[4].rounds.5m.criteria", "the points sum to 3, not to 5", "- id: 1"),
            ("kpis[4].rounds.11m.criteria", "the points sum to 2, not to 5", "- id: 1"),
            ("kpis[5].rounds.11m.closes", "2021-08-15 is no working day (Sunday)", "closes: 2021-08-15"),
            ("kpis[5].rounds.11m.criteria[0].printed", "the table of an item's ratings leaves out what lies between 79 and 80", "printed: { bands: [{ to: 49.99 }, { from: 50, to: 79 }, { from: 80, to: 100 }] }"),
        ],
        Warnings("fy2564-one-stop-service.yaml"));

    [Fact]
    public void These_are_the_doubts_of_2566_and_no_others() => Assert.Equal(
        [
            ("weightsSumTo", "the weights sum to 40, not to 100", "weightsSumTo: 40"),
            // The keying date and the openings are the catalogue's own, for the office to correct.
            ("smartKeyingCloses", "KPI details may still be keyed when the first round is open", "smartKeyingCloses: 2023-01-31T16:30"),
            ("missingKpis[0]", "the manual has no details of KPI 1", "missingKpis: [\"1\"]"),
            ("kpis[1].rounds.11m.printed", "the manual prints no table of points for this round", "printed: { missing: [table] }"),
            ("kpis[1].rounds.11m.criteria", "the points sum to 2, not to 5", "- id: 4"),
            ("kpis[1].rounds.11m.criteria[1].due", "2023-08-01 is no working day (วันอาสาฬหบูชา)", "due: 2023-08-01"),
            ("kpis[2].rounds.5m.criteria[4].printed", "the manual gives points, but no scale from the result to them", "printed: { missing: [scale] }"),
            ("kpis[2].rounds.11m.criteria[0].printed", "the table says nothing of results below 60",
                "bands: [{ from: 60, to: 64.99 }, { from: 65, to: 69.99 }, { from: 70, to: 74.99 }, { from: 75, to: 79.99 }, { from: 80 }]"),
            ("kpis[3].rounds.5m.criteria[2].items[0].printed", "the table says nothing of results below 60",
                "printed: { bands: [{ from: 60, to: 64.99 }, { from: 65, to: 69.99 }, { from: 70, to: 74.99 }, { from: 75 }] }"),
            ("kpis[3].rounds.11m.criteria[1].printed", "the table of an item's ratings leaves out what lies between 79 and 80", "printed: { bands: [{ to: 49.99 }, { from: 50, to: 79 }, { from: 80, to: 100 }] }"),
        ],
        Warnings("fy2566-potential-base.yaml"));

    [Theory, InlineData("fy2564-one-stop-service.yaml"), InlineData("fy2566-potential-base.yaml")]
    public void Every_doubt_is_said_in_Thai_with_its_place_in_words(string name) =>
        Assert.All(CatalogueFile.Read(BuiltinCatalogues.Text(name), name).Warnings, w =>
        {
            Assert.Matches("[ก-๙]", w.Wrong.Thai);
            Assert.Matches("[ก-๙]", w.Right.Thai);
            Assert.Matches($@"^{name} บรรทัด {w.Line} [ก-๙].* \(", w.InThai());
        });

    const string ElevenMonths = """
              11m:
                criteria:
                  - { id: 1, text: t, points: 5, rule: done }
        """;

    /// <summary>Of a catalogue that is clean but for this.</summary>
    static IReadOnlyList<string> Doubts(string criteria, string round = "", Func<string, string>? change = null)
    {
        var reading = CatalogueFile.Read((change ?? (y => y))(Sample.Yaml(criteria, round, more: ElevenMonths)), "k.yaml");
        Assert.Empty(reading.Faults);
        return [.. reading.Warnings.Select(w => $"{w.Path}: {w.Wrong.English}")];
    }

    static string Doubt(string criteria, string round = "", Func<string, string>? change = null) => Assert.Single(Doubts(criteria, round, change));

    const string Clean = "          - { id: 1, text: t, points: 5, rule: done }";

    static string Interpolated(string thresholds, string more = "", string pointsAt = "[1, 2, 3, 4, 5]") =>
        $"          - {{ id: 1, text: t, points: 5, rule: interpolated, thresholds: {thresholds}, pointsAt: {pointsAt}{more} }}";

    static string Banded(string bands, string thresholds = "[0, 60, 80]") =>
        $"          - {{ id: 1, text: t, points: 5, rule: banded, thresholds: {thresholds}, pointsAt: [1, 3, 5], printed: {{ bands: {bands} }} }}";

    static string Ladder(string second, string third) =>
        "          - { id: 1, text: t, points: 1, rule: steps }\n"
        + $"          - {{ id: 2, text: t, points: 2, rule: steps, {second} }}\n"
        + $"          - {{ id: 3, text: t, points: 2, rule: steps, {third} }}";

    [Fact]
    public void A_clean_catalogue_has_no_doubts() => Assert.Empty(Doubts(Clean));

    [Theory]
    [InlineData("[8, 85, 90, 95, 100]", "8 stands where 80 would be even")]
    [InlineData("[80, 86, 90, 95, 100]", "86 stands where 85 would be even")]
    [InlineData("[80, 85, 90, 95, 98]", "98 stands where 100 would be even")]
    [InlineData("[90, 8, 7, 6, 5]", "90 stands where 9 would be even")]
    public void A_threshold_out_of_line_is_found_without_being_told(string thresholds, string said)
    {
        var warning = Assert.Single(CatalogueFile.Read(Sample.Yaml(Interpolated(thresholds), more: ElevenMonths), "k.yaml").Warnings);
        Assert.Equal(("kpis[0].rounds.5m.criteria[0].thresholds", 17), (warning.Path, warning.Line));
        Assert.Equal($"the thresholds {thresholds.Trim('[', ']')} are not evenly apart: {said}", warning.Wrong.English);
        Assert.Contains("ห่างกันไม่เท่ากัน", warning.Wrong.Thai, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_out_of_line_are_found() =>
        Assert.EndsWith("pointsAt: the points 1, 2, 3.5, 4, 5 are not evenly apart: 3.5 stands where 3 would be even", Doubt(Interpolated("[1, 2, 3, 4, 5]", pointsAt: "[1, 2, 3.5, 4, 5]")), StringComparison.Ordinal);

    [Theory]
    [InlineData("[83, 84, 85, 86, 87]")]
    [InlineData("[9, 8, 7, 6, 5]")]
    [InlineData("[60, 70, 80, 85, 90]")]
    [InlineData("[10, 20, 40, 80, 160]")]
    public void Thresholds_that_are_even_or_have_several_stretches_are_no_misprint(string thresholds) => Assert.Empty(Doubts(Interpolated(thresholds)));

    [Theory]
    [InlineData("[{ from: 0, to: 50 }, { from: 60 }]", "the table leaves out what lies between 50 and 60")]
    [InlineData("[{ from: 0, to: 65 }, { from: 60, to: 100 }]", "what lies between 60 and 65 stands in two branches of the table")]
    [InlineData("[{ to: 60 }, { from: 60 }]", "60 stands in two branches of the table")]
    [InlineData("[{ from: 80 }, { from: 60, to: 79.99 }, { to: 50 }]", "the table leaves out what lies between 50 and 60")]
    [InlineData("[{ from: 60, to: 79.99 }, { from: 80 }]", "the table says nothing of results below 60")]
    public void Branches_that_do_not_fit_are_found_in_whatever_order_they_stand(string bands, string said) =>
        Assert.Equal($"kpis[0].rounds.5m.criteria[0].printed: {said}", Doubt(Banded(bands)));

    [Theory]
    [InlineData("[{ to: 59.99 }, { from: 60, to: 79.99 }, { from: 80 }]")]
    [InlineData("[{ from: 80, to: 100 }, { from: 60, to: 79.99 }, { from: 0, to: 59.99 }]")]
    [InlineData("[{ to: 60 }, { above: 60 }]")]
    public void Branches_that_fit_raise_no_doubt(string bands) => Assert.Empty(Doubts(Banded(bands)));

    [Fact]
    public void Where_lower_is_better_a_table_need_not_begin_at_nought() => Assert.Empty(Doubts(Banded("[{ to: 5 }, { above: 5, to: 7 }, { above: 7, to: 9 }]", "[9, 7, 5]")));

    [Theory]
    [InlineData("atLeast: 40", "atLeast: 30", "the step's bound 30 is not above the one before, 40")]
    [InlineData("atLeast: 40", "atLeast: 40", "the step's bound 40 is not above the one before, 40")]
    [InlineData("above: 50", "atLeast: 50", "the step's bound 50 is not above the one before, 50")]
    public void A_ladder_whose_bounds_fall_is_found(string second, string third, string said) => Assert.Equal($"kpis[0].rounds.5m.criteria[2]: {said}", Doubt(Ladder(second, third)));

    [Theory, InlineData("atLeast: 30", "atLeast: 40"), InlineData("atLeast: 50", "above: 50")]
    public void A_ladder_whose_bounds_rise_raises_no_doubt(string second, string third) => Assert.Empty(Doubts(Ladder(second, third)));

    [Theory]
    [InlineData(", printed: { step: 5 }", "±5 per level is printed, but the thresholds 1, 2, 3, 4, 5 lie 1 apart")]
    [InlineData(", printed: { thresholds: [1, 2, 30, 4, 5] }", "printed as 30 where 3 is meant")]
    [InlineData(", printed: { thresholds: [1, 2, 3] }", "the thresholds are printed as 1, 2, 3, here they are 1, 2, 3, 4, 5")]
    [InlineData(", printed: { points: 4 }", "4 points are printed, the rule gives 5")]
    [InlineData(", printed: { missing: [table] }", "the manual prints no table of points")]
    public void What_is_printed_beside_a_scale_is_held_against_it(string printed, string said) => Assert.EndsWith($".printed: {said}", Doubt(Interpolated("[1, 2, 3, 4, 5]", printed)), StringComparison.Ordinal);

    [Fact]
    public void What_is_printed_as_it_is_raises_no_doubt() => Assert.Empty(Doubts(Interpolated("[1, 2, 3, 4, 5]", ", printed: { step: 1, thresholds: [1, 2, 3, 4, 5], points: 5 }")));

    [Fact]
    public void A_missing_scale_is_read_as_done_or_not_only_where_the_rule_does_so()
    {
        static string Remedy(string criterion) => Assert.Single(CatalogueFile.Read(Sample.Yaml(criterion, more: ElevenMonths), "k.yaml").Warnings).Right.English;
        Assert.Equal("read as done or not done", Remedy(Clean.Replace("done }", "done, printed: { missing: [scale] } }", StringComparison.Ordinal)));
        Assert.StartsWith("the points here are the catalogue's reading", Remedy(Interpolated("[1, 2, 3, 4, 5]", ", printed: { missing: [scale] }")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5", "", "parts: the parts' weights sum to 0.9, not to 1")]
    [InlineData("0.5", "printed: { weightsSumTo: 1 }, ", "printed: the parts' weights sum to 0.9, by the manual to 1")]
    [InlineData("0.6", "printed: { weightsSumTo: 100 }, ", "printed: the parts' weights sum to 1, by the manual to 100")]
    public void Weights_of_parts_are_added_up(string weight, string printed, string said)
    {
        const string Part = "rule: done, points: 5 }";
        Assert.EndsWith(said, Doubt($"          - {{ id: 1, text: t, points: 5, rule: composite, {printed}parts: [{{ name: a, weight: {weight}, {Part}, {{ name: b, weight: 0.4, {Part}] }}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worksheet_of_another_number_of_items_is_found() => Assert.EndsWith(
        ".printed: 14 items are printed, the worksheet has 1",
        Doubt("          - { id: 1, text: t, points: 5, rule: worksheet, thresholds: [0, 50], pointsAt: [1, 5], printed: { items: 14 }, issues: [{ name: n, items: [{ id: 1, text: a }] }] }"), StringComparison.Ordinal);

    [Fact]
    public void Doubts_within_a_ratio_and_an_item_have_their_place()
    {
        Assert.StartsWith("kpis[0].rounds.5m.criteria[0].printed: ±5", Doubt(Interpolated("[1, 2, 3, 4, 5]", ", numerator: a, denominator: b, scale: interpolated, printed: { step: 5 }")
            .Replace("rule: interpolated", "rule: ratio", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("kpis[0].rounds.5m.criteria[0].items[1].thresholds: ", Doubt(
            "          - { id: 1, text: t, points: 5, rule: checklist, items: [{ id: 1, text: a, points: 1 }, { id: 2, text: b, rule: interpolated, thresholds: [8, 85, 90, 95], pointsAt: [1, 2, 3, 4] }] }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("        printed: { points: 4 }", "printed: 4 points are printed, the criteria give 5")]
    [InlineData("        printed: { missing: [table] }", "printed: the manual prints no table of points for this round")]
    [InlineData("        closes: 2021-02-22", "closes: the KPI closes after the round does")]
    [InlineData("        window: { from: 2020-10-01, to: 2021-02-28 }", "window: cases count until 2021-02-28, after the closing on 2021-02-19")]
    public void Doubts_of_a_round_are_found(string line, string said) => Assert.Equal($"kpis[0].rounds.5m.{said}", Doubt(Clean, line));

    [Theory]
    [InlineData("due: 2021-02-22", "due: the criterion is wanted after the KPI closes")]
    [InlineData("due: 2021-02-14", "due: 2021-02-14 is no working day (Sunday)")]
    [InlineData("window: { from: 2020-10-01, to: 2021-02-20 }", "window: cases count until 2021-02-20, after the closing on 2021-02-19")]
    public void Dates_of_a_criterion_that_do_not_fit_are_found(string member, string said) =>
        Assert.Equal($"kpis[0].rounds.5m.criteria[0].{said}", Doubt(Clean.Replace("done }", $"done, {member} }}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("due: 2021-02-18")]
    [InlineData("window: { from: 2020-10-01, to: 2021-02-19 }")]
    public void Dates_of_a_criterion_that_fit_raise_no_doubt(string member) => Assert.Empty(Doubts(Clean.Replace("done }", $"done, {member} }}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("smartKeyingCloses: 2021-01-29T16:30", "smartKeyingCloses: 2021-02-03T16:30", "smartKeyingCloses: KPI details may still be keyed when the first round is open")]
    [InlineData("kpis:", "missingKpis: ['1']\nkpis:", "missingKpis[0]: the manual has no details of KPI 1")]
    [InlineData("kpis:", "printedWeights: { performance: 1 }\nkpis:", "printedWeights.performance: the weights of the performance base sum to 100, by the manual to 1")]
    [InlineData("kpis:", "calendar:\n  - { name: n, who: w, from: 2020-09-01, to: 2020-10-31 }\nkpis:", "calendar[0]: it lies outside of fiscal year 2564")]
    [InlineData("kpis:", "calendar:\n  - { name: n, who: w, from: 2021-02-01, to: 2021-02-28, printed: กุมภาพันธ์ 2563 }\nkpis:", "calendar[0].printed: “กุมภาพันธ์ 2563” is printed for “n”")]
    [InlineData("kpis:", "calendar:\n  - { name: n, who: w, from: 2021-02-01, to: 2021-02-28 }\n  - { name: m, who: w, from: 2021-01-01, to: 2021-02-28 }\nkpis:", "calendar[1].from: it begins before what is listed before it")]
    public void Doubts_of_the_year_are_found(string line, string instead, string said) => Assert.Equal(said, Doubt(Clean, change: y => y.Replace(line, instead, StringComparison.Ordinal)));

    [Fact]
    public void Weights_that_are_printed_as_they_are_raise_no_doubt() =>
        Assert.Empty(Doubts(Clean, change: y => y.Replace("kpis:", "printedWeights: { performance: 100 }\nkpis:", StringComparison.Ordinal)));

    [Fact]
    public void A_kpi_without_a_round_and_points_that_are_not_five_are_found()
    {
        var warnings = CatalogueFile.Read(Sample.Yaml("          - { id: 1, text: t, points: 3, rule: done }"), "k.yaml").Warnings;
        Assert.Equal(["kpis[0].rounds: there is nothing for round 11m", "kpis[0].rounds.5m.criteria: the points sum to 3, not to 5"], warnings.Select(w => $"{w.Path}: {w.Wrong.English}"));
    }

    [Fact]
    public void Where_there_are_faults_there_are_no_doubts() => Assert.Empty(CatalogueFile.Read(Sample.Yaml(Interpolated("[8, 85, 90, 95, 100]"), weight: "90"), "k.yaml").Warnings);
}
