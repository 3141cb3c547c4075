namespace PaWorkflow.EndToEnd;

/// <summary>A procedure that needs help: its first step works only on the data of a KPI's round, its gateway only on an amount.</summary>
static class HelpedProcess
{
    public const string Id = "helped";

    public const string Bpmn = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                     xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="https://paworkflow.example/tests">
          <message id="received" name="request-received" />
          <message id="confirmed-outside" name="request-confirmed" />
          <process id="helped" name="คำขอใช้ข้อมูล" isExecutable="true">
            <startEvent id="begins" name="รับคำขอ"><messageEventDefinition id="begins-message" messageRef="received" /></startEvent>
            <serviceTask id="prepare" name="ตั้งกำหนดส่ง" camunda:type="external" camunda:topic="deadlines" />
            <exclusiveGateway id="sized" name="วงเงินเกินกำหนดหรือไม่" />
            <userTask id="check" name="ตรวจคำขอ" camunda:candidateGroups="strategy" />
            <userTask id="approve" name="อนุมัติคำขอ" camunda:candidateGroups="director" />
            <exclusiveGateway id="decides" name="อนุมัติหรือไม่" default="returned" />
            <intermediateCatchEvent id="confirmed" name="ผู้ขอยืนยัน"><messageEventDefinition id="confirmed-message" messageRef="confirmed-outside" /></intermediateCatchEvent>
            <endEvent id="ends" name="เสร็จ" />
            <sequenceFlow id="to-prepare" sourceRef="begins" targetRef="prepare" />
            <sequenceFlow id="to-sized" sourceRef="prepare" targetRef="sized" />
            <sequenceFlow id="large" name="เกิน" sourceRef="sized" targetRef="approve"><conditionExpression xsi:type="tFormalExpression">${amount &gt; 100}</conditionExpression></sequenceFlow>
            <sequenceFlow id="small" name="ไม่เกิน" sourceRef="sized" targetRef="check"><conditionExpression xsi:type="tFormalExpression">${amount &lt;= 100}</conditionExpression></sequenceFlow>
            <sequenceFlow id="to-approve" sourceRef="check" targetRef="approve" />
            <sequenceFlow id="to-decides" sourceRef="approve" targetRef="decides" />
            <sequenceFlow id="approved" name="อนุมัติ" sourceRef="decides" targetRef="confirmed"><conditionExpression xsi:type="tFormalExpression">${decision == 'approve'}</conditionExpression></sequenceFlow>
            <sequenceFlow id="returned" name="ส่งกลับ" sourceRef="decides" targetRef="check" />
            <sequenceFlow id="to-ends" sourceRef="confirmed" targetRef="ends" />
          </process>
        </definitions>
        """;

    /// <summary>The next version: the check has another id, and there is a step more.</summary>
    public static string Next { get; } = Bpmn
        .Replace("id=\"check\"", "id=\"inspect\"", StringComparison.Ordinal)
        .Replace("targetRef=\"check\"", "targetRef=\"inspect\"", StringComparison.Ordinal)
        .Replace("sourceRef=\"check\" targetRef=\"approve\"", "sourceRef=\"inspect\" targetRef=\"register\"", StringComparison.Ordinal)
        .Replace("<sequenceFlow id=\"to-decides\"", "<sequenceFlow id=\"registered\" sourceRef=\"register\" targetRef=\"approve\" /><sequenceFlow id=\"to-decides\"", StringComparison.Ordinal)
        .Replace("<exclusiveGateway id=\"decides\"", "<userTask id=\"register\" name=\"ลงทะเบียนคำขอ\" camunda:candidateGroups=\"clerk\" /><exclusiveGateway id=\"decides\"", StringComparison.Ordinal);

    /// <summary>What the first step works on.</summary>
    public static readonly object Round = new { kpi = new { code = "1.2.3" }, round = new { id = "5m" } };
}
