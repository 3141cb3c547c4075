namespace PaWorkflow.Workbooks;

/// <summary>The names of several groups in one cell: a group on each line, its names parted by commas, or by semicolons where a name holds a comma.</summary>
static class GroupNames
{
    /// <summary>A group without anybody in it.</summary>
    const string Nobody = "-";

    public static string Write(IReadOnlyList<IReadOnlyList<string>> groups) => string.Join('\n', groups.Select(g => g.Count == 0 ? Nobody
        : g.Any(n => n.Contains(',', StringComparison.Ordinal)) ? string.Join("; ", g) + ";" : string.Join(", ", g)));

    public static IReadOnlyList<IReadOnlyList<string>> Read(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line == Nobody ? (IReadOnlyList<string>)[]
            : line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
