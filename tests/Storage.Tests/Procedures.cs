namespace PaWorkflow.Storage.Tests;

static class Procedures
{
    /// <summary>Two user tasks in a row: the first for a post, the second for a person named by a variable.</summary>
    public const string TwoDesks = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                     targetNamespace="https://paworkflow.example/tests">
          <process id="two-desks" name="สองโต๊ะ" isExecutable="true">
            <startEvent id="start" />
            <sequenceFlow id="f1" sourceRef="start" targetRef="first" />
            <userTask id="first" name="ตรวจ" camunda:candidateGroups="strategy" camunda:formKey="check">
              <extensionElements>
                <camunda:properties>
                  <camunda:property name="step" value="3" />
                  <camunda:property name="standardMinutes" value="30" />
                </camunda:properties>
              </extensionElements>
            </userTask>
            <sequenceFlow id="f2" sourceRef="first" targetRef="second" />
            <userTask id="second" name="ส่ง" camunda:assignee="${owner}" />
            <sequenceFlow id="f3" sourceRef="second" targetRef="end" />
            <endEvent id="end" />
          </process>
        </definitions>
        """;
}
