using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Tests.Diagrams;

public sealed class FigureTests
{
    // A Monday; the Friday of that week, 12 February 2021, was a holiday (Chinese New Year).
    static readonly DateTimeOffset monday = new(2021, 2, 8, 9, 0, 0, TimeSpan.FromHours(7));

    static HistoryRow Row(long number, string token, string element, ElementEvent happened, double hours) => new()
    {
        InstanceId = "i", Number = number, TokenId = token, ElementId = element, Event = happened, At = monday.AddHours(hours),
    };

    [Theory]
    [InlineData(0, 1, 60)]
    [InlineData(0, 7.5, 450)]
    [InlineData(0, 10, 450)]
    [InlineData(0, 24, 480)]
    [InlineData(-9, 0, 30)]
    [InlineData(0, 72, 1440)]
    [InlineData(72, 168, 480)]
    [InlineData(5, 5, 0)]
    [InlineData(5, 3, 0)]
    public void Office_hours_are_counted_on_working_days(double from, double until, int minutes) =>
        Assert.Equal(minutes, WorkingTime.Minutes(WorkingCalendar.Thai, monday.AddHours(from), monday.AddHours(until)));

    [Theory]
    [InlineData(0, "ไม่ถึงนาที")]
    [InlineData(45, "45 นาที")]
    [InlineData(200, "3 ชม. 20 นาที")]
    [InlineData(480, "1 วันทำการ")]
    [InlineData(1200, "2 วันทำการ 4 ชม.")]
    public void Minutes_are_said_in_days_of_eight_hours(int minutes, string words) => Assert.Equal(words, WorkingTime.Words(minutes));

    [Fact]
    public void A_token_that_comes_again_makes_a_second_visit()
    {
        var visits = Visits.Of([
            Row(1, "1", "a", ElementEvent.Activated, 0), Row(2, "2", "a", ElementEvent.Activated, 1), Row(3, "1", "a", ElementEvent.Completed, 2),
            Row(4, "1", "a", ElementEvent.Activated, 3), Row(5, "2", "a", ElementEvent.Cancelled, 4), Row(6, "3", "b", ElementEvent.Completed, 5)]);
        Assert.Equal(
            [new Visit("i", "a", monday, monday.AddHours(2), false), new Visit("i", "a", monday.AddHours(1), monday.AddHours(4), true), new Visit("i", "a", monday.AddHours(3), null, false)],
            visits);
    }

    [Fact]
    public void Figures_are_the_median_of_what_was_completed()
    {
        var visits = new[] { 1.0, 2, 6 }.Select((hours, n) => new Visit("i", "a", monday, monday.AddHours(hours), false))
            .Append(new("i", "a", monday, monday.AddHours(7), true)).Append(new("i", "a", monday, null, false)).Append(new("i", "b", monday, null, false));
        Assert.Equal(
            [new ElementFigures("a", 5, 1, 1, 120, 360, 2), new ElementFigures("b", 1, 1, 0, null, null, 0)],
            ElementFigures.Of(visits, ["a", "a"], WorkingCalendar.Thai));
    }

    [Fact]
    public void Levels_hold_about_equally_many_and_the_greatest_is_always_the_hottest()
    {
        var scale = HeatScale.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000]);
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000 }.Select(scale.LevelOf));
        Assert.Equal(0, scale.LevelOf(0));
        Assert.Equal([4, 5], new[] { 7, 9 }.Select(HeatScale.Of([7, 9, 7]).LevelOf));
    }
}
