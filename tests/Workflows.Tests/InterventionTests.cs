using PaWorkflow.Workflows.Engine;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

/// <summary>What an officer does with an instance that does not go on by itself.</summary>
public sealed class InterventionTests
{
    const string TwoTasks = """<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>""";

    static int TokenAt(Player player, string element) => player.State.Tokens.Single(t => t.ElementId == element).Number;

    [Fact]
    public void A_skipped_task_is_closed_and_its_variables_are_written()
    {
        var player = Player.Of(TwoTasks + Path("s", "a", "b", "e"));
        player.Do(new SkipToken(TokenAt(player, "a"), Variables.Of(new { decision = "approve" })));
        Assert.Equal(["b"], player.State.Waiting());
        Assert.Equal("b", player.Tasks.Single().ElementId);
        Assert.Equal("approve", player.State.Variables.Get<string>("decision"));
    }

    [Fact]
    public void A_failed_service_task_is_skipped_and_its_incident_closed()
    {
        var player = Player.Of("""<startEvent id="s"/><serviceTask id="w"/><userTask id="b"/><endEvent id="e"/>""" + Path("s", "w", "b", "e"));
        player.Do(new FailJob(player.Jobs.Single().JobId, null, "no paper"));
        player.Do(new SkipToken(TokenAt(player, "w"), Variables.Empty));
        Assert.Empty(player.Incidents);
        Assert.Equal(["b"], player.State.Waiting());
    }

    [Fact]
    public void A_skipped_sub_process_ends_with_all_that_runs_in_it()
    {
        var player = Player.Of(SubProcesses.Round, new { kpis = new[] { "x", "y" }, last = "2020-12-01T00:00:00Z" });
        var activity = player.State.Tokens.First(t => t.Stage == Stage.Repeating);
        player.Do(new SkipToken(activity.Number, Variables.Empty));
        Assert.Equal(["after"], player.State.Waiting());
    }

    [Fact]
    public void A_token_is_moved_back_and_forth_within_its_scope()
    {
        var player = Player.Of(TwoTasks + Path("s", "a", "b", "e"));
        player.Complete("a");
        player.Do(new MoveToken(TokenAt(player, "b"), "a"));
        Assert.Equal(["a"], player.State.Waiting());
        Assert.Contains("Cancelled b", player.Trace);
        player.Do(new MoveToken(TokenAt(player, "a"), "e"));
        Assert.True(player.Ended);
    }

    [Fact]
    public void A_token_without_a_way_out_is_moved_to_where_it_shall_go_on()
    {
        var player = Player.Of("""<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>"""
            + Flow("s", "g") + Flow("g", "a", "false") + Flow("g", "b", "false") + Flow("a", "e") + Flow("b", "e"));
        Assert.Contains("move", player.Refusal(new SkipToken(TokenAt(player, "g"), Variables.Empty)), StringComparison.Ordinal);
        player.Do(new MoveToken(TokenAt(player, "g"), "b"));
        Assert.Equal(["b"], player.State.Waiting());
        Assert.Empty(player.Incidents);
    }

    [Fact]
    public void A_token_moved_to_a_join_passes_it_alone()
    {
        var player = Player.Of("""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><userTask id="c"/><endEvent id="e"/>"""
            + Flow("s", "f") + Flow("f", "a") + Flow("f", "b") + Flow("a", "j") + Flow("b", "j") + Path("j", "c", "e"));
        player.Do(new MoveToken(TokenAt(player, "a"), "j"));
        Assert.Equal(["b", "c"], player.State.Waiting());
    }

