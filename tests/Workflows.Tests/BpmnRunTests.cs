using PaWorkflow.Workflows.Running;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

public sealed class BpmnRunTests
{
    const string Body = """
        <startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
        <serviceTask id="w" camunda:type="external" camunda:topic="t"/><endEvent id="e"/><endEvent id="late"/>
        <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="w"/><sequenceFlow id="3" sourceRef="w" targetRef="e"/><sequenceFlow id="4" sourceRef="b" targetRef="late"/>
        """;

    static string Run(string script) => BpmnRun.Execute(Definition(Body), script).Answer.ToJsonString();

    [Fact]
    public void A_run_tells_its_trace_state_waiting_elements_and_variables() => Assert.Equal(
        """{"trace":[{"event":"activated","element":"s"},{"event":"completed","element":"s"},{"event":"activated","element":"a"},{"event":"completed","element":"a"},{"event":"activated","element":"w"},{"event":"completed","element":"w"},{"event":"activated","element":"e"},{"event":"completed","element":"e"}],"state":"completed","waiting":[],"variables":{"x":1,"y":2}}""",
        Run("""{"variables":{"x":1},"steps":[{"complete":"a","variables":{"y":2}}]}"""));

    [Fact]
    public void Time_passes_only_by_advance()
    {
        Assert.Contains("\"waiting\":[\"a\"]", Run("""{"steps":[{"advance":"PT59M"}]}"""), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"cancelled\",\"element\":\"a\"", Run("""{"steps":[{"advance":"PT1H"}]}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void An_announced_failure_without_a_code_is_an_incident() =>
        Assert.Contains("\"state\":\"incident\",\"waiting\":[\"w\"]", Run("""{"steps":[{"fail":"w"},{"complete":"a"}]}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"step":[]}""", "'step' is unknown")]
    [InlineData("""{"steps":5}""", "steps is no list")]
    [InlineData("""{"steps":[5]}""", "steps[0] is no object")]
    [InlineData("""{"steps":[{"complete":"a","varibles":{}}]}""", "'varibles' is unknown")]
    [InlineData("""{"steps":[{"complete":"a","advance":"PT1H"}]}""", "unknown step")]
    [InlineData("""{"steps":[{"complete":"\ud800"}]}""", "no Unicode")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{", "not JSON")]
    [InlineData("""{"steps":[{"complete":"z"}]}""", "steps[0]: no open task 'z'; open are: a")]
    [InlineData("""{"steps":[{"jump":"z"}]}""", "unknown step")]
    [InlineData("""{"steps":[{"advance":"1h"}]}""", "'1h' is no duration")]
    public void A_wrong_script_is_refused_with_its_place(string script, string expected) =>
        Assert.Contains(expected, Assert.Throws<ScriptFault>(() => Run(script)).Message, StringComparison.Ordinal);
}
