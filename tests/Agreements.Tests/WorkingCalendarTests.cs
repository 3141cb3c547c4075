using System.Globalization;

namespace PaWorkflow.Agreements.Tests;

public class WorkingCalendarTests
{
    static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2021-02-19", true)]
    [InlineData("2021-02-20", false)] // Saturday
    [InlineData("2021-02-12", false)] // extra holiday
    [InlineData("2021-02-26", false)] // Makha Bucha
    [InlineData("2021-08-12", false)]
    [InlineData("2021-08-13", true)]
    [InlineData("2020-04-13", true)] // Songkran of 2020 was put off
    [InlineData("2020-07-27", false)] // and given here
    [InlineData("2020-11-19", false)]
    [InlineData("2021-10-22", false)] // in lieu of Saturday the 23rd
    [InlineData("2021-10-25", true)]
    public void Working_days_are_weekdays_that_are_no_holidays(string date, bool working) =>
        Assert.Equal(working, WorkingCalendar.Thai.IsWorkingDay(Day(date)));

    [Theory]
    [InlineData("2021-02-19", 1, "2021-02-22")]
    [InlineData("2021-02-19", -1, "2021-02-18")]
    [InlineData("2021-02-19", -10, "2021-02-04")]
    [InlineData("2021-02-25", 1, "2021-03-01")]
    [InlineData("2021-08-15", -1, "2021-08-13")]
    [InlineData("2021-08-15", 0, "2021-08-15")]
    [InlineData("2021-04-09", 1, "2021-04-16")]
    public void Working_days_are_added_over_weekends_and_holidays(string from, int n, string to) =>
        Assert.Equal(Day(to), WorkingCalendar.Thai.AddWorkingDays(Day(from), n));

    [Fact]
    public void Counting_and_adding_working_days_agree()
    {
        for (var day = Day("2020-10-01"); day <= Day("2021-09-30"); day = day.AddDays(3))
        {
            for (var n = 1; n <= 15; n++)
            {
                var later = WorkingCalendar.Thai.AddWorkingDays(day, n);
                Assert.True(WorkingCalendar.Thai.IsWorkingDay(later));
                Assert.Equal(n, WorkingCalendar.Thai.WorkingDaysBetween(day, later));
                if (WorkingCalendar.Thai.IsWorkingDay(day)) Assert.Equal(day, WorkingCalendar.Thai.AddWorkingDays(later, -n));
            }
        }
    }

    [Fact]
    public void There_are_no_working_days_between_a_day_and_itself_or_an_earlier_one()
    {
        Assert.Equal(0, WorkingCalendar.Thai.WorkingDaysBetween(Day("2021-02-19"), Day("2021-02-19")));
        Assert.Equal(0, WorkingCalendar.Thai.WorkingDaysBetween(Day("2021-02-22"), Day("2021-02-19")));
    }

    [Fact]
    public void Each_year_from_2019_to_2027_has_its_holidays_and_at_most_one_entry_a_name_and_day()
    {
        var byYear = WorkingCalendar.Thai.Holidays.GroupBy(h => h.Date.Year).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(Enumerable.Range(2019, 9), byYear.Keys.Order());
        Assert.All(byYear.Values, count => Assert.InRange(count, 18, 30));
    }

    [Fact]
    public void A_day_in_lieu_falls_on_a_weekday() =>
        Assert.All(WorkingCalendar.Thai.Holidays.Where(h => h.Name.Contains("ชดเชย", StringComparison.Ordinal)),
            h => Assert.False(h.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));

    [Fact]
    public void A_holiday_file_lists_all_its_faults()
    {
        var faults = HolidayFile.Read("holidays:\n  - { date: 2021-02-30, name: x }\n  - { date: 2021-01-01 }\n  - { date: 2021-01-01, name: y, day: z }\n", "h.yaml").Faults;
        Assert.Equal([2, 3, 4], faults.Select(f => f.Line));
        Assert.Contains("'2021-02-30' is no date", faults[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_may_have_a_calendar_of_its_own()
    {
        var calendar = new WorkingCalendar([new(Day("2021-02-22"), "วันหยุดภูมิภาค")]);
        Assert.Equal(Day("2021-02-23"), calendar.AddWorkingDays(Day("2021-02-19"), 1));
        Assert.Equal("วันหยุดภูมิภาค", calendar.HolidayName(Day("2021-02-22")));
    }
}
