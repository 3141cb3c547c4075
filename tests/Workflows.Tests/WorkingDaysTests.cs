using PaWorkflow.Workflows.Running;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

/// <summary>The function <c>workingDays</c> that expressions have. 12 April 2021 is a Monday; 13–15 April are Songkran.</summary>
public sealed class WorkingDaysTests
{
    const string Variables = """{"due":"2021-04-19T16:30:00+07:00","holidays":["2021-04-13","2021-04-14","2021-04-15"]}""";

    static string Of(string expression, string variables = Variables)
    {
        var definition = Definition($"""<startEvent id="s"/><scriptTask id="t" scriptFormat="javascript" camunda:resultVariable="x"><script>{expression}</script></scriptTask><endEvent id="e"/><sequenceFlow id="1" sourceRef="s" targetRef="t"/><sequenceFlow id="2" sourceRef="t" targetRef="e"/>""");
        var result = BpmnRun.Execute(definition, $$"""{"variables":{{variables}}}""");
        return result.Answer["variables"]!["x"]?.ToJsonString() ?? string.Join('\n', result.Incidents);
    }

    [Theory]
    [InlineData("workingDays(due, -1)", "\"2021-04-16T16:30:00\\u002B07:00\"")]
    [InlineData("workingDays(due, -3)", "\"2021-04-09T16:30:00\\u002B07:00\"")]
    [InlineData("workingDays(due, 5)", "\"2021-04-26T16:30:00\\u002B07:00\"")]
    [InlineData("workingDays(due, 0)", "\"2021-04-19T16:30:00\\u002B07:00\"")]
    [InlineData("workingDays(due, -2, '08:30')", "\"2021-04-12T08:30:00\\u002B07:00\"")]
    [InlineData("workingDays(due, [-1, 1], '08:30')", "[\"2021-04-16T08:30:00\\u002B07:00\",\"2021-04-20T08:30:00\\u002B07:00\"]")]
    [InlineData("workingDays('2021-04-18T17:30:00Z', 1)", "\"2021-04-19T17:30:00Z\"")]
    public void Weekends_and_holidays_are_skipped(string expression, string expected) => Assert.Equal(expected, Of(expression));

    [Fact]
    public void The_day_is_that_of_the_instants_own_zone() =>
        // 23:30 UTC on Friday is Saturday morning in Bangkok: the next working day is Monday.
        Assert.Equal("\"2021-04-26T06:30:00\\u002B07:00\"", Of("workingDays('2021-04-24T06:30:00+07:00', 1)"));

    [Fact]
    public void Without_holidays_only_weekends_are_free() => Assert.Equal("\"2021-04-14T16:30:00\\u002B07:00\"", Of("workingDays(due, -3)", """{"due":"2021-04-19T16:30:00+07:00"}"""));

    [Fact]
    public void What_is_no_date_is_told() => Assert.Contains("'soon' is no date and time", Of("workingDays('soon', 1)"), StringComparison.Ordinal);

    [Fact]
    public void A_count_without_end_is_stopped() => Assert.Contains("statements", Of("workingDays(due, 1000000)"), StringComparison.Ordinal);

    [Fact]
    public void A_timer_may_hang_on_it()
    {
        var definition = Definition("""<startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" cancelActivity="false" attachedToRef="a"><timerEventDefinition><timeCycle>${workingDays(due, [-2, -1], '08:30')}</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="e"/><endEvent id="told"/><sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="e"/><sequenceFlow id="3" sourceRef="b" targetRef="told"/>""");
        // From the epoch to 2021-04-13: one of the two reminders is over.
        var trace = BpmnRun.Execute(definition, $$"""{"variables":{{Variables}},"steps":[{"advance":"P18730D"}]}""").Answer["trace"]!.AsArray();
        Assert.Single(trace, line => line!["element"]!.GetValue<string>() == "told" && line["event"]!.GetValue<string>() == "completed");
    }
}
