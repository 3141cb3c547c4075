using PaWorkflow.Workflows.Engine;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

static class SubProcesses
{
    /// <summary>A parallel multi-instance sub-process over kpis, closed by an interrupting timer.</summary>
    public static readonly string Round = """
        <startEvent id="s"/>
        <subProcess id="report">
          <extensionElements><camunda:inputOutput><camunda:inputParameter name="decision">${null}</camunda:inputParameter></camunda:inputOutput></extensionElements>
          <multiInstanceLoopCharacteristics camunda:collection="${kpis}" camunda:elementVariable="kpi"/>
          <startEvent id="rs"/><userTask id="attach" camunda:assignee="${kpi}"/><endEvent id="re"/>
        """ + Path("rs", "attach", "re") + """
        </subProcess>
        <boundaryEvent id="closed" attachedToRef="report"><timerEventDefinition><timeDate>${last}</timeDate></timerEventDefinition></boundaryEvent>
        <userTask id="missed"/><userTask id="after"/><endEvent id="e"/>
        """ + Path("s", "report", "after", "e") + Path("closed", "missed", "after");
}

public sealed class SubProcessTests
{
    static readonly object TwoKpis = new { kpis = new[] { "x", "y" }, last = "2020-12-01T00:00:00Z" };

    [Fact]
    public void Each_item_gets_an_instance_of_its_own_and_all_must_end()
    {
        var player = Player.Of(SubProcesses.Round, TwoKpis);
        Assert.Equal(["x", "y"], player.Tasks.Select(t => t.Assignee));
        player.Complete("attach", new { decision = "mine", note = "outer" });
        Assert.Equal("outer", player.State.Variables.Get<string>("note"));
        Assert.False(player.State.Variables.TryGet("decision", out _));
        Assert.Equal(["attach"], player.State.Waiting());
        player.Complete("attach");
        Assert.Equal(["after"], player.State.Waiting());
        Assert.Empty(player.Timers);
        Assert.Equal((2, 2), (player.Count("Activated report"), player.Count("Completed report")));
    }

