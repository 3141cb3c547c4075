namespace PaWorkflow.Agreements.Tests;

public class FiscalYearTests
{
    [Fact]
    public void Fiscal_year_2564_runs_from_October_2020_to_September_2021()
    {
        Assert.Equal(new DateOnly(2020, 10, 1), new FiscalYear(2564).Start);
        Assert.Equal(new DateOnly(2021, 9, 30), new FiscalYear(2564).End);
    }

    [Theory]
    [InlineData("2020-09-30", 2563)]
    [InlineData("2020-10-01", 2564)]
    [InlineData("2021-01-01", 2564)]
    [InlineData("2021-09-30", 2564)]
    [InlineData("2021-10-01", 2565)]
    public void A_date_belongs_to_the_year_in_which_its_fiscal_year_ends(string date, int year) =>
        Assert.Equal(new FiscalYear(year), FiscalYear.Of(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));
}
