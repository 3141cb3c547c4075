namespace PaWorkflow.Agreements.Tests;

public class BuiltinCatalogueTests
{
    public static TheoryData<string> Names => [.. BuiltinCatalogues.Names];

    [Theory, MemberData(nameof(Names))]
    public void Every_catalogue_of_the_program_reads_without_a_fault(string name) =>
        Assert.Empty(CatalogueFile.Read(BuiltinCatalogues.Text(name), name).Faults);

    [Fact]
    public void There_are_the_catalogues_of_2564_and_2566() =>
        Assert.Equal(["fy2564-one-stop-service.yaml", "fy2566-potential-base.yaml"], BuiltinCatalogues.Names);

    [Fact]
    public void The_schema_is_there_to_be_published() => Assert.Contains("2020-12", BuiltinCatalogues.Schema, StringComparison.Ordinal);

    [Fact]
    public void Fy_2564_has_the_six_indicators_with_their_weights_and_hosts()
    {
        Assert.Equal(
            [("1.2.1", 40m, null), ("1.2.2", 10m, null), ("1.2.3", 10m, null), ("2", 10m, "กทส."), ("3", 15m, "กพร."), ("4", 15m, "ตสน.")],
            Sample.Fy2564.Kpis.Select(k => (k.Code, k.Weight, k.Host)));
        Assert.Equal(60, Sample.Fy2564.Kpis.Where(k => k.Group == KpiGroup.Performance).Sum(k => k.Weight));
    }

    [Theory]
    [InlineData("1.2.1", "5m", 5)]
    [InlineData("1.2.1", "11m", 5)]
    [InlineData("1.2.2", "5m", 2)]
    [InlineData("1.2.2", "11m", 5)]
    [InlineData("1.2.3", "5m", 5)]
    [InlineData("1.2.3", "11m", 5)]
    [InlineData("2", "5m", 5)]
    [InlineData("2", "11m", 5)]
    [InlineData("3", "5m", 3)]
    [InlineData("3", "11m", 2)]
    [InlineData("4", "5m", 5)]
    [InlineData("4", "11m", 5)]
    public void Each_round_of_fy_2564_has_the_points_of_its_source(string kpi, string round, int max) =>
        Assert.Equal(max, Sample.Fy2564.Kpi(kpi).Rounds[round].Max);

    [Fact]
    public void Fy_2564_has_the_departments_dates()
    {
        Assert.Equal(Sample.At("2021-01-29 16:30"), Sample.Fy2564.SmartKeyingClosesAt);
        Assert.Equal((Sample.At("2021-02-01 08:30"), Sample.At("2021-02-19 16:30")), (Sample.Fy2564.Round("5m").OpensAt, Sample.Fy2564.Round("5m").ClosesAt));
        Assert.Equal((Sample.At("2021-08-02 08:30"), Sample.At("2021-08-20 16:30")), (Sample.Fy2564.Round("11m").OpensAt, Sample.Fy2564.Round("11m").ClosesAt));
    }

    [Fact]
    public void A_kpi_closes_with_its_round_or_at_the_end_of_a_day_of_its_own()
    {
        Assert.Equal(Sample.At("2021-02-19 16:30"), Sample.Fy2564.Kpi("3").Rounds["5m"].ClosesAt);
        Assert.Equal(Sample.At("2021-02-16 00:00").AddTicks(-1), Sample.Fy2564.Kpi("4").Rounds["5m"].ClosesAt);
    }

