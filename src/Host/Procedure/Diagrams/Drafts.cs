using System.Globalization;

namespace PaWorkflow.Host.Procedure.Diagrams;

static class Drafts
{
    /// <summary>A start, one task and an end, under an id that no other procedure has.</summary>
    public static string Blank(DateTimeOffset now) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
          <bpmn:process id="procedure-{now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}" name="ผังงานใหม่" isExecutable="true">
            <bpmn:startEvent id="begins" name="เริ่ม" />
            <bpmn:userTask id="first-task" name="งานแรก" />
            <bpmn:endEvent id="ends" name="จบ" />
            <bpmn:sequenceFlow id="to-first-task" sourceRef="begins" targetRef="first-task" />
            <bpmn:sequenceFlow id="to-ends" sourceRef="first-task" targetRef="ends" />
          </bpmn:process>
          <bpmndi:BPMNDiagram id="diagram">
            <bpmndi:BPMNPlane id="plane" bpmnElement="procedure-{now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}">
              <bpmndi:BPMNShape id="begins-shape" bpmnElement="begins"><dc:Bounds x="180" y="182" width="36" height="36" /></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="first-task-shape" bpmnElement="first-task"><dc:Bounds x="280" y="160" width="120" height="80" /></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="ends-shape" bpmnElement="ends"><dc:Bounds x="470" y="182" width="36" height="36" /></bpmndi:BPMNShape>
              <bpmndi:BPMNEdge id="to-first-task-edge" bpmnElement="to-first-task"><di:waypoint x="216" y="200" /><di:waypoint x="280" y="200" /></bpmndi:BPMNEdge>
              <bpmndi:BPMNEdge id="to-ends-edge" bpmnElement="to-ends"><di:waypoint x="400" y="200" /><di:waypoint x="470" y="200" /></bpmndi:BPMNEdge>
            </bpmndi:BPMNPlane>
          </bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;
}
