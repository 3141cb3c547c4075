namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>Five levels of colour with about equally many elements in each: a few very long steps must not leave all others pale.</summary>
/// <param name="Bounds">The least value of each level, ascending; fewer than five where there are fewer values.</param>
public sealed record HeatScale(IReadOnlyList<int> Bounds)
{
    public const int Levels = 5;

    public static HeatScale Of(IEnumerable<int> values)
    {
        var sorted = values.Where(v => v > 0).Distinct().Order().ToList();
        if (sorted.Count <= Levels) return new(sorted);
        return new([.. Enumerable.Range(0, Levels).Select(level => sorted[level * sorted.Count / Levels])]);
    }

    /// <summary>0 for nothing; else up to <see cref="Levels"/>, which is always that of the greatest value.</summary>
    public int LevelOf(int value) => value <= 0 ? 0 : Bounds.Count(least => least <= value) is var reached && reached == 0 ? 1 : reached + Levels - Bounds.Count;

    /// <summary>What a figure's colour says: minutes, times or late tasks.</summary>
    public static int ValueOf(ElementFigures figures, string by) => by switch { "count" => figures.Count, "late" => figures.Overdue, _ => figures.Median ?? 0 };
}
