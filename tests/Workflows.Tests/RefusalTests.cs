using PaWorkflow.Workflows.Model;
using static PaWorkflow.Workflows.Tests.Xml;

namespace PaWorkflow.Workflows.Tests;

public sealed class RefusalTests
{
    static IReadOnlyList<BpmnFault> FaultsOf(string body, string outside = "") => BpmnFile.Read(Of(body, outside), FileName).Faults;

    [Fact]
    public void All_faults_come_at_once_with_file_line_element_and_remedy()
    {
        var faults = FaultsOf("""
            <startEvent id="s"/>
            <userTask id="a"/>
            <adHocSubProcess id="x"/>
            <serviceTask id="b" camunda:type="external"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
            <sequenceFlow id="f2" sourceRef="a" targetRef="nowhere"/>
            <exclusiveGateway id="g"/>
            """);
        Assert.Equal(
            [
                "test.bpmn:7: 'x': 'adHocSubProcess' is not covered by the engine",
                "test.bpmn:8: 'b': no worker is named",
                "test.bpmn:10: 'f2': the flow ends at 'nowhere', which is not a node of this process",
                "test.bpmn:11: 'g': no flow leads here",
                "test.bpmn:11: 'g': no flow leaves here",
            ],
            faults.Select(f => f.ToString().Split(';')[0]));
        Assert.All(faults, f => Assert.NotEmpty(f.Remedy.English));
    }

    [Theory]
    [InlineData("""<subProcess id="a" triggeredByEvent="true"/>""", "exactly one start event")]
    [InlineData("""<adHocSubProcess id="a"/>""", "'adHocSubProcess' is not covered")]
    [InlineData("""<complexGateway id="a"><activationCondition>true</activationCondition></complexGateway>""", "activation condition is not covered")]
    [InlineData("""<userTask id="a" completionQuantity="2"/>""", "completionQuantity is not covered")]
    [InlineData("""<userTask id="a"><multiInstanceLoopCharacteristics behavior="One"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>""", "behaviour 'One' is not covered")]
    [InlineData("""<intermediateThrowEvent id="a"><compensateEventDefinition waitForCompletion="false"/></intermediateThrowEvent>""", "does not wait is not covered")]
    [InlineData("""<choreographyTask id="a"/>""", "'choreographyTask' is not covered")]
    [InlineData("""<callActivity id="a"/>""", "no process is called")]
    [InlineData("""<callActivity id="a" calledElement="z"/>""", "'z' is not an executable process of this file")]
    [InlineData("""<userTask id="a"><standardLoopCharacteristics/></userTask>""", "the loop never ends")]
    [InlineData("""<intermediateThrowEvent id="a"><linkEventDefinition name="z"/></intermediateThrowEvent>""", "leads to no single catching link")]
    [InlineData("""<endEvent id="a"><cancelEventDefinition/></endEvent>""", "outside of a transaction")]
    [InlineData("""<scriptTask id="a" scriptFormat="groovy"><script>1</script></scriptTask>""", "'groovy' are not covered")]
    [InlineData("""<userTask id="a" camunda:class="x"/>""", "'camunda:class' is not covered")]
    [InlineData("""<userTask id="a" camunda:assignee="${1 +}"/>""", "is not JavaScript")]
    [InlineData("""<userTask id="a"><multiInstanceLoopCharacteristics/></userTask>""", "either a collection or a cardinality")]
    [InlineData("""<intermediateCatchEvent id="a"><signalEventDefinition/></intermediateCatchEvent>""", "no signal is named")]
    [InlineData("""<intermediateCatchEvent id="a"><timerEventDefinition><timeDate>tomorrow</timeDate></timerEventDefinition></intermediateCatchEvent>""", "'tomorrow' is no date and time")]
    [InlineData("""<intermediateCatchEvent id="a"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>""", "there is no message 'm'")]
    [InlineData("""<userTask id="a"/><userTask id="a"/>""", "the id is used 2 times")]
    [InlineData("""<userTask id="a"/><boundaryEvent id="b" attachedToRef="z"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>""", "attached to 'z'")]
    public void What_is_not_covered_is_refused_by_name(string element, string expected)
    {
        var faults = FaultsOf($"""<startEvent id="s"/>{element}<endEvent id="e"/>""" + Path("s", "a", "e"));
        Assert.Contains(faults, f => f.What.English.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void What_leads_to_a_refused_element_is_not_at_fault_as_well() =>
        Assert.Equal("c", Assert.Single(FaultsOf("""<startEvent id="s"/><choreographyTask id="c"/><endEvent id="e"/>""" + Path("s", "c", "e"))).ElementId);

    [Fact]
    public void Flows_across_a_sub_process_and_conditions_that_would_be_ignored_are_refused()
    {
        var faults = FaultsOf("""<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><userTask id="ia"/>""" + Flow("is", "ia") + Flow("ia", "e", id: "cross")
            + """</subProcess><parallelGateway id="p1"/><endEvent id="e"/>""" + Flow("s", "sub") + Flow("sub", "p1") + Flow("p1", "e", "true"));
        Assert.Contains(faults, f => f.ElementId == "cross" && f.What.English.Contains("crosses", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.ElementId == "p1-e" && f.What.English.Contains("ignored", StringComparison.Ordinal));
    }

    [Fact]
    public void Broken_and_foreign_xml_is_refused_in_a_line()
    {
        Assert.Equal(2, Assert.Single(BpmnFile.Read("<definitions>\n<process>", FileName).Faults).Line);
        Assert.Contains("root element is 'html'", Assert.Single(BpmnFile.Read("<html/>", FileName).Faults).What.English, StringComparison.Ordinal);
        Assert.Contains("DTD", Assert.Single(BpmnFile.Read("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", FileName).Faults).What.English, StringComparison.Ordinal);
        Assert.Contains("no process is executable", BpmnFile.Read(Of("").Replace("isExecutable=\"true\"", "isExecutable=\"false\"", StringComparison.Ordinal), FileName).Faults[0].What.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_before_the_text_is_no_fault() =>
        Assert.Empty(BpmnFile.Read("\uFEFF" + Of("""<startEvent id="s"/><endEvent id="e"/>""" + Path("s", "e")), FileName).Faults);
}
