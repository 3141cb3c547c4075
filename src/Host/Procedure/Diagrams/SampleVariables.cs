using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.People;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>With what a dry run begins: a small year of the unit for the shipped procedure, nothing for others.</summary>
static class SampleVariables
{
    const int Kpis = 2;

    public static string Of(string processId, Unit unit, Catalogue catalogue, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (processId != YearDesk.ProcessId) return "{}";
        var holders = catalogue.Kpis.Take(Kpis).Select((kpi, n) => (kpi.Code, Person: $"ผู้จัดเก็บคนที่ {n + 1}")).ToDictionary(h => h.Code, h => h.Person, StringComparer.Ordinal);
        var variables = (JsonObject)JsonNode.Parse(LaunchVariables.Of(unit, catalogue, holders, calendar, now).ToString())!;
        variables["rounds"] = new JsonArray([.. variables["rounds"]!.AsArray().Take(1).Select(r => r!.DeepClone())]);
        variables["kpis"] = new JsonArray([.. variables["kpis"]!.AsArray().Take(Kpis).Select(k => k!.DeepClone())]);
        // What the service before the evidence task would work out.
        var round = catalogue.Rounds[0].Id;
        if (catalogue.Kpis.FirstOrDefault(kpi => kpi.Rounds.ContainsKey(round)) is { } first)
            variables["deadlines"] = JsonNode.Parse(Variables.Of(new { deadlines = DeadlinePlan.ForKpiRound(catalogue, first, round, calendar, now, rework: false) }).ToString())!["deadlines"]!.DeepClone();
        return variables.ToJsonString(new System.Text.Json.JsonSerializerOptions(Variables.Json) { WriteIndented = true });
    }
}
