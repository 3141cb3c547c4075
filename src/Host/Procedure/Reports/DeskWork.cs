using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure.Reports;

/// <summary>What lies on each desk of the unit, and what is to come there. A post that one person holds is that person's desk.</summary>
/// <param name="Loads">The fullest first.</param>
public sealed record DeskWork(IReadOnlyList<DeskLoad> Loads, Func<string?, string?, string> Desk)
{
    /// <summary>Weeks that are looked ahead.</summary>
    public const int Weeks = 10;

    /// <summary>One query.</summary>
    public static async Task<DeskWork> Of(PaContext db, YearBook book, string unit)
    {
        // Letters, changes of KPI details and whatever else is open, summed up in the database.
        var instance = book.Launched.InstanceId;
        var others = await db.Tasks.Where(t => t.UnitId == unit && t.State == UserTaskState.Open && t.InstanceId != instance && t.StandardMinutes != null)
            .GroupBy(t => new { t.Assignee, t.Post, t.DueAt, t.StandardMinutes }).Select(g => new { g.Key.Assignee, g.Key.Post, g.Key.DueAt, g.Key.StandardMinutes, Count = g.Count() }).ToListAsync();
        var today = DateOnly.FromDateTime(ThaiDisplay.InBangkok(book.Now));
        var names = book.Members.ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal);
        var seats = ThaiDisplay.Posts.ToDictionary(post => post, post => book.Members.Where(m => m.Posts.Contains(post)).ToList(), StringComparer.Ordinal);
        var shared = seats.Where(s => s.Value.Count > 1).ToDictionary(s => Shared(s.Key, s.Value.Count), s => s.Value.Count, StringComparer.Ordinal);
        List<Work> work =
        [
            .. book.Tasks.Where(t => t is { IsOpen: true, Minutes: not null }).Select(t => new Work(Desk(t.Assignee, t.Post), DayOf(t.DueAt), t.Minutes!.Value, true)),
            .. others.Select(t => new Work(Desk(t.Assignee, t.Post), DayOf(t.DueAt), t.StandardMinutes!.Value * t.Count, true)),
            .. book.Plan.Where(IsToCome).Select(s => new Work(Desk(s.Kpi is { } kpi && StepWords.PostOf(s.Key) is null ? book.OwnerIds.GetValueOrDefault(kpi) : null, StepWords.PostOf(s.Key)), DayOf(s.Due), s.Standard.Minutes!.Value, false)),
        ];
        return new(Workload.Of(work, book.Calendar, today, Weeks, WorkingTime.MinutesOfDay, shared), Desk);

        string Desk(string? person, string? post) =>
            person is not null ? names.GetValueOrDefault(person, person)
            : post is null ? "ยังไม่กำหนดผู้ทำ"
            : seats.GetValueOrDefault(post) switch
            {
                { Count: 1 } one => one[0].Name,
                { Count: > 1 and var many } => Shared(post, many),
                _ => $"{ThaiDisplay.PostName(post)} (ว่าง)",
            };

        // Without a due day it counts as of today.
        DateOnly DayOf(DateTimeOffset? due) => due is { } at ? DateOnly.FromDateTime(ThaiDisplay.InBangkok(at)) : today;

        bool IsToCome(PlannedStep step) => step.Standard.Minutes is not null && book.DoneAt(step) is null && !book.TasksOf(step).Any(t => t.IsOpen) && (step.Round is not { } round || !book.IsClosed(round));
    }

    static string Shared(string post, int people) => $"{ThaiDisplay.PostName(post)} ({people} คน)";
}
