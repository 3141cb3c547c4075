using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>Order that appoints the working group and the KPI collectors; its annex says who holds which KPI (seed 000, step 2).</summary>
/// <param name="FiscalYear">Buddhist Era, e.g. 2564.</param>
/// <param name="Grounds">Reason and authority, a paragraph each.</param>
/// <param name="EffectiveFrom">Null: from the day of signing.</param>
public sealed record AppointmentOrder(
    Letterhead Head, int FiscalYear, IReadOnlyList<string> Grounds, IReadOnlyList<WorkingGroupMember> Members, IReadOnlyList<string> Duties,
    IReadOnlyList<KpiHolder> Holders, DateOnly? EffectiveFrom = null)
{
    public IReadOnlyList<NumberedMember> MemberItems => [.. Members.Select((member, index) => new NumberedMember(index + 1, member.Person, member.Post, member.Role))];

    public IReadOnlyList<NumberedText> DutyItems => NumberedText.Of(Duties);

    public JsonElement ToData() => LetterData.Of(this);

    public static AppointmentOrder Sample { get; } = new(
        Letterhead.Sample with { Number = "3/2564", ActingFor = null, Urgency = null }, 2564,
        ["เพื่อให้การดำเนินงานตามคำรับรองการปฏิบัติราชการของหน่วยงานบรรลุเป้าหมาย มีผู้รับผิดชอบตัวชี้วัดชัดเจน และส่งหลักฐานได้ครบถ้วนทันเวลาทั้งสองรอบการประเมิน",
         "อาศัยอำนาจตามคำสั่งมอบอำนาจของกรมที่ใช้บังคับอยู่"],
        [new("ผู้อำนวยการศูนย์ตัวอย่าง", null, "ประธาน"), new("หัวหน้ากลุ่มบริการ", null, "รองประธาน"), new("เจ้าหน้าที่ ก", "นักวิชาการ", "คณะทำงาน"),
         new("หัวหน้างานยุทธศาสตร์และแผนงาน", null, "เลขานุการ")],
        ["จัดทำและบันทึกรายละเอียดตัวชี้วัดในระบบ SMART", "จัดเก็บหลักฐานและรายงานผลต่อผู้อำนวยการทั้งสองรอบ", "ติดตามความก้าวหน้าและแก้ไขปัญหาที่พบ"],
        [new("1.2.1", "ความพึงพอใจและความเชื่อมั่นของผู้รับบริการ", 40m, "หัวหน้ากลุ่มบริการ"), new("1.2.2", "การประชาสัมพันธ์บริการออนไลน์", 10m, "เจ้าหน้าที่ ก"),
         new("1.2.3", "ร้อยละความผิดพลาดของการตรวจเอกสาร", 10m, "เจ้าหน้าที่ ข")],
        new DateOnly(2020, 11, 16));
}

/// <param name="Person">As displayed; a post alone will do.</param>
/// <param name="Role">In the group: ประธาน, คณะทำงาน, เลขานุการ …</param>
public sealed record WorkingGroupMember(string Person, string? Post, string Role);

public sealed record NumberedMember(int No, string Person, string? Post, string Role);

/// <param name="Weight">Of the unit's 100.</param>
public sealed record KpiHolder(string Code, string Name, decimal Weight, string Holder);
