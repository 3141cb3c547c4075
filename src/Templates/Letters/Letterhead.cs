namespace PaWorkflow.Templates;

/// <summary>What stands at the head and the foot of every letter.</summary>
/// <param name="Number">As the register gave it, with the unit's code, e.g. <c>สธ 0710.01/12</c> or, of an order, <c>12/2564</c>; null on a draft.</param>
/// <param name="Date">Null on a draft.</param>
/// <param name="SignerName">Stands in brackets under the signature; null leaves a dotted space.</param>
/// <param name="ActingFor">e.g. <c>รักษาราชการแทน…</c> or <c>ปฏิบัติราชการแทน…</c>, where it applies.</param>
/// <param name="Telephone">After the unit's name, where the unit wants it.</param>
/// <param name="Urgency">ด่วน, ด่วนมาก or ด่วนที่สุด, where it applies.</param>
public sealed record Letterhead(
    string UnitName, string DepartmentName, string? Number, DateOnly? Date, string SignerPost, string SignerUnit,
    string? SignerName = null, string? ActingFor = null, string? Telephone = null, string? Urgency = null)
{
    internal static Letterhead Sample { get; } = new(
        "ศูนย์ตัวอย่าง", "กรมตัวอย่าง", "ตย 0101/12", new DateOnly(2020, 11, 5), "ผู้อำนวยการศูนย์ตัวอย่าง", "กรมตัวอย่าง",
        SignerName: "ชื่อผู้ลงนาม", ActingFor: "รักษาราชการแทนผู้อำนวยการสำนักตัวอย่าง", Telephone: "ภายใน 101", Urgency: "ด่วน");
}

/// <summary>A line of a list that carries its number, counted from 1.</summary>
public sealed record NumberedText(int No, string Text)
{
    internal static IReadOnlyList<NumberedText> Of(IEnumerable<string> texts) => [.. texts.Select((text, index) => new NumberedText(index + 1, text))];
}
