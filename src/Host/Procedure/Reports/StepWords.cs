using System.Globalization;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.People;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Reports;

/// <summary>The planned steps of the SOP as people read them, and where they are found in the procedure's file.</summary>
public static class StepWords
{
    /// <param name="Post">Whose work it is; null: the KPI's holder's.</param>
    sealed record Entry(string Element, string Name, string Short, string? Post);

    static readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal)
    {
        ["briefing"] = new("hold-briefing", "ประชุมชี้แจง", "ประชุม", PostIds.Strategy),
        ["appoint"] = new("appoint", "กำหนดคณะทำงานและผู้จัดเก็บ", "แต่งตั้ง", PostIds.Strategy),
        ["reviewOrder"] = new("review-order", "ตรวจร่างคำสั่งแต่งตั้ง", "ตรวจร่าง", PostIds.GroupHead),
        ["signOrder"] = new("sign-order", "ลงนามคำสั่งแต่งตั้ง", "ลงนาม", PostIds.Director),
        ["guideline"] = new("set-guideline", "กำหนดแนวทางการรายงาน", "แนวทาง", PostIds.Strategy),
        ["reviewGuideline"] = new("review-guideline", "ตรวจร่างแนวทางการรายงาน", "ตรวจร่าง", PostIds.GroupHead),
        ["signGuideline"] = new("sign-guideline", "ลงนามแนวทางการรายงาน", "ลงนาม", PostIds.Director),
        ["keying"] = new("key-kpi-details", "บันทึกรายละเอียดใน SMART", "บันทึก SMART", PostIds.Strategy),
        ["monitor"] = new("monitor", "ติดตามและเร่งรัด", "ติดตาม", PostIds.Strategy),
        [RoundSteps.Evidence] = new("attach-evidence", "รวบรวมและแนบหลักฐาน", "หลักฐาน", null),
        [RoundSteps.Director] = new("director-check", "ผู้อำนวยการตรวจ", "ผอ.ตรวจ", PostIds.Director),
        [RoundSteps.Recheck] = new("strategy-recheck", "งานยุทธศาสตร์ตรวจซ้ำ", "ตรวจซ้ำ", PostIds.Strategy),
        [RoundSteps.Smart] = new("attach-in-smart", "แนบในระบบ SMART", "SMART", PostIds.Strategy),
    };

    /// <summary>What a version of the procedure says of its steps, by key; a step that it has not got is not there.</summary>
    public static IReadOnlyDictionary<string, StepStandard> StandardsOf(ProcessDefinition procedure)
    {
        var tasks = procedure.Nodes.OfType<UserTask>().ToDictionary(t => t.Id, StringComparer.Ordinal);
        return entries.Where(e => tasks.ContainsKey(e.Value.Element)).ToDictionary(e => e.Key, e =>
        {
            var properties = tasks[e.Value.Element].Properties;
            return new StepStandard(Number(properties.GetValueOrDefault("step")), Number(properties.GetValueOrDefault("standardMinutes")));
        }, StringComparer.Ordinal);
    }

    static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string ElementOf(string key) => entries[key].Element;

    public static string NameOf(string key) => entries[key].Name;

    /// <summary>For the head of a narrow column.</summary>
    public static string ShortOf(string key) => entries[key].Short;

    public static string? PostOf(string key) => entries[key].Post;
}
