using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.History;

/// <summary>What happened in a year's procedure, and who did what in the unit.</summary>
public sealed class HistoryPage(PaContext db) : UnitPage
{
    const int EventsShown = 300;
    const int EntriesShown = 100;

    public IReadOnlyList<InstanceRow> Instances { get; private set; } = [];
    public InstanceRow? Instance { get; private set; }
    public IReadOnlyList<HistoryRow> Events { get; private set; } = [];
    public IReadOnlyList<Incident> Incidents { get; private set; } = [];
    public IReadOnlyList<AuditEntry> Audit { get; private set; } = [];
    public long? MoreBefore { get; private set; }

    public bool MayRetry => InstanceDesk.MayRetry(Viewer);

    public async Task<IActionResult> OnGet(string? instance, long? before)
    {
        if (!Viewer.SeesWholeUnit) return NotFound();
        // The state is the engine's alone and large.
        Instances = await db.Instances.AsNoTracking().Where(i => i.UnitId == Viewer.UnitId).OrderByDescending(i => i.StartedAt)
            .Select(i => new InstanceRow
            {
                Id = i.Id, ProcessId = i.ProcessId, ProcessVersion = i.ProcessVersion, UnitId = i.UnitId, Year = i.Year,
                BusinessKey = i.BusinessKey, State = "", Status = i.Status, StartedAt = i.StartedAt, EndedAt = i.EndedAt,
            }).ToListAsync();
        Instance = instance is null ? (Instances.Count > 0 ? Instances[0] : null) : Instances.FirstOrDefault(i => i.Id == instance);
        if (instance is not null && Instance is null) return NotFound();
        await LoadNames(db);
        if (Instance is { Id: var id })
        {
            Events = await db.History.AsNoTracking().Where(h => h.InstanceId == id && h.ElementName != null).OrderByDescending(h => h.Number).Take(EventsShown).ToListAsync();
            Incidents = await db.Incidents.AsNoTracking().Where(i => i.InstanceId == id && i.ResolvedAt == null).OrderBy(i => i.RaisedAt).ToListAsync();
        }
        var entries = await db.Audit.AsNoTracking().Where(e => e.UnitId == Viewer.UnitId && (before == null || e.Number < before))
            .OrderByDescending(e => e.Number).Take(EntriesShown + 1).ToListAsync();
        Audit = entries[..Math.Min(EntriesShown, entries.Count)];
        MoreBefore = entries.Count > EntriesShown ? Audit[^1].Number : null;
        return Page();
    }

    public static string EventName(ElementEvent happened) => happened switch
    {
        ElementEvent.Activated => "เริ่ม",
        ElementEvent.Completed => "เสร็จ",
        _ => "ยกเลิก",
    };

    public static string StatusName(InstanceStatus status) => status switch
    {
        InstanceStatus.Active => "กำลังดำเนินการ",
        InstanceStatus.Completed => "เสร็จสมบูรณ์",
        InstanceStatus.Terminated => "สิ้นสุดก่อนครบขั้นตอน",
        _ => "ยกเลิก",
    };

    /// <summary>The step by its name where the entry keeps it; else the subject.</summary>
    public static string AboutOf(AuditEntry entry) => (string?)JsonNode.Parse(entry.Detail)?["step"] is { Length: > 0 } step ? $"{step} ({entry.Subject})" : SubjectName(entry.Subject);

    /// <summary>A decision in the entry's detail, or why an officer stepped in; empty where there is neither.</summary>
    public static string DecisionOf(AuditEntry entry)
    {
        var detail = JsonNode.Parse(entry.Detail);
        var form = detail?["form"];
        if (form?["approve"] is not JsonValue approve) return (string?)detail?["reason"] is { Length: > 0 } reason ? $"เหตุผล: {reason}" : "";
        return approve.GetValue<bool>() ? "เห็นชอบ" : $"ส่งกลับ: {form["reason"]}";
    }

