using System.Collections.Immutable;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

/// <summary>Running instances on another version of their process.</summary>
public sealed class MigrationTests
{
    const string Timer = """<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>""";

    static Player Started(string body, object? variables = null) => Player.Of(body, variables, """<message id="m" name="go"/><message id="n" name="stop"/>""");

    static ProcessDefinition Version(string body) => Definition(body, """<message id="m" name="go"/><message id="n" name="stop"/>""");

    static MigrationPlan Plan(params (string From, string To)[] pairs) => new(pairs.ToImmutableSortedDictionary(p => p.From, p => p.To, StringComparer.Ordinal));

    [Fact]
    public void A_task_keeps_its_id_and_takes_the_new_name_and_the_new_way()
    {
        var player = Started("""<startEvent id="s"/><userTask id="a" name="ตรวจ"/><endEvent id="e"/>""" + Path("s", "a", "e"));
        var task = player.Tasks.Single().TaskId;
        Assert.Empty(player.Migrate(Version("""<startEvent id="s"/><userTask id="a" name="ตรวจทาน" camunda:formKey="check"/><userTask id="b"/><endEvent id="e"/>""" + Path("s", "a", "b", "e"))));
        Assert.Equal((task, "ตรวจทาน", "check"), (player.Tasks.Single().TaskId, player.Tasks.Single().Name, player.Tasks.Single().Form));
        Assert.Equal(["b"], player.Complete("a").State.Waiting());
        Assert.True(player.Complete("b").Ended);
    }

    [Fact]
    public void The_same_version_changes_nothing()
    {
        var player = new Player(Definition(SubProcesses.Round), Variables.Of(new { kpis = new[] { "x", "y" }, last = "2020-12-01T00:00:00Z" }));
        player.Complete("attach");
        var same = Definition(SubProcesses.Round);
        var answer = Migration.Apply(same, same, player.State, MigrationPlan.Propose(same, same), player.Now);
        Assert.Equal(StateJson.Write(player.State), StateJson.Write(answer.Step!.State));
        Assert.Empty(answer.Step.Effects);
    }

    [Fact]
    public void A_boundary_timer_keeps_its_date_a_new_one_is_set_and_one_that_is_gone_is_cleared()
    {
        string Body(string edge, string time) => $"""
            <startEvent id="s"/><userTask id="a"/><boundaryEvent id="{edge}" attachedToRef="a"><timerEventDefinition><timeDuration>{time}</timeDuration></timerEventDefinition></boundaryEvent><userTask id="late"/><endEvent id="e"/>
            """ + Path("s", "a", "e") + Flow(edge, "late") + Flow("late", "e");
        var player = Started(Body("old", "PT1H"));
        player.Now += TimeSpan.FromMinutes(30);
        Assert.Empty(player.Migrate(Version(Body("old", "PT5H"))));
        Assert.Equal(Player.Morning.AddHours(1), player.Timers.Values.Single().DueAt);
        Assert.Empty(player.Migrate(Version(Body("new", "PT5H"))));
        Assert.Equal(("new", Player.Morning.AddHours(5.5)), (player.Timers.Values.Single().ElementId, player.Timers.Values.Single().DueAt));
        Assert.Equal(["late"], player.Until(Player.Morning.AddHours(6)).State.Waiting());
    }

    [Fact]
    public void An_event_that_has_happened_is_not_armed_a_second_time()
    {
        var body = $"""<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a" cancelActivity="false">{Timer}</boundaryEvent><endEvent id="late"/><endEvent id="e"/>""" + Path("s", "a", "e") + Flow("t", "late");
        var player = Started(body);
        player.Until(Player.Morning.AddHours(2));
        Assert.Empty(player.Migrate(Version(body)));
        Assert.Empty(player.Timers);
    }

    [Fact]
    public void A_message_that_has_another_name_is_waited_for_anew()
    {
        string Body(string message) => $"""<startEvent id="s"/><receiveTask id="r" messageRef="{message}"/><endEvent id="e"/>""" + Path("s", "r", "e");
        var player = Started(Body("m"));
        Assert.Empty(player.Migrate(Version(Body("n"))));
        Assert.Equal("stop", player.Messages.Single().MessageName);
        player.Do(new CorrelateMessage(player.Messages.Single().SubscriptionId, Variables.Empty));
        Assert.True(player.Ended);
    }

