using PaWorkflow.Agreements;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Reports;

/// <summary>One KPI on the board.</summary>
/// <param name="Cells">Of the rounds that it has, in the procedure's order.</param>
/// <param name="Outlook">Of the current round.</param>
public sealed record BoardRow(Kpi Kpi, string Owner, IReadOnlyList<BoardCell> Cells, KpiOutlook Outlook)
{
    public static IReadOnlyList<BoardRow> Of(YearBook book)
    {
        var steps = book.Plan.Where(s => s.Kpi is not null).ToLookup(s => s.Kpi!, StringComparer.Ordinal);
        var risks = book.Risks(book.Current.Id);
        var order = book.Catalogue.Rounds.Select(r => r.Id).ToList();
        return [.. book.Seen.Kpis.Select(kpi => new BoardRow(kpi, book.Owners.GetValueOrDefault(kpi.Code, ""),
            [.. steps[kpi.Code].OrderBy(s => order.IndexOf(s.Round!)).ThenBy(s => RoundSteps.All.ToList().IndexOf(s.Key)).Select(s => BoardCell.Of(book, s))],
            KpiOutlook.Of(book.Seen, book.Current.Id, kpi, book.ScoreOf(kpi.Code, book.Current.Id), risks)))];
    }
}

/// <summary>Where one step of a KPI's round stands.</summary>
/// <param name="State">In Thai; what the colour says stands here as well.</param>
/// <param name="Tone"><c>done</c>, <c>late</c>, <c>soon</c> or <c>calm</c>.</param>
/// <param name="At">When it was done, or is due.</param>
public sealed record BoardCell(PlannedStep Step, string State, string Tone, string Icon, DateTimeOffset At)
{
    public static BoardCell Of(YearBook book, PlannedStep step)
    {
        var tasks = book.TasksOf(step).ToList();
        if (book.DoneAt(step) is { } done) return new(step, done > tasks[^1].DueAt ? "เสร็จช้า" : "เสร็จ", "done", "circle-check", done);
        if (tasks.LastOrDefault() is { IsOpen: true } open)
        {
            var due = open.DueAt ?? step.Due;
            var tone = Urgency.Of(due, book.Now);
            if (book.IsReturned(open)) return new(step, tone == Urgency.Late ? "ส่งกลับ เลยกำหนด" : "ส่งกลับแก้ไข", tone, "arrow-back-up", due);
            return new(step, tone switch { Urgency.Late => "เลยกำหนด", Urgency.Soon => "ใกล้กำหนด", _ => "กำลังทำ" }, tone, tone == Urgency.Late ? "alert-triangle" : FormNames.IconOf(open.Form), due);
        }
        if (book.IsClosed(step.Round!)) return new(step, "ไม่ได้ทำ", Urgency.Calm, "ban", step.Due);
        // Nobody can do it yet: it waits for the step before.
        return step.Due < book.Now ? new(step, "ช้ากว่าแผน", Urgency.Soon, "hourglass", step.Due) : new(step, "ยังไม่ถึง", Urgency.Calm, "calendar-event", step.Due);
    }
}
