using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Inbox;

/// <summary>What the viewer has to do, most pressing first, and what was done lately.</summary>
public sealed class InboxPage(PaContext db) : UnitPage
{
    const int DoneShown = 30;

    public sealed record Filter(string Key, string Name, int Count);
    public sealed record Group(string Name, string Tone, IReadOnlyList<UserTask> Tasks);

    public string Show { get; private set; } = "all";
    public IReadOnlyList<Filter> Filters { get; private set; } = [];
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? show)
    {
        Show = show is "late" or "week" or "done" ? show : "all";
        var open = await Viewer.OpenTasks(db).AsNoTracking()
            .OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id).ToListAsync();
        var late = open.Where(t => Urgency.Of(t.DueAt, Now) == Urgency.Late).ToList();
        var week = open.Where(t => t.DueAt is { } due && ThaiDisplay.InBangkok(due).Date <= ThaiDisplay.InBangkok(Now).Date.AddDays(7)).ToList();
        Filters =
        [
            new("all", "ทั้งหมด", open.Count), new("late", "เลยกำหนด", late.Count), new("week", "ภายใน 7 วัน", week.Count), new("done", "เสร็จล่าสุด", 0),
        ];
        Groups = Show switch
        {
            "late" => Grouped(late),
            "week" => Grouped(week),
            "done" => [.. new[] { new Group("เสร็จล่าสุด", "done", await Done()) }.Where(g => g.Tasks.Count > 0)],
            _ => Grouped(open),
        };
        return ForPart ? Partial("_Inbox", this) : Page();
    }

    Task<List<UserTask>> Done() => db.Tasks.AsNoTracking()
        .Where(t => t.UnitId == Viewer.UnitId && t.State == UserTaskState.Completed && t.CompletedBy == Viewer.PersonId)
        .OrderByDescending(t => t.EndedAt).Take(DoneShown).ToListAsync();

    List<Group> Grouped(List<UserTask> tasks) =>
        [.. new[] { (Urgency.Late, "เลยกำหนด"), (Urgency.Soon, "วันนี้และพรุ่งนี้"), (Urgency.Calm, "ถัดไป") }
            .Select(kind => new Group(kind.Item2, kind.Item1, [.. tasks.Where(t => Urgency.Of(t.DueAt, Now) == kind.Item1)]))
            .Where(group => group.Tasks.Count > 0)];
}
