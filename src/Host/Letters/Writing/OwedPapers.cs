using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Templates;
using PaWorkflow.Workflows.Engine;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>What one person owes of a year, before and after the date.</summary>
static class OwedPapers
{
    public const string MostUrgent = "ด่วนที่สุด";

    /// <exception cref="Rejected">The person owes nothing that is still in time.</exception>
    public static async Task<LetterDraft> Reminder(Commission paper)
    {
        var (person, tasks) = await Owed(paper);
        var due = tasks.Where(t => t.DueAt >= paper.Now).ToList();
        if (due.Count == 0) throw Rejected.Invalid("person", $"{person.DisplayName} ไม่มีงานที่รอกำหนดในปีงบประมาณ {paper.Year.Year} โปรดเลือกผู้อื่น หรือใช้บันทึกเร่งรัดถ้างานเลยกำหนดแล้ว");
        var calendar = await paper.Db.CalendarOf(paper.Unit.Id);
        return new($"แจ้งเตือนงานที่ใกล้ครบกำหนด ปีงบประมาณ {paper.Year.Year}: {person.DisplayName}", new ReminderLetter(
            paper.Head, NameOf(person), paper.Year.Year,
            [.. due.Select((t, n) => new OwedTask(n + 1, TaskName(t), LocalOf(t.DueAt!.Value), calendar.WorkingDaysBetween(paper.Today, DateOf(t.DueAt.Value))))]).ToData());
    }

    /// <exception cref="Rejected">The person has nothing overdue.</exception>
    public static async Task<LetterDraft> Overdue(Commission paper)
    {
        var (person, tasks) = await Owed(paper);
        var late = tasks.Where(t => t.DueAt < paper.Now).ToList();
        if (late.Count == 0) throw Rejected.Invalid("person", $"{person.DisplayName} ไม่มีงานที่เลยกำหนดในปีงบประมาณ {paper.Year.Year} โปรดเลือกผู้อื่น หรือใช้บันทึกแจ้งเตือนถ้างานยังไม่ถึงกำหนด");
        var calendar = await paper.Db.CalendarOf(paper.Unit.Id);
        var rounds = late.Select(t => RoundOf(paper.Catalogue, t)).ToList();
        return new($"เร่งรัดงานที่พ้นกำหนด ปีงบประมาณ {paper.Year.Year}: {person.DisplayName}", new OverdueLetter(
            paper.Head with { Urgency = MostUrgent }, NameOf(person), paper.Year.Year,
            [.. late.Select((t, n) => new OverdueTask(n + 1, TaskName(t), LocalOf(t.DueAt!.Value), Math.Max(1, calendar.WorkingDaysBetween(DateOf(t.DueAt.Value), paper.Today)),
                rounds[n] is { } rule ? LocalOf(rule.ClosesAt) : null, rounds[n] is { } owed ? LateWords.Cost(paper.Catalogue, owed, paper.Now, calendar) : 0))],
            [.. late.Zip(rounds).Where(l => l.Second is not null).Select(l =>
                $"ตัวชี้วัด {l.First.Kpi} {ThaiDisplay.RoundName(l.First.Round!)} {LateWords.Of(paper.Catalogue, l.Second!)}").Distinct()],
            paper.Said.Date("handInBy")).ToData());
    }

    /// <summary>What waits for the person or for a post that they hold, the first due before the others.</summary>
    static async Task<(Person Person, IReadOnlyList<UserTask> Tasks)> Owed(Commission paper)
    {
        var id = paper.Said.TextOrNull("person") ?? paper.Named("person", "person");
        var person = await paper.Db.Users.Include(p => p.Posts).SingleAsync(p => p.Id == id && p.UnitId == paper.Unit.Id);
        var posts = person.Posts.Where(h => h.UnitId == paper.Unit.Id).Select(h => h.Post).ToList();
        var tasks = await paper.Db.Tasks.AsNoTracking()
            .Where(t => t.UnitId == paper.Unit.Id && t.Year == paper.Year.Year && t.State == UserTaskState.Open && t.DueAt != null
                && (t.Assignee == id || (t.Assignee == null && t.Post != null && posts.Contains(t.Post))))
            .OrderBy(t => t.DueAt).ThenBy(t => t.Id).ToListAsync();
        return (person, tasks);
    }

    static KpiRoundRule? RoundOf(Catalogue catalogue, UserTask task) => task is { Kpi: { } kpi, Round: { } round }
        ? catalogue.Kpis.FirstOrDefault(k => k.Code == kpi)?.Rounds.GetValueOrDefault(round) : null;

    static string TaskName(UserTask task)
    {
        var seen = Variables.Parse(task.Variables);
        var about = task.Kpi is { } kpi ? $" ตัวชี้วัด {kpi} {seen.Text("kpi.name")}".TrimEnd() : seen.Text("matter") is { } matter ? $" เรื่อง {matter}" : "";
        return $"{task.Name}{about}{(task.Round is { } round ? $" {ThaiDisplay.RoundName(round)}" : "")}";
    }
}
