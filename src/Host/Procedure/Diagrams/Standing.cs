using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>Where an instance stands now: one for each element at which something waits.</summary>
/// <param name="Tone">How it is coloured: <c>held</c>, <c>late</c>, <c>soon</c>, <c>run</c> or <c>wait</c>.</param>
/// <param name="Count">How many things wait there.</param>
/// <param name="Since">When the first of them came.</param>
/// <param name="Due">The first due time.</param>
/// <param name="Tasks">Open tasks of people, the most pressing first.</param>
public sealed record Standing(
    string ElementId, string Name, string State, string Tone, int Count, DateTimeOffset? Since, DateTimeOffset? Due, IReadOnlyList<UserTask> Tasks)
{
    static readonly string[] order = ["held", "late", "soon", "run", "wait"];

    /// <summary>The most pressing first.</summary>
    public static async Task<IReadOnlyList<Standing>> Of(PaContext db, InstanceRow instance, BpmnOutline outline, IReadOnlyList<Visit> visits, DateTimeOffset now)
    {
        if (instance.Status != InstanceStatus.Active) return [];
        var tasks = (await db.Tasks.AsNoTracking().Where(t => t.InstanceId == instance.Id && t.State == UserTaskState.Open).ToListAsync())
            .OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue).ToLookup(t => t.ElementId, StringComparer.Ordinal);
        var timers = (await db.Timers.AsNoTracking().Where(t => t.InstanceId == instance.Id).ToListAsync()).ToLookup(t => t.ElementId, StringComparer.Ordinal);
        var since = visits.Where(v => v.EndedAt is null).GroupBy(v => v.ElementId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(v => v.StartedAt), StringComparer.Ordinal);
        return [.. StateJson.Read(instance.State).Tokens.Where(token => StateOf(token.Stage) is not null).GroupBy(token => token.ElementId, StringComparer.Ordinal).Select(group =>
        {
            var stage = group.Any(t => t.Stage == Stage.Failed) ? Stage.Failed : group.First().Stage;
            var due = tasks[group.Key].Select(t => t.DueAt).Concat(stage == Stage.Timer ? timers[group.Key].Select(t => (DateTimeOffset?)t.DueAt) : []).Min();
            var tone = stage switch
            {
                Stage.Failed => "held",
                Stage.Task => Urgency.Of(due, now) is (Urgency.Late or Urgency.Soon) and var pressing ? pressing : "run",
                _ => "wait",
            };
            return new Standing(group.Key, outline.NameOf(group.Key), StateOf(stage)!, tone, group.Count(),
                since.TryGetValue(group.Key, out var begun) ? begun : null, due, [.. tasks[group.Key]]);
        }).OrderBy(s => Array.IndexOf(order, s.Tone)).ThenBy(s => s.Due ?? DateTimeOffset.MaxValue).ThenBy(s => s.ElementId, StringComparer.Ordinal)];
    }

    /// <summary>Null for tokens that only wait for what runs inside their element.</summary>
    public static string? StateOf(Stage stage) => stage switch
    {
        Stage.Task => "รอผู้ปฏิบัติ",
        Stage.Job => "ระบบกำลังทำ",
        Stage.Timer => "รอถึงเวลา",
        Stage.Message => "รอการยืนยันจากภายนอก",
        Stage.Signal => "รอสัญญาณ",
        Stage.Condition => "รอให้เงื่อนไขเป็นจริง",
        Stage.Join => "รอทางอื่นมาให้ครบ",
        Stage.Choosing => "รอว่าเหตุการณ์ใดเกิดก่อน",
        Stage.Failed => "ค้างเพราะระบบ",
        _ => null,
    };
}
