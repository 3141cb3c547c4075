using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Topics <c>remind</c> and <c>escalate</c>: the mails that a task's boundary timers ask for (step 5, follow-up through the year).</summary>
public sealed class RemindJob(Notices notices)
{
    public async Task<Variables> Remind(PaContext db, Job job, CancellationToken cancel)
    {
        foreach (var task in await About(db, job, cancel)) await notices.Remind(db, task, job.Id);
        return Variables.Empty;
    }

    public async Task<Variables> Escalate(PaContext db, Job job, CancellationToken cancel)
    {
        await notices.Escalate(db, await About(db, job, cancel), job.Id);
        return Variables.Empty;
    }

    /// <summary>What is still open of the element that the timer sat on: one task, or of a circulation all that have not been read.</summary>
    static Task<List<UserTask>> About(PaContext db, Job job, CancellationToken cancel)
    {
        var element = TaskFacts.Property(job, "about");
        var variables = TaskFacts.VariablesOf(job);
        var (kpi, round) = (variables.Text("kpi.code"), variables.Text("round.id"));
        return db.Tasks
            .Where(t => t.InstanceId == job.InstanceId && t.ElementId == element && t.State == UserTaskState.Open && t.Kpi == kpi && t.Round == round)
            .OrderBy(t => t.Id).ToListAsync(cancel);
    }
}
