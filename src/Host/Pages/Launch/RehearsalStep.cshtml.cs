using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>A row of the SOP's table with its dates.</summary>
/// <param name="Count">How many tasks it comes to.</param>
public sealed record SopRow(int? Step, string Name, string? Round, string Who, int Count, int Minutes, DateOnly First, DateOnly Last);

/// <summary>Step 5: the year as it would run, before anybody gets a task: who has how much in which week, what meets holidays, the SOP with its dates.</summary>
public sealed class RehearsalStepPage(PaContext db, ProcessDefinitions definitions) : LaunchStep(db, definitions)
{
    public override string Here => RehearsalPath;

    /// <summary>Null while something is missing: then <see cref="Missing"/> says what.</summary>
    public LaunchRehearsal? Rehearsal { get; private set; }

    public IReadOnlyList<(string Path, string What)> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } elsewhere) return elsewhere;
        var missing = new List<(string, string)>();
        if (Unheld.Count > 0) missing.Add((HoldersPath, $"เลือกผู้จัดเก็บตัวชี้วัด {string.Join(", ", Unheld)}"));
        if (DateFaults.Count > 0) missing.Add((DatesPath, $"แก้วันที่ภายใน {DateFaults.Count} แห่ง"));
        Missing = missing;
        if (missing.Count > 0) return Page();
        var unit = await Db.Units.AsNoTracking().SingleAsync(u => u.Id == Viewer.UnitId);
        Rehearsal = LaunchRehearsal.Of(Procedure, unit, Catalogue!, Plan.Holders, Dates!.Choose(Days), Members, Calendar, Now);
        return Page();
    }

    /// <summary>By the SOP's number; what comes for each KPI stands together, by round.</summary>
    public IEnumerable<SopRow> Sop => Rehearsal!.Tasks.GroupBy(t => (t.Step, t.ElementId, t.Name, t.Round)).Select(g => new SopRow(
        g.Key.Step, g.Key.Name, g.Key.Round, string.Join(", ", g.Select(t => t.Desk).Distinct()) is { Length: < 60 } names ? names : $"{g.Select(t => t.Desk).Distinct().Count()} คน",
        g.Count(), g.Sum(t => t.Minutes), g.Min(t => t.Day), g.Max(t => t.Day))).OrderBy(r => r.Step ?? int.MaxValue).ThenBy(r => r.First);

    /// <summary>Monday to Friday, in words.</summary>
    public static string WeekName(DateOnly monday) => $"{ThaiDisplay.ShortDate(monday)} – {ThaiDisplay.ShortDate(monday.AddDays(4))}";

    public int WorkingDays(DateOnly monday) => Enumerable.Range(0, 7).Select(monday.AddDays).Count(Calendar.IsWorkingDay);

    /// <summary>Holidays of a week that are no weekend.</summary>
    public IReadOnlyList<string> HolidaysOf(DateOnly monday) => [.. Enumerable.Range(0, 5).Select(monday.AddDays).Where(d => Calendar.HolidayName(d) is not null).Select(d => $"{ThaiDisplay.ShortDate(d)} {Calendar.HolidayName(d)}")];

    public static string Hours(int minutes) => WorkingTime.Words(minutes);
}
