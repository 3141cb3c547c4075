using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.EndToEnd;

/// <summary>Tasks of the demonstration's first unit that are about evidence.</summary>
static class EvidenceTasks
{
    /// <summary>An owner's open task with a criterion of it; where nobody has one, the strategy unit sends one back as a whole.</summary>
    public static async Task<(UserTask Task, string Criterion)> Open(DemoHost host)
    {
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        if (await Evidence(db) is not { } task)
        {
            var check = await Check(host);
            var outcome = await host.App.Services.GetRequiredService<TaskDesk>().Complete(check.Id, new CheckForm(false, "โปรดเพิ่มหลักฐาน", await KpiRound.Of(check).Digest(db)), Checker(check));
            Assert.IsType<Outcome.Done>(outcome);
            await host.Work();
            task = (await Evidence(db))!;
        }
        var catalogue = host.App.Services.GetRequiredService<Catalogues>().Of((await db.Years.FindAsync(task.UnitId, task.Year))!);
        return (task, Expectations.CriteriaOf(catalogue, KpiRound.Of(task)).First());
    }

    /// <summary>An open check of a KPI with several criteria.</summary>
    public static async Task<UserTask> Check(DemoHost host)
    {
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        return await db.Tasks.AsNoTracking().Where(t => t.UnitId == "u01" && t.State == UserTaskState.Open && (t.Form == "director-check" || t.Form == "strategy-recheck")).OrderBy(t => t.Id).FirstAsync();
    }

    public static Viewer Checker(UserTask task) => new($"{task.Post}.u01", "", "u01", new HashSet<string> { task.Post! });

    public static Viewer Owner(UserTask task) => new(task.Assignee!, "", "u01", new HashSet<string> { "kpi-owner" });

    static Task<UserTask?> Evidence(PaContext db) =>
        db.Tasks.AsNoTracking().Where(t => t.UnitId == "u01" && t.State == UserTaskState.Open && t.Form == "evidence").OrderBy(t => t.Id).FirstOrDefaultAsync();
}
