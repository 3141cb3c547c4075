using System.Xml.Linq;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>What the kinds of elements, forms, topics and letters are called on screens.</summary>
public static class ElementWords
{
    public static string KindOf(XElement element) => element.Name.LocalName switch
    {
        "userTask" => "งานของผู้ปฏิบัติ",
        "manualTask" or "task" => "งานนอกระบบ",
        "serviceTask" or "sendTask" or "businessRuleTask" => "งานที่ระบบทำให้",
        "scriptTask" => "การคำนวณ",
        "receiveTask" => "รอข้อความ",
        "callActivity" => "เรียกผังงานอื่น",
        "subProcess" or "transaction" or "adHocSubProcess" => "กลุ่มขั้นตอน",
        "startEvent" => EventOf(element) is { Length: > 0 } what ? $"จุดเริ่ม ({what})" : "จุดเริ่ม",
        "endEvent" => EventOf(element) is { Length: > 0 } what ? $"จุดจบ ({what})" : "จุดจบ",
        "boundaryEvent" => EventOf(element) is { Length: > 0 } what ? what : "เหตุการณ์",
        "intermediateCatchEvent" => $"รอ{EventOf(element)}",
        "intermediateThrowEvent" => EventOf(element) is { Length: > 0 } what ? what : "จุดผ่าน",
        "exclusiveGateway" => "ทางเลือก (ไปทางเดียว)",
        "parallelGateway" => "แยกทำพร้อมกันหรือรอให้ครบ",
        "inclusiveGateway" or "complexGateway" => "ทางเลือก (ไปได้หลายทาง)",
        "eventBasedGateway" => "รอว่าเหตุการณ์ใดเกิดก่อน",
        "sequenceFlow" => "เส้นทางเดิน",
        "lane" => "ช่องผู้รับผิดชอบ",
        "participant" => "หน่วยงานในผัง",
        "process" => "ผังงาน",
        "message" => "ชื่อข้อความ",
        "signal" => "ชื่อสัญญาณ",
        "error" => "รหัสข้อผิดพลาด",
        "escalation" => "รหัสการเร่งรัด",
        "textAnnotation" => "หมายเหตุ",
        "dataObjectReference" or "dataStoreReference" or "dataObject" => "เอกสารในผัง",
        _ => "องค์ประกอบของผัง",
    };

    static string EventOf(XElement element) =>
        element.Elements().Select(e => e.Name.LocalName).FirstOrDefault(n => n.EndsWith("EventDefinition", StringComparison.Ordinal)) switch
        {
            "timerEventDefinition" => "เวลา",
            "messageEventDefinition" => "ข้อความ",
            "signalEventDefinition" => "สัญญาณ",
            "conditionalEventDefinition" => "เงื่อนไข",
            "errorEventDefinition" => "ข้อผิดพลาด",
            "escalationEventDefinition" => "เร่งรัด",
            "compensateEventDefinition" => "ทำย้อนกลับ",
            "linkEventDefinition" => "จุดเชื่อม",
            "cancelEventDefinition" => "ยกเลิก",
            "terminateEventDefinition" => "หยุดทั้งหมด",
            _ => "",
        };

    public static string FormName(string key) => key switch
    {
        "briefing" => "บันทึกการประชุมชี้แจง",
        "appointment" => "กำหนดผู้จัดเก็บตัวชี้วัด",
        "guideline" => "กำหนดแนวทางการรายงาน",
        "letter-review" => "หัวหน้ากลุ่มตรวจร่างหนังสือ",
        "letter-mend" => "แก้ไขร่างหนังสือที่ส่งกลับ",
        "signature" => "พิจารณาลงนามหนังสือ",
        "acknowledge" => "รับทราบหนังสือ",
        "acknowledge-change" => "รับทราบรายละเอียดตัวชี้วัดที่เปลี่ยน",
        "smart-keying" => "บันทึกรายละเอียดใน SMART",
        "monitoring" => "สรุปผลการติดตาม",
        "evidence" => "แนบหลักฐานและกรอกผล",
        "director-check" => "ผู้อำนวยการตรวจหลักฐาน",
        "strategy-recheck" => "งานยุทธศาสตร์ตรวจซ้ำ",
        "smart-attach" => "แนบใน SMART",
        "done" => "บันทึกผลการดำเนินงาน (ใช้ได้ทุกผังงาน)",
        "decision" => "เห็นชอบหรือส่งกลับ (ใช้ได้ทุกผังงาน)",
        _ => key,
    };

    public static string TopicName(string topic) => topic switch
    {
        "letter" => "จัดทำหนังสือ",
        "circulate" => "เวียนหนังสือ",
        "deadlines" => "ตั้งกำหนดส่งภายใน",
        "remind" => "ส่งอีเมลเตือน",
        "escalate" => "ส่งอีเมลเร่งรัด",
        "bundle" => "จัดชุดหลักฐานสำหรับ SMART",
        "close-round" => "ปิดรอบและสรุปคะแนน",
        "record-missed" => "บันทึกตัวชี้วัดที่ไม่ทันปิดรับ",
        _ => topic,
    };

    public static string LetterName(string letter) => LetterKind.All.FirstOrDefault(kind => kind.Id == letter)?.Title ?? letter;
}