    /// <summary><c>1.2.3/5m</c> as people say it; anything else as it stands.</summary>
    public static string SubjectName(string subject) => subject.Split('/') switch
    {
        [var kpi, var round] when round is "5m" or "11m" => $"ตัวชี้วัด {kpi} {ThaiDisplay.RoundName(round)}",
        [var kpi, var round, var criterion] when round is "5m" or "11m" => $"ตัวชี้วัด {kpi} {ThaiDisplay.RoundName(round)} เกณฑ์ข้อ {criterion}",
        _ => subject,
    };

    public static string ActionName(string action) => action switch
    {
        "unit.set-up" => "ตั้งค่าหน่วยงาน",
        "person.added" => "เพิ่มบุคลากร",
        "person.changed" => "แก้ไขบุคลากร",
        "password.reset" => "ออกรหัสผ่านใหม่",
        "password.changed" => "เปลี่ยนรหัสผ่าน",
        "access-token.made" => "สร้างโทเคน",
        "access-token.revoked" => "เพิกถอนโทเคน",
        "webhook.made" => "เพิ่มเว็บฮุก",
        "webhook.switched" => "เปิดหรือปิดเว็บฮุก",
        "webhook.removed" => "ลบเว็บฮุก",
        "webhook.given-up" => "ระบบปิดเว็บฮุกที่ส่งไม่สำเร็จ",
        "webhook.retried" => "ส่งเว็บฮุกใหม่",
        "year.launched" => "เริ่มปีงบประมาณ",
        "procedure.deployed" => "นำผังงานไปใช้",
        "form.deployed" => "เปลี่ยนแบบหนังสือ",
        "form.withdrawn" => "เลิกใช้แบบหนังสือ",
        "incident.retried" => "ลองขั้นตอนที่ค้างอีกครั้ง",
        "variables.changed" => "แก้ไขข้อมูลของกระบวนการ",
        "procedure.started" => "เริ่มเรื่องตามผังงาน",
        "token.skipped" => "ข้ามขั้นตอน",
        "token.moved" => "ย้ายขั้นตอน",
        "instance.cancelled" => "ยกเลิกกระบวนการ",
        "instances.migrated" => "ย้ายเรื่องไปผังฉบับอื่น",
        "calendar.changed" => "เปลี่ยนปฏิทินวันทำการ",
        "message.sent" => "ส่งข้อความเข้าระบบ",
        "signal.sent" => "ส่งสัญญาณถึงทุกเรื่อง",
        "kpi-details.confirmed" => "บันทึกการยืนยันจาก กพร.",
        "task.claimed" => "รับเรื่อง",
        "task.given-back" => "คืนเรื่องให้กลุ่มผู้รับผิดชอบ",
        "task.handed-over" => "มอบงานต่อ",
        "task.noted" => "บันทึกข้อความในงาน",
        "task.reminded" => "เตือนผู้รับผิดชอบ",
        "evidence.attached" => "แนบหลักฐาน",
        "evidence.removed" => "นำหลักฐานออก",
        "results.saved" => "บันทึกผล",
        "round.missed" => "บันทึกตัวชี้วัดที่ไม่ทันปิดรับ",
        "round.closed" => "ปิดรอบ",
        "task.briefing" => "บันทึกผลการประชุม",
        "task.appointment" => "กำหนดผู้จัดเก็บ",
        "task.guideline" => "กำหนดแนวทาง",
        "task.signature" => "พิจารณาลงนาม",
        "task.acknowledge" => "รับทราบหนังสือ",
        "task.smart-keying" => "บันทึกรายละเอียดใน SMART",
        "task.monitoring" => "ติดตามความก้าวหน้า",
        "task.evidence" => "ส่งหลักฐาน",
        "task.director-check" => "ผู้อำนวยการตรวจ",
        "task.strategy-recheck" => "งานยุทธศาสตร์ตรวจซ้ำ",
        "task.smart-attach" => "แนบใน SMART",
        _ => action,
    };
}
