using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Reports;

namespace PaWorkflow.Host.Api;

/// <summary>Where a year stands: the KPIs that the asker sees, by round, as the board has it.</summary>
/// <param name="Overdue">Open tasks past their date among those that the asker sees.</param>
public sealed record BoardAnswer(int Year, string Title, IReadOnlyList<BoardAnswer.RoundAnswer> Rounds, IReadOnlyList<BoardAnswer.KpiRow> Kpis, int Overdue)
{
    /// <param name="Total">As it was frozen; null: the round is open, or the asker does not see the whole unit.</param>
    public sealed record RoundAnswer(string Id, string Name, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, bool Closed, decimal? Total);

    /// <param name="Holder">The person who collects it; null: nobody yet.</param>
    public sealed record KpiRow(string Code, string Name, decimal Weight, string? Holder, IReadOnlyList<Cell> Rounds);

    /// <param name="Task">The open task; null: none.</param>
    /// <param name="Form">Of the open task: <c>evidence</c>, <c>director-check</c>, <c>strategy-recheck</c> or <c>smart-attach</c>.</param>
    /// <param name="Returned">A check has sent the evidence back, and it was not sent in again.</param>
    /// <param name="Score">Out of 5: frozen, or else what the evidence of now is expected to reach; null: nothing was given.</param>
    public sealed record Cell(string Round, string? Task, string? Form, DateTimeOffset? DueAt, bool Returned, DateTimeOffset? AttachedAt, bool Missed, decimal? Score, bool Frozen);

    public static BoardAnswer Of(YearBook book, Viewer viewer)
    {
        var open = book.Tasks.Where(t => t is { IsOpen: true, Kpi: not null }).ToLookup(t => (t.Round, t.Kpi));
        return new(book.Year, book.Catalogue.Title,
            [.. book.Catalogue.Rounds.Select(r => new RoundAnswer(r.Id, r.Name, r.OpensAt, r.ClosesAt, book.IsClosed(r.Id),
                viewer.SeesWholeUnit && book.Standing.Rounds[r.Id].Frozen is { } frozen ? ScoreAnswer.Rounded(frozen.Total) : null))],
            [.. book.Seen.Kpis.Select(k => new KpiRow(k.Code, k.Name, k.Weight, book.OwnerIds.GetValueOrDefault(k.Code), [.. book.Catalogue.Rounds.Where(r => k.Rounds.ContainsKey(r.Id)).Select(r => CellOf(k, r.Id))]))],
            book.Overdue);

        Cell CellOf(Kpi kpi, string round)
        {
            var task = open[(round, kpi.Code)].FirstOrDefault();
            var frozen = book.Standing.Frozen.GetValueOrDefault((round, kpi.Code));
            return new(round, task?.Id, task?.Form, task?.DueAt, task is not null && book.IsReturned(task),
                book.Standing.AttachedAt.TryGetValue((round, kpi.Code), out var at) ? at : null, frozen is { Missed: true },
                book.ScoreOf(kpi.Code, round) is { } score ? ScoreAnswer.Rounded(score) : null, frozen is not null);
        }
    }
}
