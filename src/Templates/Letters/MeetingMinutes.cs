using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>What was said and resolved at a meeting (regulation on correspondence, annex on minutes).</summary>
/// <param name="Meeting">What the meeting is called, after the word "การประชุม".</param>
/// <param name="Others">Who took part without belonging to the meeting.</param>
/// <param name="Recorder">Who wrote the minutes.</param>
/// <param name="Checker">Who checked them.</param>
public sealed record MeetingMinutes(
    Letterhead Head, string Meeting, DateOnly MeetingDate, string Place, TimeOnly Opened, TimeOnly Closed,
    IReadOnlyList<Attendee> Present, IReadOnlyList<Attendee> Absent, IReadOnlyList<Attendee> Others, IReadOnlyList<MinutesTopic> Topics,
    MinutesSigner Recorder, MinutesSigner Checker)
{
    public int PresentCount => Present.Count;

    public int AbsentCount => Absent.Count;

    public int OthersCount => Others.Count;

    public JsonElement ToData() => LetterData.Of(this);

    public static MeetingMinutes Sample { get; } = new(
        Letterhead.Sample with { Number = "2/2564", ActingFor = null, Urgency = null }, "คณะทำงานคำรับรองการปฏิบัติราชการ", new DateOnly(2021, 1, 14), "ห้องประชุมศูนย์ตัวอย่าง",
        new TimeOnly(9, 30), new TimeOnly(11, 45),
        [new(1, "ผู้อำนวยการศูนย์ตัวอย่าง", "ประธาน", null), new(2, "เจ้าหน้าที่ ก", "นักวิชาการ", "แทน หัวหน้ากลุ่มบริการ"), new(3, "หัวหน้างานยุทธศาสตร์และแผนงาน", "เลขานุการ", null)],
        [new(1, "หัวหน้ากลุ่มบริการ", null, "ติดราชการ")], [new(1, "เจ้าหน้าที่ ข", "กลุ่มบริการ", null)],
        [
            new(1, AgendaTopic.HeadingOf(1), [new("1.1", ["ประธานแจ้งนโยบายการขับเคลื่อนตัวชี้วัดของปี"], "รับทราบ")]),
            new(2, AgendaTopic.HeadingOf(2), [new("2.1", ["เลขานุการเสนอรายงานการประชุมครั้งที่ 1/2564"], "รับรองรายงานการประชุมโดยไม่มีการแก้ไข")]),
            new(3, AgendaTopic.HeadingOf(3), [new("3.1", ["ผู้จัดเก็บรายงานความก้าวหน้า", "ตัวชี้วัด 1.2.3 รวบรวมหลักฐานแล้ว 2 จาก 3 ข้อ"], "รับทราบ")]),
            new(4, AgendaTopic.HeadingOf(4), [new("4.1", ["เสนอกำหนดส่งหลักฐานภายในวันที่ 8 กุมภาพันธ์ 2564"], "เห็นชอบ")]),
            new(5, AgendaTopic.HeadingOf(5), []),
        ],
        new("เจ้าหน้าที่ ก", "นักวิชาการ"), new("หัวหน้างานยุทธศาสตร์และแผนงาน", null));
}

/// <param name="No">From 1, in its list.</param>
/// <param name="Note">Of those present for whom they came ("แทน …"), of those absent the reason; null: nothing.</param>
public sealed record Attendee(int No, string Person, string? Post, string? Note);

/// <param name="No">1 … 5.</param>
/// <param name="Items">Empty: there was nothing under it.</param>
public sealed record MinutesTopic(int No, string Heading, IReadOnlyList<MinutesItem> Items);

/// <param name="No"><c>3.1</c></param>
/// <param name="Said">A paragraph each.</param>
/// <param name="Resolution">Without the word "มติ"; null: none was taken.</param>
public sealed record MinutesItem(string No, IReadOnlyList<string> Said, string? Resolution)
{
    public string First => Said.Count > 0 ? Said[0] : "";

    public IReadOnlyList<string> Rest => [.. Said.Skip(1)];
}

/// <param name="Name">Null leaves a dotted space.</param>
public sealed record MinutesSigner(string? Name, string? Post);
