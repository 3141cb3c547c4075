using PaWorkflow.Workflows.Engine;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

public sealed class ElementTests
{
    [Fact]
    public void A_user_task_carries_what_its_attributes_and_variables_say()
    {
        var player = Player.Of("""
            <startEvent id="s"/>
            <userTask id="a" name="งาน" camunda:assignee="${who.id}" camunda:candidateGroups="strategy, director" camunda:dueDate="${due}" camunda:formKey="briefing">
              <extensionElements><camunda:properties><camunda:property name="step" value="1"/></camunda:properties></extensionElements>
            </userTask>
            <endEvent id="e"/>
            """ + Path("s", "a", "e"), new { who = new { id = "p1" }, due = "2020-11-05T16:30:00+07:00" });
        var task = Assert.Single(player.Tasks);
        Assert.Equal(("a", "งาน", "p1", "briefing"), (task.ElementId, task.Name, task.Assignee, task.Form));
        Assert.Equal(["strategy", "director"], task.CandidateGroups);
        Assert.Equal(new DateTimeOffset(2020, 11, 5, 16, 30, 0, TimeSpan.FromHours(7)), task.DueAt);
        Assert.Equal("1", task.Properties["step"]);
        Assert.Equal(["a"], player.State.Waiting());
        player.Complete("a", new { result = 7 });
        Assert.Equal(InstanceStatus.Completed, player.State.Status);
        Assert.Equal(7, player.State.Variables.Get<int>("result"));
        Assert.Equal(["Activated s", "Completed s", "Activated a", "Completed a", "Activated e", "Completed e"], player.Trace);
    }

    [Fact]
    public void A_task_is_completed_once()
    {
        var player = Player.Of("""<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>""" + Path("s", "a", "b", "e"));
        var id = player.Tasks.Single().TaskId;
        player.Complete("a");
        Assert.Contains(id, player.Refusal(new CompleteTask(id, Variables.Empty)), StringComparison.Ordinal);
        Assert.NotNull(player.Refusal(new StartInstance("i", null, Variables.Empty)));
        player.Complete("b");
        Assert.Contains("ended", player.Refusal(new CompleteTask(id, Variables.Empty)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "low")]
    [InlineData(50, "high")]
    public void An_exclusive_gateway_takes_the_first_flow_whose_condition_holds_else_the_default(int amount, string expected)
    {
        var player = Player.Of("""<startEvent id="s"/><exclusiveGateway id="g" default="g-low"/><userTask id="low"/><userTask id="high"/><endEvent id="e"/>"""
            + Flow("s", "g") + Flow("g", "low") + Flow("g", "high", "${amount > 10}") + Flow("low", "e") + Flow("high", "e"), new { amount });
        Assert.Equal([expected], player.State.Waiting());
    }

    [Fact]
    public void Without_a_way_out_the_token_waits_behind_an_incident_and_goes_on_when_the_variable_is_mended()
    {
        var player = Player.Of("""<startEvent id="s"/><exclusiveGateway id="g"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>"""
            + Flow("s", "g") + Flow("g", "a", "x == 1") + Flow("g", "b", "x == 2") + Flow("a", "e") + Flow("b", "e"), new { x = 3 });
        var incident = Assert.Single(player.Incidents);
        Assert.Equal("g", incident.ElementId);
        Assert.True(player.State.HasIncident);
        player.Do(new SetVariables(Variables.Of(new { x = 2 })));
        player.Do(new RetryIncident(incident.IncidentId));
        Assert.Equal(["b"], player.State.Waiting());
        Assert.Empty(player.Incidents);
    }

    [Fact]
    public void A_script_that_reads_what_is_not_there_or_runs_without_end_becomes_an_incident()
    {
        foreach (var script in new[] { "${nothing.there}", "${(() => { for (;;) {} })()}", "${(function f() { return f(); })()}" })
        {
            var player = Player.Of($"""<startEvent id="s"/><userTask id="a" camunda:assignee="{script}"/><endEvent id="e"/>""" + Path("s", "a", "e"));
            Assert.Equal("a", Assert.Single(player.Incidents).ElementId);
            Assert.Empty(player.Tasks);
        }
    }

    [Fact]
    public void Parallel_branches_join_only_when_all_have_come()
    {
        var player = Player.Of("""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><userTask id="c"/><endEvent id="e"/>"""
            + Flow("s", "f") + Flow("f", "a") + Flow("f", "b") + Flow("a", "j") + Flow("b", "j") + Path("j", "c", "e"));
        Assert.Equal(["a", "b"], player.State.Waiting());
        player.Complete("b");
        Assert.Equal(["a", "j"], player.State.Waiting());
        player.Complete("a");
        Assert.Equal(["c"], player.State.Waiting());
        Assert.Equal(1, player.Count("Activated j"));
        Assert.True(player.Complete("c").Ended);
    }

    [Fact]
    public void A_loop_back_makes_a_new_task_with_a_new_id()
    {
        var player = Player.Of("""<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="g" default="g-a"/><endEvent id="e"/>"""
            + Flow("s", "a") + Flow("a", "g") + Flow("g", "a") + Flow("g", "e", "decision == 'approve'"));
        var ids = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            Assert.True(ids.Add(player.Tasks.Single().TaskId));
            player.Complete("a", new { decision = "return" });
        }
        Assert.True(player.Complete("a", new { decision = "approve" }).Ended);
    }

