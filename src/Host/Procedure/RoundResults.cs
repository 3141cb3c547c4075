using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure;

/// <summary>The results of one round of a unit's year, as far as the viewer sees them.</summary>
/// <param name="Seen">In the order of the catalogue.</param>
/// <param name="Stored">As they were saved last, by KPI; those without a report are not there.</param>
/// <param name="Saved">The same as it was saved: criterion id → result.</param>
/// <param name="Tasks">The open evidence task of each KPI that the viewer may fill in, by its code.</param>
public sealed record RoundResults(Catalogue Catalogue, IReadOnlyList<Kpi> Seen, Agreements.Results Stored, IReadOnlyDictionary<string, JsonObject> Saved, IReadOnlyDictionary<string, string> Tasks)
{
    /// <summary>Null where the viewer's unit has no such year, or the year no such round.</summary>
    public static async Task<RoundResults?> Load(PaContext db, Catalogues catalogues, Viewer viewer, int year, string round)
    {
        if (await db.Years.AsNoTracking().SingleOrDefaultAsync(y => y.UnitId == viewer.UnitId && y.Year == year) is not { } launched) return null;
        var catalogue = catalogues.Of(launched);
        if (catalogue.Rounds.All(r => r.Id != round)) return null;
        var open = await db.Tasks.AsNoTracking().Where(t => t.UnitId == viewer.UnitId && t.Year == year && t.Round == round && t.Form == "evidence" && t.State == UserTaskState.Open).ToListAsync();
        var tasks = open.Where(viewer.MayWork).GroupBy(t => t.Kpi!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var theirs = viewer.SeesWholeUnit ? [] : await viewer.KpisSeen(db).Where(h => h.Year == year).Select(h => h.Kpi).ToListAsync();
        var seen = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round) && (viewer.SeesWholeUnit || theirs.Contains(k.Code) || tasks.ContainsKey(k.Code))).ToList();
        var reports = await db.KpiReports.AsNoTracking().Where(r => r.UnitId == viewer.UnitId && r.Year == year && r.Round == round).ToListAsync();
        var (stored, saved) = (new Dictionary<string, KpiResult>(StringComparer.Ordinal), new Dictionary<string, JsonObject>(StringComparer.Ordinal));
        foreach (var report in reports.Where(r => seen.Exists(k => k.Code == r.Kpi)))
        {
            var results = JsonNode.Parse(report.Results)!;
            stored[report.Kpi] = KpiResult.ReadFitting(results, catalogue.Kpi(report.Kpi), round).Result;
            saved[report.Kpi] = results["criteria"] as JsonObject ?? [];
        }
        return new(catalogue, seen, new(stored), saved, tasks);
    }
}
