using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Invitation to the briefing meeting on the year's agreement (seed 000, step 1).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
public sealed record MeetingInvitation(
    Letterhead Head, IReadOnlyList<string> Recipients, int FiscalYear, DateOnly MeetingDate, TimeOnly Time, string Place, IReadOnlyList<string> Agenda)
{
    public IReadOnlyList<NumberedText> AgendaItems => NumberedText.Of(Agenda);

    public JsonElement ToData() => LetterData.Of(this);

    public static MeetingInvitation Sample { get; } = new(
        Letterhead.Sample, ["หัวหน้ากลุ่มทุกกลุ่ม", "เจ้าหน้าที่งานยุทธศาสตร์และแผนงาน"], 2564, new DateOnly(2020, 11, 12), new TimeOnly(9, 30), "ห้องประชุมศูนย์ตัวอย่าง",
        ["แนวทางคำรับรองการปฏิบัติราชการของปี", "รายละเอียดตัวชี้วัดและเกณฑ์การให้คะแนน", "กำหนดเวลาภายในของรอบ 5 เดือน และรอบ 11 เดือน"]);
}
