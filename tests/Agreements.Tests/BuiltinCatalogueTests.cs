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

    [Fact]
    public void An_unknown_round_or_kpi_is_refused_by_name()
    {
        Assert.Contains("5m, 11m", Assert.Throws<ArgumentException>(() => Sample.Fy2564.Round("6m")).Message, StringComparison.Ordinal);
        Assert.Contains("1.2.1", Assert.Throws<ArgumentException>(() => Sample.Fy2564.Kpi("9")).Message, StringComparison.Ordinal);
    }
}
