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
        var year = (await db.Years.FindAsync([round.UnitId, round.Year], cancel))!;
        var rework = TaskFacts.VariablesOf(job).Get<bool>("rework");
        return Of(catalogues.Of(year), round.Kpi, round.Round, await db.CalendarOf(round.UnitId), clock.GetUtcNow(), rework, ChosenDates.Read(year.ChosenDates));
    }

    /// <summary>What the job hands back, planned from an instant.</summary>
    internal static Variables Of(Catalogue catalogue, string kpi, string round, WorkingCalendar calendar, DateTimeOffset now, bool rework, ChosenDates chosen) =>
        Variables.Of(new { deadlines = DeadlinePlan.ForKpiRound(catalogue, catalogue.Kpi(kpi), round, calendar, now, rework, chosen.RulesOf(round)) });
}
