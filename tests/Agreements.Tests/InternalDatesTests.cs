namespace PaWorkflow.Agreements.Tests;

/// <summary>Internal dates that a unit sets itself before a year is launched.</summary>
public sealed class InternalDatesTests
{
    static readonly Catalogue catalogue = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");
    static readonly DateTimeOffset november = new(2020, 11, 2, 9, 0, 0, TimeSpan.FromHours(7));
    static readonly InternalDates dates = new(catalogue, WorkingCalendar.Thai, november);

    static DateOnly Proposed(string key) => dates.All.Single(d => d.Key == key).Proposed;

    static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.DateTime);

    static Dictionary<string, DateOnly> Set(params (string Key, DateOnly Day)[] days) => days.ToDictionary(d => d.Key, d => d.Day);

    [Fact]
    public void What_is_proposed_is_the_plan_and_in_order()
    {
        var plan = DeadlinePlan.ForYear(catalogue, WorkingCalendar.Thai, november);
        Assert.Equal(Day(plan.Briefing.Due), Proposed("briefing"));
        Assert.Equal(Day(plan.Keying.Due), Proposed("keying"));
        Assert.Equal(Day(plan.Monitor("11m").Due), Proposed("monitor/11m"));
        // Closes on Friday 19 February 2021, the 12th being a holiday of that year: ten working days before it.
        Assert.Equal(WorkingCalendar.Thai.AddWorkingDays(new(2021, 2, 19), -10), Proposed("attach/5m"));
        Assert.Equal(19, dates.All.Count);
        Assert.Empty(dates.Check(Set()));
        Assert.True(dates.Choose(Set()).IsEmpty);
        Assert.Equal("", ChosenDates.None.Write());
    }

    [Theory]
    [InlineData("briefing", "2020-11-14", "วันเสาร์")]
    [InlineData("keying", "2021-01-01", "วันขึ้นปีใหม่")]
    [InlineData("briefing", "2020-11-02", "ไม่อยู่หลังวันนี้")]
    [InlineData("keying", "2021-02-01", "หลังวันปิดรับ")]
    [InlineData("attach/5m", "2021-02-22", "หลังวันปิดรับ")]
    [InlineData("attach/5m", "2021-02-01", "เปิดรับ")]
    [InlineData("appoint", "2020-11-03", "ขั้นก่อนหน้า")]
    [InlineData("attach/5m", "2021-02-18", "ขั้นถัดไป")]
    public void A_day_that_will_not_do_is_told_at_its_own_place_with_one_that_would(string key, string day, string why)
    {
        var fault = Assert.Single(dates.Check(Set((key, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)))));
        Assert.Equal(key, fault.Key);
        Assert.Contains(why, fault.Wrong.Thai, StringComparison.Ordinal);
        Assert.StartsWith("ใช้", fault.Right.Thai, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_that_are_set_are_the_plans_with_their_reminders()
    {
        var (briefing, attach) = (new DateOnly(2020, 11, 12), new DateOnly(2021, 2, 9));
        var days = Set(("briefing", briefing), ("attach/5m", attach));
        Assert.Empty(dates.Check(days));
        var chosen = ChosenDates.Read(dates.Choose(days).Write());

        var plan = DeadlinePlan.ForYear(catalogue, WorkingCalendar.Thai, november, chosen: chosen);
        var asProposed = DeadlinePlan.ForYear(catalogue, WorkingCalendar.Thai, november);
        Assert.Equal(briefing, Day(plan.Briefing.Due));
        Assert.Equal(briefing, Day(plan.Briefing.Reminders.Single(r => Day(r) == briefing)));
        Assert.Equal(asProposed.Appoint.Due, plan.Appoint.Due);

        // Counted back from each KPI's own closing by as many working days.
        var opens = catalogue.Round("5m").OpensAt;
        DateOnly Attach(string kpi, ChosenDates by) => Day(DeadlinePlan.ForKpiRound(catalogue, catalogue.Kpi(kpi), "5m", WorkingCalendar.Thai, opens, rework: false, by.RulesOf("5m")).Attach.Due);
        Assert.Equal(attach, Attach("1.2.3", chosen));
        Assert.Equal((new DateOnly(2021, 2, 2), new DateOnly(2021, 2, 3)), (Attach("4", ChosenDates.None), Attach("4", chosen)));
    }

    [Fact]
    public void Rounds_that_have_closed_have_no_dates_to_set()
    {
        var late = new InternalDates(catalogue, WorkingCalendar.Thai, new(2021, 3, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        Assert.DoesNotContain(late.All, d => d.Round == "5m");
        Assert.Contains(late.All, d => d.Key == "smart/11m");
    }

    [Fact]
    public void Closings_on_days_off_and_days_after_a_long_break_are_told()
    {
        var collisions = HolidayCollisions.Of(
            [.. HolidayCollisions.Closings(catalogue), new(new(2021, 4, 16), "หลังสงกรานต์", false), new(new(2021, 2, 22), "หลังเสาร์อาทิตย์", false)], WorkingCalendar.Thai);
        var sunday = Assert.Single(collisions, c => c.Day == new DateOnly(2021, 8, 15));
        Assert.Contains("วันอาทิตย์", sunday.Why.Thai, StringComparison.Ordinal);
        Assert.Contains("13 ส.ค. 2564", sunday.Why.Thai, StringComparison.Ordinal);
        Assert.Contains("หยุดติดกัน", Assert.Single(collisions, c => c.What.Contains("หลังสงกรานต์")).Why.Thai, StringComparison.Ordinal);
        Assert.DoesNotContain(collisions, c => c.What.Contains("หลังเสาร์อาทิตย์"));
    }
}