    [Theory]
    [InlineData("nowhere", "no element")]
    [InlineData("s", "No token can be moved")]
    [InlineData("x", "another sub-process")]
    public void A_move_that_has_no_sense_is_refused(string target, string reason)
    {
        var player = Player.Of("""<startEvent id="s"/><userTask id="a"/><subProcess id="sub"><startEvent id="ss"/><userTask id="x"/><endEvent id="se"/>""" + Path("ss", "x", "se") + """</subProcess><endEvent id="e"/>""" + Path("s", "a", "sub", "e"));
        Assert.Contains(reason, player.Refusal(new MoveToken(TokenAt(player, "a"), target)), StringComparison.Ordinal);
        Assert.Contains("no token 99", player.Refusal(new MoveToken(99, "sub")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_away_from_a_running_compensation_ends_its_handlers()
    {
        var player = Player.Of("""
            <startEvent id="s"/><userTask id="a"/><boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><userTask id="undo" isForCompensation="true"/>
            <association id="as" associationDirection="One" sourceRef="c" targetRef="undo"/><intermediateThrowEvent id="t"><compensateEventDefinition/></intermediateThrowEvent><userTask id="b"/><endEvent id="e"/>
            """ + Path("s", "a", "t", "b", "e"));
        player.Complete("a");
        Assert.Contains("undo", player.State.Waiting());
        player.Do(new MoveToken(TokenAt(player, "t"), "b"));
        Assert.Equal(["b"], player.State.Waiting());
        Assert.Equal("b", player.Tasks.Single().ElementId);
    }

    [Fact]
    public void Variables_are_mended_where_they_are_kept()
    {
        var player = Player.Of("""<startEvent id="s"/><userTask id="a" camunda:assignee="${who}"><multiInstanceLoopCharacteristics camunda:collection="${people}" camunda:elementVariable="who"/></userTask><endEvent id="e"/>""" + Path("s", "a", "e"), new { people = new[] { "p1" } });
        var scope = player.State.Scopes.Single(v => v.Repeats).Number;
        player.Do(new SetVariables(Variables.Of(new { who = "p2" }), scope));
        Assert.Equal("p2", player.State.Scopes.Single(v => v.Number == scope).Locals.Get<string>("who"));
        Assert.Contains("no scope", player.Refusal(new SetVariables(Variables.Empty, 99)), StringComparison.Ordinal);
    }

    /// <summary>What is offered is taken, and what is not offered is refused: for every node of the process.</summary>
    [Fact]
    public void What_can_be_done_by_hand_is_told_beforehand()
    {
        const string nodes = """<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><boundaryEvent id="edge" attachedToRef="a"><escalationEventDefinition/></boundaryEvent><subProcess id="sub"><startEvent id="ss"/><userTask id="x"/><endEvent id="se"/>""";
        var definition = Definition(nodes + Path("ss", "x", "se") + """</subProcess><endEvent id="e"/>""" + Path("s", "a", "g", "sub", "e") + Flow("edge", "e"));
        Player Begun() => new(definition);
        var offered = Intervention.Targets(definition, Begun().State, TokenAt(Begun(), "a")).Select(n => n.Id).ToList();
        Assert.Equal(["g", "a", "sub", "e"], offered);
        foreach (var node in definition.Nodes)
        {
            var player = Begun();
            if (offered.Contains(node.Id)) player.Do(new MoveToken(TokenAt(player, "a"), node.Id));
            else Assert.NotNull(player.Refusal(new MoveToken(TokenAt(player, "a"), node.Id)));
        }
        Assert.Null(Intervention.AgainstSkip(definition, Begun().State, TokenAt(Begun(), "a")));
        Assert.Equal(InterventionObstacle.NoSuchToken, Intervention.AgainstSkip(definition, Begun().State, 99));
    }

    [Fact]
    public void An_instance_of_several_is_not_offered_to_move()
    {
        var definition = Definition("""<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>""" + Path("s", "a", "e"));
        var player = new Player(definition);
        var one = player.State.Tokens.First(t => t.Stage == Stage.Task);
        Assert.Empty(Intervention.Targets(definition, player.State, one.Number));
        Assert.Equal(InterventionObstacle.OneOfSeveral, Intervention.AgainstMove(definition, player.State, one.Number, "e"));
        Assert.NotEmpty(Intervention.Targets(definition, player.State, player.State.Tokens.Single(t => t.Stage == Stage.Repeating).Number));
    }

    [Theory]
    [InlineData("missing == 1", Trouble.Expression)]
    [InlineData("false", Trouble.NoWayOut)]
    [InlineData("(() => { while (true) {} })()", Trouble.Limit)]
    public void A_held_up_token_knows_what_kind_of_trouble_it_is_in(string condition, Trouble trouble)
    {
        var player = Player.Of("""<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><endEvent id="e"/>"""
            + Flow("s", "g") + Flow("g", "a", condition) + Flow("a", "e"));
        Assert.Equal(trouble, player.State.Tokens.Single().Trouble);
        player.Do(new MoveToken(TokenAt(player, "g"), "a"));
        Assert.Null(player.State.Tokens.Single().Trouble);
    }

    [Fact]
    public void Work_that_failed_is_told_from_an_error_that_nothing_catches()
    {
        foreach (var (code, trouble) in new[] { ((string?)null, Trouble.Work), ("E1", Trouble.UncaughtError) })
        {
            var player = Player.Of("""<startEvent id="s"/><serviceTask id="w"/><endEvent id="e"/>""" + Path("s", "w", "e"));
            player.Do(new FailJob(player.Jobs.Single().JobId, code, "no paper"));
            Assert.Equal(trouble, player.State.Tokens.Single().Trouble);
            player.Do(new RetryIncident(player.Incidents.Single().IncidentId));
            Assert.Null(player.State.Tokens.Single().Trouble);
        }
    }
}