    [Fact]
    public void An_interrupting_timer_cancels_the_instances_that_have_not_ended()
    {
        var player = Player.Of(SubProcesses.Round, TwoKpis);
        player.Complete("attach").Until(new(2020, 12, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(["missed"], player.State.Waiting());
        Assert.Equal((1, 1), (player.Count("Cancelled attach"), player.Count("Cancelled report")));
        Assert.True(player.Complete("missed").Complete("after").Ended);
    }

    [Fact]
    public void An_empty_collection_goes_straight_on() =>
        Assert.Equal(["after"], Player.Of(SubProcesses.Round, new { kpis = Array.Empty<string>(), last = "2020-12-01T00:00:00Z" }).State.Waiting());

    [Fact]
    public void What_is_no_list_is_an_incident_at_the_activity()
    {
        var player = Player.Of(SubProcesses.Round, new { kpis = 5, last = "2020-12-01T00:00:00Z" });
        Assert.Equal("report", Assert.Single(player.Incidents).ElementId);
        Assert.Empty(player.Timers);
        player.Do(new SetVariables(Variables.Of(new { kpis = new[] { "x" } })));
        player.Do(new RetryIncident(player.Incidents[0].IncidentId));
        Assert.Equal(["attach"], player.State.Waiting());
    }

    [Fact]
    public void A_sequential_multi_instance_takes_one_item_after_the_other()
    {
        var player = Player.Of("""
            <startEvent id="s"/><userTask id="a" camunda:assignee="${item}"><multiInstanceLoopCharacteristics isSequential="true" camunda:collection="${items}" camunda:elementVariable="item"/></userTask><endEvent id="e"/>
            """ + Path("s", "a", "e"), new { items = new[] { "1", "2", "3" } });
        foreach (var expected in new[] { "1", "2", "3" })
        {
            Assert.Equal(expected, Assert.Single(player.Tasks).Assignee);
            player.Complete("a");
        }
        Assert.True(player.Ended);
    }

    [Fact]
    public void A_completion_condition_cancels_the_rest()
    {
        var player = Player.Of("""
            <startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>${3}</loopCardinality><completionCondition><![CDATA[${nrOfCompletedInstances >= 2 && nrOfInstances == 3}]]></completionCondition></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>
            """ + Path("s", "a", "e"));
        Assert.Equal([0, 1, 2], player.Tasks.Select(t => t.Variables.Get<int>("loopCounter")));
        player.Complete("a");
        Assert.False(player.Ended);
        Assert.True(player.Complete("a").Ended);
        Assert.Equal(1, player.Count("Cancelled a"));
    }
}

public sealed class TimerTests
{
    static string Reminded(string timer, string cancel = "false") => $"""
        <startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="{cancel}"><timerEventDefinition>{timer}</timerEventDefinition></boundaryEvent>
        <userTask id="r"/><endEvent id="e"/><endEvent id="re"/>
        """ + Path("s", "a", "e") + Path("b", "r", "re");

    [Fact]
    public void A_timer_catch_waits_until_its_date()
    {
        var player = Player.Of("""<startEvent id="s"/><intermediateCatchEvent id="t"><timerEventDefinition><timeDate>2020-11-03T00:00:00+07:00</timeDate></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>""" + Path("s", "t", "e"));
        Assert.False(player.Until(Player.Morning.AddHours(14)).Ended);
        Assert.True(player.Until(Player.Morning.AddHours(15)).Ended);
    }

    [Fact]
    public void A_list_of_instants_reminds_at_each_and_skips_those_that_have_passed()
    {
        var player = Player.Of(Reminded("<timeCycle>${at}</timeCycle>"), new { at = new[] { "2020-11-01T09:00:00+07:00", "2020-11-03T09:00:00+07:00", "2020-11-05T09:00:00+07:00" } });
        Assert.Equal(new DateTimeOffset(2020, 11, 3, 9, 0, 0, TimeSpan.FromHours(7)), Assert.Single(player.Timers.Values).DueAt);
        player.Until(Player.Morning.AddDays(1));
        Assert.Equal(["a", "r"], player.State.Waiting());
        player.Until(Player.Morning.AddDays(10));
        Assert.Equal(["a", "r", "r"], player.State.Waiting());
        Assert.Empty(player.Timers);
    }

    [Fact]
    public void After_a_standstill_a_list_of_instants_reminds_once()
    {
        var player = Player.Of(Reminded("<timeCycle>${at}</timeCycle>"), new { at = new[] { "2020-11-03T09:00:00+07:00", "2020-11-04T09:00:00+07:00", "2020-11-05T09:00:00+07:00", "2020-11-20T09:00:00+07:00" } });
        player.Now = Player.Morning.AddDays(10);
        player.Do(new FireTimer(player.Timers.Keys.Single()));
        Assert.Equal(["a", "r"], player.State.Waiting());
        Assert.Equal(20, player.Timers.Values.Single().DueAt.Day);
    }

    [Fact]
    public void A_repeating_cycle_fires_as_often_as_it_says_and_not_before_it_is_due()
    {
        var player = Player.Of(Reminded("<timeCycle>R3/P1D</timeCycle>"));
        Assert.Contains("due at", player.Refusal(new FireTimer(player.Timers.Keys.Single())), StringComparison.Ordinal);
        player.Until(Player.Morning.AddDays(9));
        Assert.Equal(["a", "r", "r", "r"], player.State.Waiting());
    }

    [Fact]
    public void Completing_the_task_clears_its_timers()
    {
        var player = Player.Of(Reminded("<timeDuration>PT1H</timeDuration>"));
        Assert.Single(player.Timers);
        Assert.True(player.Complete("a").Ended);
    }

    [Fact]
    public void A_timer_that_says_never_is_not_set()
    {
        Assert.Empty(Player.Of(Reminded("<timeCycle>${[]}</timeCycle>")).Timers);
        Assert.Empty(Player.Of(Reminded("<timeDate>${null}</timeDate>")).Timers);
    }

    [Fact]
    public void An_interrupting_timer_takes_the_tasks_place()
    {
        var player = Player.Of(Reminded("<timeDuration>PT1H</timeDuration>", "true")).Until(Player.Morning.AddHours(2));
        Assert.Equal(["r"], player.State.Waiting());
        Assert.Contains("Cancelled a", player.Trace);
        Assert.True(player.Complete("r").Ended);
    }

    [Theory]
    [InlineData("P1M", "2020-12-02T09:00:00+07:00")]
    [InlineData("P1W", "2020-11-09T09:00:00+07:00")]
    [InlineData("P1DT1H30M", "2020-11-03T10:30:00+07:00")]
    public void Durations_count_by_the_calendar(string duration, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(Player.Of(Reminded($"<timeDuration>{duration}</timeDuration>")).Timers.Values).DueAt);
}
