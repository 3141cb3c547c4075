using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>Where a year's procedures took their time: the unit's instances of one procedure in one fiscal year, laid over the diagram.</summary>
public sealed class HeatPage(PaContext db) : UnitPage
{
    /// <param name="Level">0 none, 1 … 5 the most.</param>
    public sealed record Row(ElementFigures Figures, string Name, int? Standard, int Level);

    public string Id { get; private set; } = "";
    public ProcessVersion Version { get; private set; } = null!;
    public IReadOnlyList<int> Years { get; private set; } = [];
    public int? Year { get; private set; }

    /// <summary>What the colours say: <c>time</c>, <c>count</c> or <c>late</c>.</summary>
    public string By { get; private set; } = "time";

    public int Instances { get; private set; }

    /// <summary>The hottest first.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id, int? year, string? by)
    {
        if (!Viewer.SeesWholeUnit || await ProcedureVersions.Find(db, Viewer, id, null) is not { } inForce) return NotFound();
        Id = id;
        By = by is "count" or "late" ? by : "time";
        var all = await db.Instances.AsNoTracking().Where(i => i.UnitId == Viewer.UnitId && i.ProcessId == id)
            .Select(i => new { i.Id, i.Year, i.ProcessVersion }).ToListAsync();
        Years = [.. all.Select(i => i.Year).Distinct().OrderDescending()];
        Year = year ?? (Years.Count > 0 ? Years[0] : null);
        var chosen = all.Where(i => i.Year == Year).ToList();
        if (year is not null && chosen.Count == 0) return NotFound();
        Instances = chosen.Count;
        // Elements of older versions that the newest one lacks are in the table alone.
        Version = chosen.Count > 0 ? (await ProcedureVersions.Find(db, Viewer, id, chosen.Max(i => i.ProcessVersion)))! : inForce;
        var ids = chosen.Select(i => i.Id).ToList();
        var history = await db.History.AsNoTracking().Where(h => ids.Contains(h.InstanceId)).ToListAsync();
        var now = Now;
        var late = await db.Tasks.Where(t => ids.Contains(t.InstanceId) && t.DueAt != null
            && ((t.State == UserTaskState.Open && t.DueAt < now) || (t.EndedAt != null && t.DueAt < t.EndedAt))).Select(t => t.ElementId).ToListAsync();
        var outline = BpmnOutline.Read(Version.Bpmn);
        var names = history.Where(h => h.ElementName is not null).DistinctBy(h => h.ElementId).ToDictionary(h => h.ElementId, h => h.ElementName!, StringComparer.Ordinal);
        var figures = ElementFigures.Of(Visits.Of(history), late, await db.CalendarOf(Viewer.UnitId)).Where(f => HeatScale.ValueOf(f, By) > 0).ToList();
        var scale = HeatScale.Of(figures.Select(f => HeatScale.ValueOf(f, By)));
        Rows = [.. figures.OrderByDescending(f => HeatScale.ValueOf(f, By)).Select(f => new Row(
            f, outline.Find(f.ElementId) is null ? names.GetValueOrDefault(f.ElementId, f.ElementId) : outline.NameOf(f.ElementId),
            outline.StandardMinutes(f.ElementId), scale.LevelOf(HeatScale.ValueOf(f, By))))];
        Scale = scale;
        return Page();
    }

    public HeatScale Scale { get; private set; } = HeatScale.Of([]);

    public string Words(int value) => By == "time" ? WorkingTime.Words(value) : By == "count" ? $"{value} ครั้ง" : $"{value} งาน";
}
