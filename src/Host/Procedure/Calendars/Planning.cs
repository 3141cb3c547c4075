using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>By what the dates of a year are planned: the department's dates, the unit's working days, and the days that it has set itself.</summary>
sealed record Planning(Catalogue Catalogue, WorkingCalendar Calendar, ChosenDates Chosen)
{
    public ReportingRound? Round(string? id) => Catalogue.Rounds.FirstOrDefault(r => r.Id == id);

    /// <summary>Null where there is no such KPI, or it has no such round.</summary>
    public Kpi? Kpi(string code, string round) => Catalogue.Kpis.FirstOrDefault(k => k.Code == code && k.Rounds.ContainsKey(round));
}
