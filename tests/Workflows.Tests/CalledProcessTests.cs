using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

/// <summary>Call activities whose process stands in another file.</summary>
public sealed class CalledProcessTests
{
    static ProcessDefinition Read(string id, string body, params ProcessDefinition[] deployed)
    {
        var reading = BpmnFile.Read(Of(body).Replace("process id=\"p\"", $"process id=\"{id}\"", StringComparison.Ordinal), $"{id}.bpmn", deployed.ToDictionary(d => d.Id));
        Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
        return reading.Processes.Single();
    }

    /// <summary>Every file uses the same ids.</summary>
    static string Calling(string process) => $"""<startEvent id="s"/><userTask id="a"/><callActivity id="c" calledElement="{process}"/><endEvent id="e"/>""" + Path("s", "a", "c", "e");

    [Fact]
    public void Three_files_run_as_one_instance()
    {
        var inner = Read("inner", """<startEvent id="s"/><userTask id="a"/><boundaryEvent id="late" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><subProcess id="sub"><startEvent id="ss"/><userTask id="x"/><endEvent id="se"/>"""
            + Path("ss", "x", "se") + """</subProcess><endEvent id="e"/>""" + Path("s", "a", "sub", "e") + Flow("late", "e"));
        var middle = Read("middle", Calling("inner"), inner);
        var player = new Player(Read("outer", Calling("middle"), middle));
        foreach (var waiting in new[] { "a", "middle/a", "middle/inner/a", "middle/inner/x" })
        {
            Assert.Equal([waiting], player.State.Waiting());
            player.Complete(waiting);
        }
        Assert.True(player.Ended);
        Assert.Equal(1, player.Count("Completed middle/inner/sub"));
    }

    [Fact]
    public void Compensation_and_links_of_the_called_process_keep_to_it()
    {
        var inner = Read("inner", """
            <startEvent id="s"/><scriptTask id="a" camunda:resultVariable="log"><script>'a'</script></scriptTask><boundaryEvent id="k" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
            <scriptTask id="undo" isForCompensation="true" camunda:resultVariable="log"><script>log + '-undone'</script></scriptTask><association id="as" sourceRef="k" targetRef="undo"/>
            <intermediateThrowEvent id="t"><compensateEventDefinition activityRef="a"/></intermediateThrowEvent><intermediateThrowEvent id="go"><linkEventDefinition name="l"/></intermediateThrowEvent>
            <intermediateCatchEvent id="come"><linkEventDefinition name="l"/></intermediateCatchEvent><endEvent id="e"/>
            """ + Path("s", "a", "t", "go") + Path("come", "e"));
        var player = new Player(Read("outer", """<startEvent id="s"/><callActivity id="c" calledElement="inner"><extensionElements><camunda:out source="log" target="told"/></extensionElements></callActivity><endEvent id="e"/>""" + Path("s", "c", "e"), inner));
        Assert.True(player.Ended);
        Assert.Equal("a-undone", player.State.Variables.Get<string>("told"));
    }

    [Fact]
    public void A_process_of_another_file_that_calls_itself_becomes_an_incident()
    {
        var inner = Read("inner", """<startEvent id="s"/><callActivity id="c" calledElement="inner"/><endEvent id="e"/>""" + Path("s", "c", "e"));
        Assert.Contains("calls itself", Assert.Single(new Player(Read("outer", Calling("inner"), inner)).Complete("a").Incidents).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_calls_elsewhere_is_known_before_it_is_read()
    {
        Assert.Equal(["z"], BpmnFile.CallsElsewhere(Of(Calling("z") + """<callActivity id="d" calledElement="p"/>""")));
        Assert.Empty(BpmnFile.CallsElsewhere("<a><b></a>"));
    }
}
