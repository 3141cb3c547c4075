using PaWorkflow.Agreements;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>One stay of a token at an element.</summary>
/// <param name="EndedAt">Null while it is there.</param>
public sealed record Visit(string InstanceId, string ElementId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, bool Cancelled);

/// <summary>What the history says of the time that elements took.</summary>
public static class Visits
{
    /// <summary>Pairs each entry with the next exit of the same token at the same element, in the order of their beginning.</summary>
    public static IReadOnlyList<Visit> Of(IEnumerable<HistoryRow> history)
    {
        var open = new Dictionary<(string, string, string), Queue<int>>();
        var visits = new List<Visit>();
        foreach (var row in history.OrderBy(h => h.InstanceId, StringComparer.Ordinal).ThenBy(h => h.Number))
        {
            var key = (row.InstanceId, row.TokenId, row.ElementId);
            if (!open.TryGetValue(key, out var begun)) open[key] = begun = new();
            if (row.Event == ElementEvent.Activated)
            {
                begun.Enqueue(visits.Count);
                visits.Add(new(row.InstanceId, row.ElementId, row.At, null, false));
            }
            else if (begun.TryDequeue(out var at))
            {
                visits[at] = visits[at] with { EndedAt = row.At, Cancelled = row.Event == ElementEvent.Cancelled };
            }
        }
        return [.. visits.OrderBy(v => v.StartedAt)];
    }
}

/// <summary>The stays at one element, in minutes of office hours.</summary>
/// <param name="Median">Of those completed; null when there are none.</param>
/// <param name="Open">That have not ended.</param>
/// <param name="Overdue">Tasks that were or are still open after their due time.</param>
public sealed record ElementFigures(string ElementId, int Count, int Open, int Cancelled, int? Median, int? Longest, int Overdue)
{
    /// <summary>One for each element that was visited, in the order of the first visit.</summary>
    /// <param name="overdue">Element ids of overdue tasks, one for each task.</param>
    public static IReadOnlyList<ElementFigures> Of(IEnumerable<Visit> visits, IEnumerable<string> overdue, WorkingCalendar calendar)
    {
        var late = overdue.GroupBy(id => id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return [.. visits.GroupBy(v => v.ElementId, StringComparer.Ordinal).Select(group =>
        {
            var minutes = group.Where(v => v.EndedAt is not null && !v.Cancelled)
                .Select(v => WorkingTime.Minutes(calendar, v.StartedAt, v.EndedAt!.Value)).Order().ToList();
            return new ElementFigures(group.Key, group.Count(), group.Count(v => v.EndedAt is null), group.Count(v => v.Cancelled),
                minutes.Count == 0 ? null : MedianOf(minutes), minutes.Count == 0 ? null : minutes[^1], late.GetValueOrDefault(group.Key));
        })];
    }

    static int MedianOf(List<int> sorted) => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
