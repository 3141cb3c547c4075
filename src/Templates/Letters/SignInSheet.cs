using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Where those who come to a meeting sign.</summary>
/// <param name="Meeting">What the meeting is called, after the word "การประชุม".</param>
/// <param name="Session">Which of the calendar year's meetings, e.g. <c>2/2564</c>; null leaves a dotted space.</param>
public sealed record SignInSheet(
    Letterhead Head, string Meeting, string? Session, DateOnly MeetingDate, TimeOnly Time, string Place, IReadOnlyList<ListedPerson> People)
{
    public JsonElement ToData() => LetterData.Of(this);

    public static SignInSheet Sample { get; } = new(
        Letterhead.Sample with { Number = null, ActingFor = null, Urgency = null }, "คณะทำงานคำรับรองการปฏิบัติราชการ", "2/2564",
        new DateOnly(2021, 1, 14), new TimeOnly(9, 30), "ห้องประชุมศูนย์ตัวอย่าง",
        [new(1, "ผู้อำนวยการศูนย์ตัวอย่าง", null), new(2, "หัวหน้ากลุ่มบริการ", null), new(3, "เจ้าหน้าที่ ก", "กลุ่มบริการ")]);
}

/// <param name="No">From 1.</param>
/// <param name="Group">Post or working group; null where the name says it already.</param>
public sealed record ListedPerson(int No, string Name, string? Group);
