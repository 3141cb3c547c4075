namespace PaWorkflow.Host.Webhooks;

/// <summary>The events that an address may be told of: the closed list of names, with what each is in Thai.</summary>
public static class WebhookEvents
{
    public const string TaskOpened = "task.opened";
    public const string TaskCompleted = "task.completed";
    public const string EvidenceApproved = "evidence.approved";
    public const string EvidenceReturned = "evidence.returned";
    public const string LetterSigned = "letter.signed";
    public const string RoundClosed = "round.closed";
    public const string IncidentRaised = "incident.raised";

    public static IReadOnlyList<(string Name, string InThai)> All { get; } =
    [
        (TaskOpened, "มีงานใหม่"),
        (TaskCompleted, "งานเสร็จ"),
        (EvidenceApproved, "เห็นชอบหลักฐาน"),
        (EvidenceReturned, "ส่งหลักฐานกลับ"),
        (LetterSigned, "ลงนามหนังสือ"),
        (RoundClosed, "ปิดรอบการรายงาน"),
        (IncidentRaised, "เกิดเหตุขัดข้อง"),
    ];

    public static bool Knows(string name) => All.Any(e => e.Name == name);

    public static string InThai(string name) => All.FirstOrDefault(e => e.Name == name).InThai ?? name;
}
