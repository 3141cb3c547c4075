using System.Globalization;
using System.Text.Json;
using PaWorkflow.Agreements;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>The variable <c>holidays</c> by which a procedure's own expressions count: it takes in and gives up the days that change, and keeps all others.</summary>
static class FreeDays
{
    const string Name = "holidays";

    /// <param name="changed">The days on which the office was free before and is not now, or the other way round.</param>
    public static IEnumerable<Correction> Corrections(InstanceState state, FiscalYear year, IReadOnlyCollection<DateOnly> changed, WorkingCalendar after)
    {
        var (free, worked) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        // As far as a procedure that is started is given days.
        foreach (var date in changed.Where(d => d >= year.Start && d <= year.End.AddYears(1)))
        {
            if (after.HolidayName(date) is null) worked.Add(Text(date));
            else free.Add(Text(date));
        }
        foreach (var scope in state.Scopes)
        {
            if (!scope.Locals.TryGet(Name, out var value) || value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(d => d.ValueKind != JsonValueKind.String)) continue;
            var old = value.EnumerateArray().Select(d => d.GetString()!).ToList();
            var anew = old.Where(d => !worked.Contains(d)).Union(free, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (!old.ToHashSet(StringComparer.Ordinal).SetEquals(anew)) yield return new SetVariables(Variables.Empty.With(Name, anew), scope.Number);
        }
    }

    static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
