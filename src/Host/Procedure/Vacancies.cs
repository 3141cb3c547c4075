using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure;

/// <summary>Posts to which a procedure gives tasks and which nobody of the unit holds: such a task would wait for ever.</summary>
static class Vacancies
{
    /// <summary>Refuses to start the procedure while a post is vacant, naming all of them.</summary>
    /// <exception cref="Rejected">A post that one of the version in force's user tasks names is held by nobody, and nobody stands in for it.</exception>
    public static async Task Refuse(PaContext db, ProcessDefinitions definitions, string processId, string unitId, DateOnly today)
    {
        if (await ProcessDefinitions.Current(db, processId, unitId) is not { } version) return;
        if ((await Of(db, await definitions.Get(db, processId, version), unitId, today)).Select(ThaiDisplay.PostName).ToList() is { Count: > 0 } vacant)
            throw Rejected.Invalid("", $"ยังไม่มีผู้ดำรงตำแหน่ง {string.Join(", ", vacant)} งานของตำแหน่งนี้จะไม่มีผู้ทำ — ให้ผู้ดูแลระบบมอบตำแหน่งที่หน้า “บุคลากรและหน้าที่” ก่อน คนหนึ่งมีหลายตำแหน่งได้");
    }

    /// <summary>The posts that nobody of the unit holds or stands in for, of those that the procedure needs.</summary>
    public static async Task<IReadOnlyList<string>> Of(PaContext db, ProcessDefinition process, string unitId, DateOnly today)
    {
        var held = await db.PostHoldings.Where(h => h.UnitId == unitId).Select(h => h.Post).Distinct().ToListAsync();
        if (await db.ActingOn(unitId, today).AnyAsync(a => a.Kind == ActingKind.InPlace)) held.Add(PostIds.Director);
        return [.. Needed(process).Except(held)];
    }

    /// <summary>The posts to which a procedure's user tasks go, as people know them.</summary>
    public static IReadOnlyList<string> Needed(ProcessDefinition process)
    {
        // A script names its posts only when the task opens.
        var named = process.Nodes.OfType<Workflows.Model.UserTask>().Where(t => t.Assignee is null && t.CandidateGroups is { IsScript: false })
            .Select(t => t.CandidateGroups!.Text.Split(',', StringSplitOptions.TrimEntries)[0]).ToHashSet(StringComparer.Ordinal);
        return [.. ThaiDisplay.Posts.Where(named.Contains)];
    }

    /// <summary>The posts that the shipped year's procedure needs.</summary>
    public static IReadOnlyList<string> NeededForYear => ofYear.Value;

    static readonly Lazy<IReadOnlyList<string>> ofYear = new(() => Needed(BpmnFile.Read(Builtin.Read(YearDesk.ProcessId), YearDesk.ProcessId).Processes[0]));
}
