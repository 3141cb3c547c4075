using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Topic <c>letter</c>: makes the paper that the element's property <c>letter</c> names.</summary>
public sealed class LetterJob(LetterBook letters)
{
    public async Task<Variables> Make(PaContext db, Job job, CancellationToken cancel)
    {
        var kind = TaskFacts.Property(job, "letter");
        await letters.Make(db, job, kind);
        // What was returned is due again within the days for rework, not by the round's plan.
        return kind == "return-memo" ? Variables.Of(new { rework = true }) : Variables.Empty;
    }
}
