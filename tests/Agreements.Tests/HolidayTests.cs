using System.Globalization;

namespace PaWorkflow.Agreements.Tests;

/// <summary>The holidays that come with the program: fiscal years 2563 to 2570 and the calendar years around them.</summary>
public sealed class HolidayTests
{
    static readonly (int Month, int Day, string Name)[] everyYear =
    [
        (1, 1, "วันขึ้นปีใหม่"), (4, 6, "วันจักรี"), (4, 13, "วันสงกรานต์"), (4, 14, "วันสงกรานต์"), (4, 15, "วันสงกรานต์"), (5, 4, "วันฉัตรมงคล"),
        (6, 3, "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ"), (7, 28, "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว"), (8, 12, "วันแม่แห่งชาติ"), (10, 13, "วันนวมินทรมหาราช"),
        (10, 23, "วันปิยมหาราช"), (12, 5, "วันพ่อแห่งชาติ"), (12, 10, "วันรัฐธรรมนูญ"), (12, 31, "วันสิ้นปี"),
    ];

    static readonly string[] byTheMoon = ["วันมาฆบูชา", "วันวิสาขบูชา", "วันอาสาฬหบูชา", "วันเข้าพรรษา"];

    /// <summary>Songkran of 2020 was put off and given on three other days.</summary>
    static bool WasPutOff(DateOnly date) => date is { Year: 2020, Month: 4, Day: 13 or 14 or 15 };

    /// <summary>The day in lieu does not come after the weekend: 2021 it was moved before it, and 2022 a special day was given before the year's end.</summary>
    static bool GivenBefore(DateOnly date) => date is { Year: 2021, Month: 10, Day: 23 } or { Year: 2022, Month: 12, Day: 31 };

    static WorkingCalendar Thai => WorkingCalendar.Thai;

    public static TheoryData<int> Years => [.. Enumerable.Range(2019, 9)];

    [Theory, MemberData(nameof(Years))]
    public void Each_year_has_the_days_that_never_move_with_a_day_in_lieu_of_weekends(int year)
    {
        foreach (var (month, day, name) in everyYear)
        {
            var date = new DateOnly(year, month, day);
            if (WasPutOff(date)) continue;
            Assert.Contains(name, Thai.HolidayName(date) ?? $"{date:o}: none", StringComparison.Ordinal);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || (year == 2027 && month == 12 && day == 31)) continue;
            // Days that follow each other are given together, so that the first weekday after them that would be worked is free.
            var (from, to) = GivenBefore(date) ? (date.AddDays(-2), date) : (date, date.AddDays(5));
            Assert.True(Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)
                .Any(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Thai.HolidayName(d) is { } there && (GivenBefore(date) || there.Contains("ชดเชย", StringComparison.Ordinal))), $"{date:o} has no day in lieu");
        }
    }

    [Theory, MemberData(nameof(Years))]
    public void Each_year_has_the_four_days_of_the_Buddhist_calendar_at_their_season(int year)
    {
        DateOnly On(string name) => Assert.Single(HolidayFile.Shipped, h => h.Date.Year == year && h.Name == name).Date;
        var (makha, visakha, asarnha, lent) = (On(byTheMoon[0]), On(byTheMoon[1]), On(byTheMoon[2]), On(byTheMoon[3]));
        Assert.InRange(makha, new(year, 2, 1), new(year, 3, 31));
        Assert.InRange(visakha, new(year, 5, 1), new(year, 6, 30));
        Assert.InRange(asarnha, new(year, 7, 1), new(year, 8, 15));
        Assert.Equal(asarnha.AddDays(1), lent);
        // All fall on full moons: the time between them is a whole number of months by the moon.
        foreach (var (one, other) in new[] { (makha, visakha), (visakha, asarnha) })
        {
            var months = (other.DayNumber - one.DayNumber) / 29.53;
            Assert.InRange(Math.Abs(months - Math.Round(months)), 0, 0.07);
        }
    }

    [Fact]
    public void Every_day_in_lieu_stands_for_a_day_on_a_weekend_or_one_that_was_put_off()
    {
        foreach (var day in HolidayFile.Shipped.Where(h => h.Name.StartsWith("ชดเชย", StringComparison.Ordinal) && !(h.Date.Year == 2020 && h.Name.EndsWith("วันสงกรานต์", StringComparison.Ordinal))))
        {
            var named = day.Name["ชดเชย".Length..];
            Assert.Contains(HolidayFile.Shipped, h => named.StartsWith(h.Name, StringComparison.Ordinal) && Math.Abs(h.Date.DayNumber - day.Date.DayNumber) <= 4 && h.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }
    }

    [Fact]
    public void The_fiscal_years_2563_to_2570_are_covered_and_each_file_names_its_source()
    {
        Assert.Equal((new DateOnly(2019, 1, 1), new DateOnly(2027, 12, 31)), WorkingCalendar.Covered);
        foreach (var year in Enumerable.Range(2563, 8).Select(n => new FiscalYear(n)))
        {
            Assert.True(year.Start >= WorkingCalendar.Covered.From && year.End <= WorkingCalendar.Covered.To);
            var working = Enumerable.Range(0, year.End.DayNumber - year.Start.DayNumber + 1).Count(n => Thai.IsWorkingDay(year.Start.AddDays(n)));
            Assert.InRange(working, 235, 247);
        }
        Assert.All(HolidayFile.Shipped, h => Assert.Contains("ประกาศสำนักนายกรัฐมนตรี", h.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void An_offices_own_days_are_added_and_taken_away()
    {
        var (special, songkran, weekend) = (new DateOnly(2021, 2, 15), new DateOnly(2021, 4, 13), new DateOnly(2021, 2, 20));
        var calendar = Thai.With([new(special, "วันหยุดกรณีพิเศษ", true), new(songkran, "เปิดทำการ", false), new(weekend, "วันเสาร์", true), new(new(2021, 4, 14), "งานประจำปี", true)]);
        Assert.Equal((false, true, false), (calendar.IsWorkingDay(special), calendar.IsWorkingDay(songkran), calendar.IsWorkingDay(weekend)));
        Assert.Equal("วันหยุดกรณีพิเศษ", calendar.HolidayName(special));
        Assert.Equal("วันสงกรานต์ · งานประจำปี", calendar.HolidayName(new(2021, 4, 14)));
        Assert.Null(calendar.HolidayName(songkran));
        // Of several on one date the last counts: the unit's own word comes after the house's.
        Assert.True(Thai.With([new(special, "a", true), new(special, "b", false)]).IsWorkingDay(special));
        Assert.Equal("b", Thai.With([new(special, "a", false), new(special, "b", true)]).HolidayName(special));
        Assert.True(Thai.IsWorkingDay(special));
    }
}
