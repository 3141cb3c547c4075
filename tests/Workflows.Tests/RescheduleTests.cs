using PaWorkflow.Workflows.Engine;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

/// <summary>Dates that were worked out when something began to wait are set anew, and lists over which something repeats.</summary>
public sealed class RescheduleTests
{
    const string Reminded = """
        <startEvent id="s"/><userTask id="t" name="ทำ" camunda:dueDate="${plan.due}"/><endEvent id="e"/>
        <boundaryEvent id="remind" attachedToRef="t" cancelActivity="false"><timerEventDefinition id="r1"><timeCycle>${plan.reminders}</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="reminded"/>
        <boundaryEvent id="late" attachedToRef="t"><timerEventDefinition id="l1"><timeDate>${plan.late}</timeDate></timerEventDefinition></boundaryEvent><endEvent id="over"/>
        """;

    static DateTimeOffset Day(int day) => Player.Morning.AddDays(day);

    static object Plan(int shift) => new { plan = new { due = Day(10 + shift), reminders = new[] { Day(3 + shift), Day(8 + shift), Day(11 + shift) }, late = Day(14 + shift) } };

    static Player Waiting() => Player.Of(Reminded + Path("s", "t", "e") + Flow("remind", "reminded") + Flow("late", "over"), Plan(0));

    static string TimerAt(Player player, string element) => player.Timers.Values.Single(t => t.ElementId == element).TimerId;

    [Fact]
    public void A_task_falls_due_and_its_timers_fire_at_the_new_times()
    {
        var player = Waiting().Until(Day(4));
        Assert.Equal(1, player.Count("Completed reminded"));
        player.Do(new Together([
            new Reschedule(player.Tasks[0].TaskId, [Day(12)]), new Reschedule(TimerAt(player, "remind"), [Day(9), Day(13)]), new Reschedule(TimerAt(player, "late"), [Day(20)])]));
        Assert.Equal(Day(12), player.Tasks[0].DueAt);
        Assert.Equal(1, player.Until(Day(9).AddMinutes(-1)).Count("Completed reminded"));
        Assert.Equal(2, player.Until(Day(9)).Count("Completed reminded"));
        Assert.Equal(3, player.Until(Day(19)).Count("Completed reminded"));
        Assert.DoesNotContain(player.Timers.Values, t => t.ElementId == "remind");
        Assert.True(player.Until(Day(20)).Ended);
        Assert.Contains("Cancelled t", player.Trace);
    }

    [Fact]
    public void A_timer_without_times_has_no_more_to_say_and_a_task_is_no_longer_due()
    {
        var player = Waiting();
        player.Do(new Together([new Reschedule(player.Tasks[0].TaskId, []), new Reschedule(TimerAt(player, "remind"), []), new Reschedule(TimerAt(player, "late"), [])]));
        Assert.Null(player.Tasks[0].DueAt);
        Assert.Empty(player.Timers);
        Assert.True(player.Complete("t").Ended);
    }

