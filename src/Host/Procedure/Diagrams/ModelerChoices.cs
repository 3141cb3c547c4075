using PaWorkflow.Agreements;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Web;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>Something that can be picked: what the file says and what people call it.</summary>
public sealed record Choice(string Value, string Name);

/// <summary>What the modeler offers to pick from: only what the program knows how to do.</summary>
public sealed class ModelerChoices(JobTopics topics)
{
    static readonly Dictionary<string, string> dues = new(StringComparer.Ordinal)
    {
        ["plan.briefing"] = "ประชุมชี้แจง", ["plan.appoint"] = "กำหนดผู้จัดเก็บ", ["plan.reviewOrder"] = "ตรวจร่างคำสั่ง", ["plan.signOrder"] = "ลงนามคำสั่ง", ["plan.guideline"] = "กำหนดแนวทาง",
        ["plan.reviewGuideline"] = "ตรวจร่างหนังสือแนวทาง", ["plan.signGuideline"] = "ลงนามหนังสือแนวทาง", ["plan.acknowledge"] = "รับทราบหนังสือ", ["plan.keying"] = "บันทึกใน SMART",
        ["round.monitor"] = "ติดตามของรอบ", ["deadlines.attach"] = "แนบหลักฐาน", ["deadlines.director"] = "ผู้อำนวยการตรวจ",
        ["deadlines.recheck"] = "ตรวจซ้ำ", ["deadlines.smart"] = "แนบใน SMART",
    };

    public IReadOnlyList<Choice> Posts => [.. ThaiDisplay.Posts.Select(post => new Choice(post, ThaiDisplay.PostName(post)))];
    public IReadOnlyList<Choice> Forms => [.. FormNames.All.Select(form => new Choice(form, ElementWords.FormName(form)))];
    public IReadOnlyList<Choice> Topics => [.. topics.Known.Select(topic => new Choice(topic, ElementWords.TopicName(topic)))];
    public IReadOnlyList<Choice> Letters => [.. LetterKind.All.Select(letter => new Choice(letter.Id, letter.Title))];

    public IReadOnlyList<Choice> Persons { get; } = [new("${kpi.owner}", "ผู้จัดเก็บของตัวชี้วัดนั้น"), new("${person}", "แต่ละคนในรายการที่ทำซ้ำ")];
    public IReadOnlyList<Choice> Dues { get; } = [.. dues.Select(d => new Choice($"${{{d.Key}.due}}", $"ตามแผน: {d.Value}"))];
    public IReadOnlyList<Choice> Collections { get; } = [new("${people}", "ผู้เกี่ยวข้องทุกคน"), new("${rounds}", "ทุกรอบการรายงาน"), new("${kpis}", "ทุกตัวชี้วัด")];
    public IReadOnlyList<Choice> Conditions { get; } = [new("${decision == 'approve'}", "เมื่อเห็นชอบหรือลงนาม"), new("${decision == 'return'}", "เมื่อส่งกลับ")];

    /// <summary>What a draft names and nobody does: it would be accepted, and stand still when it comes to the step.</summary>
    public IReadOnlyList<(string Element, string Text)> Unknown(BpmnOutline outline)
    {
        var found = new List<(string, string)>();
        foreach (var (id, element) in outline.Elements)
        {
            string? Camunda(string name) => (string?)element.Attribute(BpmnOutline.Camunda + name);
            if (Camunda("formKey") is { } form && !FormNames.Knows(form)) found.Add((id, $"ระบบไม่มีแบบฟอร์ม “{form}” ผู้ปฏิบัติจะเปิดงานนี้ไม่ได้"));
            if (Camunda("candidateGroups") is { } group && !group.Contains("${", StringComparison.Ordinal) && !ThaiDisplay.Posts.Contains(group)) found.Add((id, $"ระบบไม่มีหน้าที่ “{group}” จะไม่มีใครเห็นงานนี้"));
            if (element.Name.LocalName == "userTask" && Camunda("candidateGroups") is null && Camunda("assignee") is null) found.Add((id, "ยังไม่ได้กำหนดว่าใครทำงานนี้"));
            if (Camunda("topic") is { } topic && !topics.Known.Contains(topic)) found.Add((id, $"ระบบไม่รู้จักงาน “{topic}” เมื่อถึงขั้นตอนนี้งานจะค้าง"));
            if (Camunda("topic") == "letter" && outline.Property(id, "letter") is null) found.Add((id, "ยังไม่ได้เลือกว่าจัดทำหนังสือแบบใด"));
        }
        return found;
    }
}
