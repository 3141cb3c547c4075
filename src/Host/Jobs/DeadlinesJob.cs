using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Topic <c>deadlines</c>: the internal deadlines of one KPI's round, counted from now.</summary>
public sealed class DeadlinesJob(Catalogues catalogues, TimeProvider clock)
{
    public async Task<Variables> Set(PaContext db, Job job, CancellationToken cancel)
    {
        var round = KpiRound.Of(job);
        var catalogue = catalogues.Of((await db.Years.FindAsync([round.UnitId, round.Year], cancel))!);
        var calendar = await db.CalendarOf(round.UnitId);
        var rework = TaskFacts.VariablesOf(job).Get<bool>("rework");
        return Variables.Of(new { deadlines = DeadlinePlan.ForKpiRound(catalogue, catalogue.Kpi(round.Kpi), round.Round, calendar, clock.GetUtcNow(), rework) });
    }
}