    [Fact]
    public void An_event_that_is_waited_for_alone_gets_another_instant_but_not_none()
    {
        var player = Player.Of("""<startEvent id="s"/><intermediateCatchEvent id="w"><timerEventDefinition><timeDate>${at}</timeDate></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>""" + Path("s", "w", "e"), new { at = Day(5) });
        var timer = TimerAt(player, "w");
        Assert.Contains("one instant", player.Refusal(new Reschedule(timer, [])), StringComparison.Ordinal);
        Assert.Contains("one instant", player.Refusal(new Reschedule(timer, [Day(6), Day(7)])), StringComparison.Ordinal);
        player.Do(new Reschedule(timer, [Day(6)]));
        Assert.False(player.Until(Day(6).AddMinutes(-1)).Ended);
        Assert.True(player.Until(Day(6)).Ended);
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_nothing_of_the_step_is_kept()
    {
        var player = Waiting();
        var task = player.Tasks[0].TaskId;
        var before = StateJson.Write(player.State);
        Assert.Contains("'nothing'", player.Refusal(new Together([new Reschedule(task, [Day(12)]), new Reschedule("nothing", [Day(1)])])), StringComparison.Ordinal);
        Assert.Contains("one instant", player.Refusal(new Reschedule(task, [Day(1), Day(2)])), StringComparison.Ordinal);
        Assert.Contains("list of instants", player.Refusal(new Reschedule(TimerAt(player, "late"), [Day(1), Day(2)])), StringComparison.Ordinal);
        Assert.Contains("follow", player.Refusal(new Reschedule(TimerAt(player, "remind"), [Day(2), Day(1)])), StringComparison.Ordinal);
        Assert.Contains("scope", player.Refusal(new Together([new SetVariables(Variables.Of(new { x = 1 })), new SetVariables(Variables.Empty, 99)])), StringComparison.Ordinal);
        Assert.Equal(before, StateJson.Write(player.State));

        var hourly = Player.Of("""
            <startEvent id="s"/><userTask id="t"/><endEvent id="e"/>
            <boundaryEvent id="b" attachedToRef="t" cancelActivity="false"><timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="r"/>
            """ + Path("s", "t", "e") + Flow("b", "r"));
        Assert.Contains("list of instants", hourly.Refusal(new Reschedule(TimerAt(hourly, "b"), [Day(1)])), StringComparison.Ordinal);

        var chosen = Player.Of("""
            <startEvent id="s"/><eventBasedGateway id="g"/><endEvent id="e"/><endEvent id="f"/>
            <intermediateCatchEvent id="w"><timerEventDefinition><timeDate>2021-01-01T00:00:00Z</timeDate></timerEventDefinition></intermediateCatchEvent>
            <intermediateCatchEvent id="v"><timerEventDefinition><timeDate>2021-02-01T00:00:00Z</timeDate></timerEventDefinition></intermediateCatchEvent>
            """ + Flow("s", "g") + Flow("g", "w") + Flow("g", "v") + Flow("w", "e") + Flow("v", "f"));
        Assert.Contains("nothing else", chosen.Refusal(new Reschedule(TimerAt(chosen, "w"), [])), StringComparison.Ordinal);
    }

    [Fact]
    public void Instances_to_come_are_given_the_new_items()
    {
        var player = Player.Of("""
            <startEvent id="s"/><userTask id="t" camunda:dueDate="${one.due}"><multiInstanceLoopCharacteristics isSequential="true" camunda:collection="${all}" camunda:elementVariable="one"/></userTask><endEvent id="e"/>
            """ + Path("s", "t", "e"), new { all = new[] { new { due = Day(1) }, new { due = Day(2) } } });
        var body = player.State.Tokens.Single(t => t.Stage == Stage.Repeating);
        var items = body.Loop!.Items.SetItem(1, Variables.Of(new { x = new { due = Day(7) } }).Get<System.Text.Json.JsonElement>("x"));
        Assert.Contains("2 items", player.Refusal(new SetItems(body.Number, items.RemoveAt(0))), StringComparison.Ordinal);
        Assert.Contains("repeats nothing", player.Refusal(new SetItems(player.State.Tokens.Single(t => t.TaskId is not null).Number, items)), StringComparison.Ordinal);
        player.Do(new SetItems(body.Number, items));
        Assert.Equal(Day(1), player.Tasks[0].DueAt);
        player.Complete("t");
        Assert.Equal(Day(7), player.Tasks[0].DueAt);
    }

    [Fact]
    public void The_timetable_tells_what_other_variables_would_ask_for()
    {
        var player = Waiting().Until(Day(4));
        IReadOnlyList<AwaitedTime> Times() => Timetable.Of(Watched, player.State, _ => Player.Morning);
        var before = Times();
        Assert.Equal([Day(10)], before.Single(t => t.Id == player.Tasks[0].TaskId).Times);
        Assert.Equal([Day(3), Day(8), Day(11)], before.Single(t => t.ElementId == "remind").Times);
        Assert.Equal([Day(14)], before.Single(t => t.ElementId == "late").Times);
        player.Do(new SetVariables(Variables.Of(Plan(1))));
        Assert.Equal([Day(11)], Times().Single(t => t.Id == player.Tasks[0].TaskId).Times);
        // An expression that has lost its variable says nothing.
        player.Do(new SetVariables(Variables.Of(new { plan = 1 })));
        Assert.Empty(Times());
    }

    static readonly PaWorkflow.Workflows.Model.ProcessDefinition Watched = Definition(Reminded + Path("s", "t", "e") + Flow("remind", "reminded") + Flow("late", "over"));

    [Fact]
    public void Dates_that_count_from_the_moment_are_worked_out_for_that_moment()
    {
        var body = """<startEvent id="s"/><userTask id="t" camunda:dueDate="${workingDays(new Date(Date.now()).toISOString().slice(0, 19) + 'Z', 3)}"/><userTask id="u" camunda:dueDate="P3D"/><endEvent id="e"/>""" + Path("s", "t", "u", "e");
        var player = Player.Of(body, new { holidays = Array.Empty<string>() });
        var due = player.Tasks[0].DueAt!.Value;
        player.Until(Day(20));
        AwaitedTime Only() => Assert.Single(Timetable.Of(Definition(body), player.State, _ => Player.Morning));
        Assert.Equal([due], Only().Times);
        player.Do(new SetVariables(Variables.Of(new { holidays = new[] { "2020-11-04" } })));
        Assert.Equal([due.AddDays(1)], Only().Times);
        // What follows from the moment alone is not known ahead.
        Assert.Empty(Timetable.Ahead(Definition(body), player.State, player.Now));
    }

    [Fact]
    public void Tasks_ahead_are_those_of_running_scopes_with_who_shall_do_them()
    {
        var body = """
            <startEvent id="s"/><userTask id="t"/><userTask id="next" name="ต่อไป" camunda:candidateGroups="director" camunda:dueDate="${plan.due}"/>
            <userTask id="all" camunda:assignee="${person}" camunda:dueDate="${plan.late}"><multiInstanceLoopCharacteristics camunda:collection="${people}" camunda:elementVariable="person"/></userTask>
            <userTask id="unknown" camunda:assignee="${nobody.yet}" camunda:dueDate="${not.yet}"/>
            <subProcess id="sub"><startEvent id="ss"/><userTask id="inside" camunda:dueDate="${plan.due}"/><endEvent id="se"/><sequenceFlow id="f1" sourceRef="ss" targetRef="inside"/><sequenceFlow id="f2" sourceRef="inside" targetRef="se"/></subProcess>
            <endEvent id="e"/>
            """ + Path("s", "t", "next", "all", "unknown", "sub", "e");
        var player = new Player(Definition(body), Variables.Of(Plan(0)).With("people", new[] { "o1", "o2" }));
        var ahead = Timetable.Ahead(Definition(body), player.State, player.Now);
        Assert.Equal(["next", "all"], ahead.Select(a => a.ElementId));
        Assert.Equal((Day(10), "ต่อไป", "director"), (ahead[0].DueAt, ahead[0].Name, Assert.Single(ahead[0].Groups)));
        Assert.Equal(["o1", "o2"], ahead[1].People);
        Assert.Equal(Day(14), ahead[1].DueAt);
        player.Complete("t");
        Assert.Equal(["all"], Timetable.Ahead(Definition(body), player.State, player.Now).Select(a => a.ElementId));
        player.Complete("next");
        // Both instances stand at it; what is behind is not remembered here.
        Assert.Equal(["next"], Timetable.Ahead(Definition(body), player.State, player.Now).Select(a => a.ElementId));
    }
}