    [Fact]
    public void A_token_at_a_join_goes_on_with_the_flow_that_took_the_place_of_its_own()
    {
        string Body(string suffix) => $"""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a{suffix}" name="a"/><userTask id="b"/><parallelGateway id="j"/><endEvent id="e"/>"""
            + Flow("s", "f") + Flow("f", $"a{suffix}") + Flow("f", "b") + Flow($"a{suffix}", "j") + Flow("b", "j") + Flow("j", "e");
        var player = Started(Body(""));
        player.Complete("a");
        Assert.Empty(player.Migrate(Version(Body("-new"))));
        Assert.Equal(["b", "j"], player.State.Waiting());
        Assert.True(player.Complete("b").Ended);
    }

    [Fact]
    public void What_cannot_move_is_told_and_nothing_changes()
    {
        var player = Started("""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a" name="ก"/><userTask id="b"/><userTask id="c"/><userTask id="d"/><subProcess id="sub"><startEvent id="ss"/><userTask id="x"/><endEvent id="se"/>"""
            + Path("ss", "x", "se") + """</subProcess><endEvent id="e"/>""" + Flow("s", "f") + Flow("f", "a") + Flow("f", "b") + Flow("f", "c") + Flow("f", "d") + Flow("f", "sub")
            + Flow("a", "e") + Flow("b", "e") + Flow("c", "e") + Flow("d", "e") + Flow("sub", "e"));
        var before = StateJson.Write(player.State);
        var other = Version("""<startEvent id="s"/><parallelGateway id="f"/><serviceTask id="b"/><userTask id="x"/><userTask id="c"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>"""
            + Flow("s", "f") + Flow("f", "b") + Flow("f", "x") + Flow("f", "c") + Flow("b", "e") + Flow("x", "e") + Flow("c", "e"));
        var problems = player.Migrate(other, Plan(("b", "b"), ("c", "c"), ("d", "nowhere"), ("sub", "b"), ("x", "x")));
        Assert.Equal(
            [("a", MigrationObstacle.NotMapped), ("b", MigrationObstacle.OtherKind), ("c", MigrationObstacle.OtherKind), ("d", MigrationObstacle.NoSuchElement), ("sub", MigrationObstacle.OtherKind), ("x", MigrationObstacle.OtherScope)],
            problems.Select(p => (p.ElementId, p.Obstacle)).OrderBy(p => p.ElementId, StringComparer.Ordinal));
        Assert.Equal(before, StateJson.Write(player.State));
    }

    [Fact]
    public void An_expression_that_the_instance_cannot_answer_stands_in_the_way()
    {
        var player = Started("""<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>""" + Path("s", "a", "e"));
        var problems = player.Migrate(Version("""<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a"><timerEventDefinition><timeDate>${plan.late}</timeDate></timerEventDefinition></boundaryEvent><endEvent id="e"/>""" + Path("s", "a", "e") + Flow("t", "e")));
        Assert.Equal(new MigrationProblem("a", null, MigrationObstacle.Expression), Assert.Single(problems));
    }

    [Fact]
    public void A_proposal_finds_what_kept_its_id_or_else_its_name()
    {
        var from = Version("""<startEvent id="s"/><userTask id="a" name="แนบ"/><userTask id="b" name="ตรวจ"/><subProcess id="sub" name="ย่อย"><startEvent id="ss"/><userTask id="x" name="ใน"/><endEvent id="se"/>""" + Path("ss", "x", "se") + """</subProcess><endEvent id="e"/>""" + Path("s", "a", "b", "sub", "e"));
        var to = Version("""<startEvent id="s"/><userTask id="a2" name="แนบ"/><serviceTask id="b" name="ตรวจ"/><subProcess id="sub2" name="ย่อย"><startEvent id="ss"/><userTask id="x2" name="ใน"/><endEvent id="se"/>""" + Path("ss", "x2", "se") + """</subProcess><endEvent id="e"/>""" + Path("s", "a2", "b", "sub2", "e"));
        Assert.Equal("a>a2 e>e s>s se>se ss>ss sub>sub2 x>x2", string.Join(' ', MigrationPlan.Propose(from, to).Mapping.Select(m => $"{m.Key}>{m.Value}")));
    }
}
