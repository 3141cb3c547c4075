using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Topic <c>circulate-change</c>: the notice of changed KPI details goes to everyone concerned. The tasks to acknowledge it, which follow, bring the mails.</summary>
public sealed class ChangeJob(TimeProvider clock)
{
    public async Task<Variables> Circulate(PaContext db, Job job, CancellationToken cancel)
    {
        var people = TaskFacts.VariablesOf(job).Get<List<string>>("people") ?? [];
        foreach (var letter in await db.Letters.Where(l => l.InstanceId == job.InstanceId && l.State == LetterState.Signed).ToListAsync(cancel))
        {
            (letter.State, letter.CirculatedAt) = (LetterState.Circulated, clock.GetUtcNow());
            db.Acknowledgements.AddRange(people.Select(p => new Acknowledgement { LetterId = letter.Id, PersonId = p, AskedAt = clock.GetUtcNow() }));
        }
        return Variables.Empty;
    }
}
