using PaWorkflow.Agreements;
using PaWorkflow.Storage.People;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>The variables with which SOP-HSS4-S-07 starts: the unit, the plan of deadlines, the rounds, the KPIs and those concerned.</summary>
static class LaunchVariables
{
    /// <summary>After the closing, evidence is still taken at the price of the late penalty for this long; then the committee evaluates (seed 004, calendar).</summary>
    const int LastCallWorkingDays = 10;

    public static Variables Of(Unit unit, Catalogue catalogue, IReadOnlyDictionary<string, string> holders, WorkingCalendar calendar, DateTimeOffset now, ChosenDates? chosen = null)
    {
        var plan = DeadlinePlan.ForYear(catalogue, calendar, now, chosen: chosen);
        return Variables.Of(new
        {
            unit = new { id = unit.Id, name = unit.Name },
            year = catalogue.FiscalYear.Number,
            plan = new
            {
                plan.Briefing, plan.Appoint, plan.ReviewOrder, plan.SignOrder, plan.Guideline, plan.ReviewGuideline, plan.SignGuideline, plan.Acknowledge, plan.Keying,
            },
            rounds = catalogue.Rounds.Select(round => new
            {
                round.Id,
                round.Name,
                round.OpensAt,
                round.ClosesAt,
                lastCall = LastCall(round.ClosesAt, calendar),
                monitor = plan.Monitor(round.Id),
            }),
            kpis = catalogue.Kpis.Select(kpi => new { kpi.Code, kpi.Name, owner = holders.GetValueOrDefault(kpi.Code) }),
            holidays = HolidaysOf(catalogue.FiscalYear, calendar),
            people = holders.Values.Distinct().Order(StringComparer.Ordinal),
        });
    }

    /// <summary>Days off of the fiscal year and the months after it, for times that a procedure counts in working days.</summary>
    static IEnumerable<DateOnly> HolidaysOf(FiscalYear year, WorkingCalendar calendar) =>
        calendar.Holidays.Select(h => h.Date).Where(date => date >= year.Start && date <= year.End.AddMonths(MonthsAfter));

    const int MonthsAfter = 3;

    /// <summary>When evidence is taken no longer, at the closing's time of day.</summary>
    public static DateTimeOffset LastCall(DateTimeOffset closesAt, WorkingCalendar calendar)
    {
        var day = calendar.AddWorkingDays(DateOnly.FromDateTime(closesAt.DateTime), LastCallWorkingDays);
        return new(day.ToDateTime(TimeOnly.FromDateTime(closesAt.DateTime)), closesAt.Offset);
    }
}
