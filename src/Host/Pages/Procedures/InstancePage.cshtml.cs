using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>One running or ended procedure: where it stands, what comes next, how it went and how long its steps took.</summary>
public sealed class InstancePage(PaContext db) : UnitPage
{
    const int EventsShown = 120;
    const int TimersShown = 6;

    /// <param name="Standard">Minutes that the SOP gives.</param>
    public sealed record Duration(string Name, ElementFigures Figures, int? Standard)
    {
        /// <summary>How many times the standard the median is; null where one of them is not known.</summary>
        public string? Ratio => Standard is > 0 and var standard && Figures.Median is { } median ? (median / (decimal)standard).ToString("0.#", CultureInfo.InvariantCulture) : null;
    }

    public InstanceRow Instance { get; private set; } = null!;
    public string ProcedureName { get; private set; } = "";

    /// <summary>What it is about: as whoever started it has named it, or the year.</summary>
    public string Matter { get; private set; } = "";
    public BpmnOutline Outline { get; private set; } = null!;
    public IReadOnlyList<Standing> Standings { get; private set; } = [];

    /// <summary>What the clock will do next.</summary>
    public IReadOnlyList<TimerRow> Timers { get; private set; } = [];

    public IReadOnlyList<Incident> Incidents { get; private set; } = [];
    public IReadOnlyList<HistoryRow> Events { get; private set; } = [];
    public IReadOnlyList<Duration> Durations { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id) => await Load(id) ? Page() : NotFound();

    /// <summary>The part that changes while somebody looks on.</summary>
    public async Task<IActionResult> OnGetNow(string id) => !await Load(id) ? NotFound() : ForPart ? Partial("_Now", this) : LocalRedirect($"/procedures/instances/{Uri.EscapeDataString(id)}");

    async Task<bool> Load(string id)
    {
        if (!Viewer.SeesWholeUnit) return false;
        if (await db.Instances.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.UnitId == Viewer.UnitId) is not { } instance) return false;
        Instance = instance;
        var version = await db.ProcessVersions.AsNoTracking().SingleAsync(v => v.ProcessId == instance.ProcessId && v.Version == instance.ProcessVersion);
        (ProcedureName, Outline) = (version.Name, BpmnOutline.Read(version.Bpmn));
        Matter = StateJson.Read(instance.State).Variables.Text("matter") ?? $"ปีงบประมาณ {instance.Year}";
        await LoadNames(db);
        var history = await db.History.AsNoTracking().Where(h => h.InstanceId == id).OrderBy(h => h.Number).ToListAsync();
        var visits = Visits.Of(history);
        Standings = await Standing.Of(db, instance, Outline, visits, Now);
        Incidents = await db.Incidents.AsNoTracking().Where(i => i.InstanceId == id && i.ResolvedAt == null).OrderBy(i => i.RaisedAt).ToListAsync();
        Timers = [.. (await db.Timers.AsNoTracking().Where(t => t.InstanceId == id).OrderBy(t => t.DueAt).Take(TimersShown * 4).ToListAsync()).DistinctBy(t => (t.ElementId, t.DueAt)).Take(TimersShown)];
        Events = [.. history.Where(h => h.ElementName is not null).Reverse().Take(EventsShown)];
        Durations = DurationsOf(visits, await Overdue(id), await db.CalendarOf(Viewer.UnitId));
        return true;
    }

    async Task<List<string>> Overdue(string id)
    {
        var now = Now;
        return await db.Tasks.Where(t => t.InstanceId == id && t.DueAt != null
            && ((t.State == UserTaskState.Open && t.DueAt < now) || (t.EndedAt != null && t.DueAt < t.EndedAt))).Select(t => t.ElementId).ToListAsync();
    }

    List<Duration> DurationsOf(IReadOnlyList<Visit> visits, IEnumerable<string> overdue, WorkingCalendar calendar) =>
        [.. ElementFigures.Of(visits, overdue, calendar).Where(f => TakesTime(f.ElementId)).Select(f => new Duration(Outline.NameOf(f.ElementId), f, Outline.StandardMinutes(f.ElementId)))];

    bool TakesTime(string id) => Outline.Find(id)?.Name.LocalName is "userTask" or "receiveTask" or "intermediateCatchEvent" or "subProcess";

    public string WhoOf(UserTask task) => task.Assignee is { } person ? NameOf(person) : ThaiDisplay.PostName(task.Post ?? "");

    /// <summary>Reminders and escalations are all named alike: which task they are about is said with them.</summary>
    public string NameOf(HistoryRow happened) => Outline.Property(happened.ElementId, "about") is { } about ? $"{happened.ElementName} “{Outline.NameOf(about)}”" : happened.ElementName!;

    public static string AboutOf(UserTask task) => task.Kpi is { } kpi ? $"{kpi} {ThaiDisplay.RoundName(task.Round ?? "")}" : "";

    public bool Runs => Instance.Status == InstanceStatus.Active;
}