    [Fact]
    public void A_circle_without_any_wait_ends_in_an_incident()
    {
        var player = Player.Of("""<startEvent id="s"/><exclusiveGateway id="a"/><exclusiveGateway id="b"/><endEvent id="e"/>"""
            + Flow("s", "a") + Flow("a", "b") + Flow("b", "a", "true") + Flow("b", "e", "false"));
        Assert.Contains("circle", Assert.Single(player.Incidents).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_task_hands_its_variables_back_and_its_technical_failure_can_be_retried()
    {
        var player = Player.Of("""<startEvent id="s"/><serviceTask id="a" camunda:type="external" camunda:topic="letter"/><userTask id="b"/><endEvent id="e"/>""" + Path("s", "a", "b", "e"));
        var first = Assert.Single(player.Jobs);
        Assert.Equal("letter", first.Topic);
        player.Do(new FailJob(first.JobId, null, "no paper"));
        Assert.Equal("no paper", Assert.Single(player.Incidents).Cause);
        player.Do(new RetryIncident(player.Incidents[0].IncidentId));
        Assert.NotEqual(first.JobId, Assert.Single(player.Jobs).JobId);
        player.Work("a", new { letter = 12 });
        Assert.Equal(12, player.Tasks.Single().Variables.Get<int>("letter"));
    }

    [Fact]
    public void A_message_catch_waits_for_its_message_by_the_business_key()
    {
        var player = Player.Of("""<startEvent id="s"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="x"/></intermediateCatchEvent><endEvent id="e"/>"""
            + Path("s", "m", "e"), outside: """<message id="x" name="confirmed"/>""");
        var waiting = Assert.Single(player.Messages);
        Assert.Equal(("confirmed", "key"), (waiting.MessageName, waiting.CorrelationKey));
        player.Do(new CorrelateMessage(waiting.SubscriptionId, Variables.Of(new { by = "x" })));
        Assert.True(player.Ended);
        Assert.Equal("x", player.State.Variables.Get<string>("by"));
    }

    [Fact]
    public void A_message_end_has_a_worker_send_it()
    {
        var player = Player.Of("""<startEvent id="s"/><endEvent id="e"><messageEventDefinition camunda:type="external" camunda:topic="remind"/></endEvent>""" + Path("s", "e"));
        Assert.False(player.Ended);
        Assert.True(player.Work("e").Ended);
    }

    [Fact]
    public void A_terminate_end_cancels_what_still_waits_in_its_scope()
    {
        var player = Player.Of("""<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><endEvent id="stop"><terminateEventDefinition/></endEvent><endEvent id="e"/>"""
            + Flow("s", "f") + Flow("f", "a") + Flow("f", "b") + Flow("a", "stop") + Flow("b", "e"));
        player.Complete("a");
        Assert.Equal(InstanceStatus.Terminated, player.State.Status);
        Assert.Contains("Cancelled b", player.Trace);
    }

    [Fact]
    public void Cancelling_an_instance_closes_everything()
    {
        var player = new Player(Xml.Definition(SubProcesses.Round), Variables.Of(new { kpis = new[] { "x", "y" }, last = "2020-12-01T00:00:00Z" }));
        Assert.NotEmpty(player.Timers);
        player.Do(new CancelInstance("launched by mistake"));
        Assert.Equal(InstanceStatus.Cancelled, player.State.Status);
    }
}
