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
        Assert.Contains("deeper than", Assert.Single(BpmnFile.Read(deep.ToString(), FileName).Faults).What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_bomb_is_refused() =>
        Assert.Contains("not well-formed", Assert.Single(BpmnFile.Read("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>""", FileName).Faults).What, StringComparison.Ordinal);

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
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    public void A_script_without_bounds_becomes_an_incident(string script)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var player = Player.Of($"""<startEvent id="s"/><scriptTask id="t"><script><![CDATA[{(script.StartsWith("for", StringComparison.Ordinal) || script.StartsWith("let", StringComparison.Ordinal) ? $"(() => {{ {script} }})()" : script)}]]></script></scriptTask><endEvent id="e"/>""" + Path("s", "t", "e"));
        Assert.True(player.Incidents.Count == 1 || player.Ended);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 100_000_000);
    }

    [Fact]
    public void A_script_reaches_nothing_of_the_host()
    {
        foreach (var script in new[] { "System.IO.File.ReadAllText('/etc/passwd')", "importNamespace('System')", "this.constructor.constructor('return process')()", "require('fs')" })
            Assert.Single(Player.Of($"""<startEvent id="s"/><scriptTask id="t"><script><![CDATA[{script}]]></script></scriptTask><endEvent id="e"/>""" + Path("s", "t", "e")).Incidents);
    }

    [Fact]
    public void Too_many_instances_become_an_incident() =>
        Assert.Contains("10000", Assert.Single(Player.Of("""<startEvent id="s"/><userTask id="t"><multiInstanceLoopCharacteristics><loopCardinality>${1e9}</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>""" + Path("s", "t", "e")).Incidents).Cause, StringComparison.Ordinal);

    [Fact]
    public void A_run_by_script_of_an_endless_loop_ends() =>
        Assert.Equal("incident", (string)BpmnRun.Execute(Definition("""<startEvent id="s"/><exclusiveGateway id="a"/><exclusiveGateway id="b" default="b-a"/><endEvent id="e"/>"""
            + Flow("s", "a") + Flow("a", "b") + Flow("b", "a") + Flow("b", "e", "false")), "{}").Answer["state"]!);
}
