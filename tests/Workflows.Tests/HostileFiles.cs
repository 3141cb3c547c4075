using System.Text;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;
using PaWorkflow.Workflows.Running;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

/// <summary>Files and scripts that mean harm end in a refusal or an incident, not in a hanging or dying process.</summary>
public sealed class HostileFiles
{
    [Fact]
    public void Two_hundred_thousand_levels_are_refused()
    {
        var deep = new StringBuilder(Of("").Replace("</process>", "", StringComparison.Ordinal).Replace("</definitions>", "", StringComparison.Ordinal));
        for (var i = 0; i < 200_000; i++) deep.Append("<subProcess id='s").Append(i).Append("'>");
        Assert.Contains("deeper than", Assert.Single(BpmnFile.Read(deep.ToString(), FileName).Faults).What.English, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_bomb_is_refused() =>
        Assert.Contains("DTD", Assert.Single(BpmnFile.Read("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>""", FileName).Faults).What.English, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_many_faults_names_them_all()
    {
        var body = new StringBuilder("<startEvent id='s'/>");
        for (var i = 0; i < 500; i++) body.Append(System.Globalization.CultureInfo.InvariantCulture, $"<choreographyTask id='c{i}'/>");
        Assert.Equal(501, BpmnFile.Read(Of(body.ToString()), FileName).Faults.Count);
    }

    [Fact]
    public void A_process_that_calls_itself_becomes_an_incident()
    {
        var player = Player.Of("""<startEvent id="s"/><callActivity id="c" calledElement="p"/><endEvent id="e"/>""" + Path("s", "c", "e"));
        Assert.Contains("calls itself", Assert.Single(player.Incidents).Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (;;) {}")]
    [InlineData("let s = 'x'; while (true) s += s;")]
    [InlineData("[].concat(...Array(100000).fill([1,2,3]))")]
    [InlineData("(function f() { return f() + 1; })()")]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("new ArrayBuffer(2e9)")]
    [InlineData("new Array(1e9).fill(0)")]
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    public void A_script_without_bounds_becomes_an_incident(string script)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var player = Player.Of($"""<startEvent id="s"/><scriptTask id="t"><script><![CDATA[{(script.StartsWith("for", StringComparison.Ordinal) || script.StartsWith("let", StringComparison.Ordinal) ? $"(() => {{ {script} }})()" : script)}]]></script></scriptTask><endEvent id="e"/>""" + Path("s", "t", "e"));
        Assert.True(player.Incidents.Count == 1 || player.Ended);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 100_000_000);
    }

    [Fact]
    public void A_value_that_is_nested_without_end_becomes_an_incident() =>
        Assert.Single(Player.Of("""<startEvent id="s"/><scriptTask id="t" camunda:resultVariable="x"><script><![CDATA[(() => { let v = 1; for (let n = 0; n < 60; n++) v = [v]; return v; })()]]></script></scriptTask><endEvent id="e"/>""" + Path("s", "t", "e")).Incidents);

    [Fact]
    public void A_script_reaches_nothing_of_the_host()
    {
        foreach (var script in new[] { "System.IO.File.ReadAllText('/etc/passwd')", "importNamespace('System')", "this.constructor.constructor('return process')()", "require('fs')" })
            Assert.Single(Player.Of($"""<startEvent id="s"/><scriptTask id="t"><script><![CDATA[{script}]]></script></scriptTask><endEvent id="e"/>""" + Path("s", "t", "e")).Incidents);
    }

    [Fact]
    public void Too_many_instances_become_an_incident() =>
        Assert.Contains("10000", Assert.Single(Player.Of("""<startEvent id="s"/><userTask id="t"><multiInstanceLoopCharacteristics><loopCardinality>${1e9}</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>""" + Path("s", "t", "e")).Incidents).Cause, StringComparison.Ordinal);

    [Theory]
    [InlineData("R/PT0S", "without any time between")]
    [InlineData("R/P99999999Y", "beyond the year 9999")]
    public void A_cycle_that_cannot_be_kept_is_refused(string cycle, string expected) =>
        Assert.Contains(expected, BpmnFile.Read(Of($"<startEvent id=\"s\"/><userTask id=\"t\"/><boundaryEvent id=\"b\" attachedToRef=\"t\" cancelActivity=\"false\"><timerEventDefinition><timeCycle>{cycle}</timeCycle></timerEventDefinition></boundaryEvent><endEvent id=\"e\"/><endEvent id=\"f\"/>"
            + Path("s", "t", "e") + Path("b", "f")), FileName).Faults.Single().What.English, StringComparison.Ordinal);

    [Theory]
    [InlineData("P9999999Y", "beyond the year 9999")]
    [InlineData("P1000Y", "repeats without end")]
    public void A_run_into_the_far_future_is_refused(string duration, string expected)
    {
        var definition = Definition("<startEvent id=\"s\"/><userTask id=\"t\"/><boundaryEvent id=\"b\" attachedToRef=\"t\" cancelActivity=\"false\"><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></boundaryEvent><endEvent id=\"e\"/><endEvent id=\"f\"/>"
            + Path("s", "t", "e") + Path("b", "f"));
        Assert.Contains(expected, Assert.Throws<ScriptFault>(() => BpmnRun.Execute(definition, $"{{\"steps\":[{{\"advance\":\"{duration}\"}}]}}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_service_tasks_is_refused() =>
        Assert.Contains("repeats without end", Assert.Throws<ScriptFault>(() => BpmnRun.Execute(Definition(
            "<startEvent id=\"s\"/><serviceTask id=\"a\"/><exclusiveGateway id=\"g\"/><endEvent id=\"e\"/>" + Flow("s", "a") + Flow("a", "g") + Flow("g", "a", "true") + Flow("g", "e", "false")), "{}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Scripts_know_no_chance_and_no_clock_but_the_steps_own()
    {
        var player = Player.Of("<startEvent id=\"s\"/><scriptTask id=\"t\" camunda:resultVariable=\"at\"><script>Date.now()</script></scriptTask><scriptTask id=\"u\"><script>Math.random()</script></scriptTask><endEvent id=\"e\"/>" + Path("s", "t", "u", "e"));
        Assert.Equal(Player.Morning.ToUnixTimeMilliseconds(), player.State.Variables.Get<long>("at"));
        Assert.Equal("u", Assert.Single(player.Incidents).ElementId);
    }

    [Fact]
    public void A_run_by_script_of_an_endless_loop_ends() =>
        Assert.Equal("incident", (string)BpmnRun.Execute(Definition("""<startEvent id="s"/><exclusiveGateway id="a"/><exclusiveGateway id="b" default="b-a"/><endEvent id="e"/>"""
            + Flow("s", "a") + Flow("a", "b") + Flow("b", "a") + Flow("b", "e", "false")), "{}").Answer["state"]!);
}
