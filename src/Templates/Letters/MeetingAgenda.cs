using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>What a meeting will speak of, in the five topics of official meetings.</summary>
/// <param name="Meeting">What the meeting is called, after the word "การประชุม".</param>
/// <param name="Session">Which of the calendar year's meetings, e.g. <c>2/2564</c>; null leaves a dotted space.</param>
public sealed record MeetingAgenda(
    Letterhead Head, string Meeting, string? Session, DateOnly MeetingDate, TimeOnly Time, string Place, IReadOnlyList<AgendaTopic> Topics)
{
    public JsonElement ToData() => LetterData.Of(this);

    public static MeetingAgenda Sample { get; } = new(
        Letterhead.Sample with { Number = null, ActingFor = null, Urgency = null }, "คณะทำงานคำรับรองการปฏิบัติราชการ", "2/2564",
        new DateOnly(2021, 1, 14), new TimeOnly(9, 30), "ห้องประชุมศูนย์ตัวอย่าง",
        [
            AgendaTopic.Of(1, ["นโยบายการขับเคลื่อนตัวชี้วัดของปี"]), AgendaTopic.Of(2, ["รับรองรายงานการประชุมครั้งที่ 1/2564"]),
            AgendaTopic.Of(3, ["ความก้าวหน้าการรวบรวมหลักฐาน", "กำหนดปิดรับของระบบ SMART"]), AgendaTopic.Of(4, ["แนวทางแก้ไขตัวชี้วัดที่เสี่ยงไม่บรรลุเป้าหมาย"]),
            AgendaTopic.Of(5, []),
        ]);
}

/// <param name="No">1 … 5.</param>
/// <param name="Items">Empty: there is nothing under it.</param>
public sealed record AgendaTopic(int No, string Heading, IReadOnlyList<AgendaItem> Items)
{
    static readonly string[] headings =
        ["เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "เรื่องรับรองรายงานการประชุม", "เรื่องที่เสนอให้ที่ประชุมทราบ", "เรื่องที่เสนอให้ที่ประชุมพิจารณา", "เรื่องอื่น ๆ (ถ้ามี)"];

    /// <summary>How many topics a meeting has.</summary>
    public static int Count => headings.Length;

    /// <param name="no">1 … 5.</param>
    public static string HeadingOf(int no) => headings[no - 1];

    public static AgendaTopic Of(int no, IEnumerable<string> items) => new(no, HeadingOf(no), [.. items.Select((text, index) => new AgendaItem($"{no}.{index + 1}", text))]);
}

/// <param name="No"><c>3.1</c></param>
public sealed record AgendaItem(string No, string Text);