    [Fact]
    public void A_closing_on_a_Sunday_is_warned_of_with_its_line()
    {
        var yaml = BuiltinCatalogues.Text("fy2564-one-stop-service.yaml");
        var warning = Assert.Single(CatalogueFile.Read(yaml, "fy.yaml").Warnings, w => w.Path == "kpis[5].rounds.11m.closes");
        Assert.Equal(Array.IndexOf(yaml.Split('\n'), "        closes: 2021-08-15") + 1, warning.Line);
        Assert.Contains("2021-08-15 is no working day (Sunday)", warning.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_worksheet_of_2564_has_15_items_in_5_issues_and_that_of_2566_has_14()
    {
        var worksheet = Assert.IsType<WorksheetRule>(Sample.Fy2564.Kpi("4").Rounds["11m"].Criterion("1").Rule);
        Assert.Equal((5, 15), (worksheet.Issues.Count, worksheet.Items.Count()));
        Assert.Equal(14, Assert.IsType<WorksheetRule>(Sample.Fy2566.Kpi("5").Rounds["11m"].Criterion("2").Rule).Items.Count());
    }

    static IEnumerable<(Kpi Kpi, string Round, Criterion Criterion)> All =>
        from catalogue in new[] { Sample.Fy2564, Sample.Fy2566 }
        from kpi in catalogue.Kpis from round in kpi.Rounds.Values from criterion in round.Criteria
        select (kpi, round.Round, criterion);

    [Fact]
    public void Every_criterion_says_what_evidence_it_wants_in_a_few_Thai_words()
    {
        Assert.Equal(64, All.Count());
        foreach (var (kpi, round, criterion) in All)
        {
            Assert.True(criterion.Evidence.Count > 0, $"{kpi.Code}/{round}/{criterion.Id}");
            Assert.All(criterion.Evidence, e =>
            {
                Assert.Matches("[ก-๙]", e.Text);
                Assert.InRange(e.Text.Length, 5, 90);
                // Neither links nor the names of people.
                Assert.DoesNotMatch("://|นาย|นางสาว|โทร", e.Text);
            });
        }
    }

    [Fact]
    public void Every_criterion_says_where_it_stands_in_the_source_of_its_kpi()
    {
        Assert.All(All, c => Assert.StartsWith($"{c.Kpi.Source}, ", c.Criterion.Source, StringComparison.Ordinal));
        Assert.Equal(All.Count(), All.Select(c => c.Criterion.Source).Distinct().Count());
    }

    [Fact]
    public void Every_kpi_of_the_potential_base_has_the_host_that_its_source_names()
    {
        Assert.All(Sample.Fy2564.Kpis.Where(k => k.Group == KpiGroup.Potential), k => Assert.NotNull(k.Host));
        // The list of seed 002 leaves the host of KPI 3 open; its steps say who receives them.
        Assert.Equal([("2", "กพร."), ("3", null), ("4", "สลก./กทส."), ("5", "ตสน.")], Sample.Fy2566.Kpis.Select(k => (k.Code, k.Host)));
        Assert.Equal(
            ["1.2.1/11m/2", "1.2.2/11m/3", "3/11m/5", "3/5m/1", "3/5m/2", "3/5m/3"],
            All.Where(c => c.Criterion.Host is not null).Select(c => $"{c.Kpi.Code}/{c.Round}/{c.Criterion.Id}").Order(StringComparer.Ordinal));
        Assert.All(All.Where(c => c.Criterion.Host is not null), c => Assert.Equal("กพร.", c.Criterion.Host));
    }

    [Fact]
    public void A_screenshot_is_wanted_for_each_month_of_the_round()
    {
        Assert.Equal(["2020-10", "2020-11", "2020-12", "2021-01", "2021-02"], Months("5m", "3"));
        Assert.Equal(["2021-03", "2021-04", "2021-05", "2021-06", "2021-07", "2021-08"], Months("11m", "1"));

        static IEnumerable<string> Months(string round, string criterion) =>
            Sample.Fy2564.Kpi("2").Rounds[round].Criterion(criterion).Evidence.Single(e => e.Monthly is not null).Monthly!.Months.Select(m => $"{m:yyyy-MM}");
    }

    [Fact]
    public void Summary_reports_are_wanted_as_Word_and_as_Pdf() => Assert.Equal(
        ["2/11m/5", "3/11m/5"],
        All.Where(c => c.Criterion.Evidence.Any(e => e.Formats is [FileFormat.Word, FileFormat.Pdf])).Select(c => $"{c.Kpi.Code}/{c.Round}/{c.Criterion.Id}"));

    [Fact]
    public void Cases_count_in_the_windows_of_the_source() => Assert.Equal(
        [
            ("1.2.3/5m/3", "2020-10-01", "2021-02-28"), ("1.2.3/11m/2", "2021-03-01", "2021-08-31"),
            ("4/5m/4", "2023-01-16", "2023-02-17"), ("4/11m/1", "2023-02-18", "2023-08-08"),
        ],
        All.Where(c => c.Criterion.Window is not null).Select(c => ($"{c.Kpi.Code}/{c.Round}/{c.Criterion.Id}", $"{c.Criterion.Window!.From:yyyy-MM-dd}", $"{c.Criterion.Window.To:yyyy-MM-dd}")));

    [Fact]
    public void The_steps_of_PMQA_have_dates_of_their_own_to_the_end_of_the_day() => Assert.Equal(
        [("5m/1", "2022-11-30 23:59"), ("5m/2", "2023-01-31 23:59"), ("5m/3", "2023-02-20 23:59"), ("11m/5", "2023-08-01 23:59")],
        All.Where(c => c.Criterion.DueAt is not null).Select(c => ($"{c.Round}/{c.Criterion.Id}", $"{c.Criterion.DueAt:yyyy-MM-dd HH:mm}")));

    [Fact]
    public void The_departments_calendar_of_2564_runs_through_the_year()
    {
        var calendar = Sample.Fy2564.Calendar;
        Assert.Equal(11, calendar.Count);
        Assert.Equal((new DateOnly(2020, 11, 1), new DateOnly(2021, 9, 30)), (calendar[0].From, calendar[^1].To));
        Assert.Equal(["หน่วยงาน", "คณะกรรมการประเมินผล", "กพร."], calendar.Select(e => e.Who).Distinct().Order(StringComparer.Ordinal).Reverse());
        // What units hand in ends on the days on which SMART closes.
        Assert.Equal(
            new[] { Sample.Fy2564.SmartKeyingClosesAt, Sample.Fy2564.Round("5m").ClosesAt, Sample.Fy2564.Round("11m").ClosesAt }.Select(ThaiTime.DateOf),
            calendar.Where(e => e.Who == "หน่วยงาน").Select(e => e.To));
        Assert.Empty(Sample.Fy2566.Calendar);
    }

    [Fact]
    public void An_unknown_round_or_kpi_is_refused_by_name()
    {
        Assert.Contains("5m, 11m", Assert.Throws<ArgumentException>(() => Sample.Fy2564.Round("6m")).Message, StringComparison.Ordinal);
        Assert.Contains("1.2.1", Assert.Throws<ArgumentException>(() => Sample.Fy2564.Kpi("9")).Message, StringComparison.Ordinal);
    }
}
