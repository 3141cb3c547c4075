namespace PaWorkflow.Agreements;

/// <summary>A paper or a picture that a criterion wants to see.</summary>
/// <param name="Text">In Thai.</param>
public sealed record EvidenceWanted(string Text)
{
    /// <summary>Each of these is wanted, e.g. Word and PDF of one report (seed 002, KPI 2); none: any kind will do.</summary>
    public IReadOnlyList<FileFormat> Formats { get; init; } = [];

    /// <summary>One for each of these months, e.g. a screenshot (seed 004, KPI 2).</summary>
    public MonthSpan? Monthly { get; init; }
}

/// <summary>Kinds of files that a source asks for by name.</summary>
public enum FileFormat
{
    Word,
    Pdf,
    Excel,
    Picture,
}

/// <summary>Whole months, both included; each is given by its first day.</summary>
public sealed record MonthSpan(DateOnly From, DateOnly To)
{
    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = From; month <= To; month = month.AddMonths(1)) yield return month;
        }
    }
}

/// <summary>The days whose cases are counted, both included (นับเรื่องตั้งแต่ – ถึง).</summary>
public sealed record CountingWindow(DateOnly From, DateOnly To);

/// <summary>What must be so for a criterion, or an item of one, to give anything; where a result says that it is not, it gives nothing.</summary>
/// <param name="Disjoint">The groups of people that the evidence names share nobody (seed 004, KPI 4: the two committees).</param>
/// <param name="People">At least so many people are named (seed 002, KPI 3: two of each unit).</param>
public sealed record Requirements(bool Disjoint, int? People)
{
    /// <summary>Why the result falls short; null when it does not, or does not say.</summary>
    internal Wording? Lacking(CriterionResult given)
    {
        if (Disjoint && given.Groups is { } groups && InSeveral(groups) is { Count: > 0 } both)
            return new($"the groups share {string.Join(", ", both)}: 0", $"คณะทำงานมีชื่อซ้ำกัน ({string.Join(", ", both)}) ได้ 0 คะแนน");
        if (People is { } wanted && given.People is { } people && people < wanted)
            return new($"{people} of {wanted} people: 0", $"มี {people} คน จากที่ต้องมี {wanted} คน ได้ 0 คะแนน");
        return null;
    }

    /// <summary>Names that stand in more than one group; spaces do not make a name another.</summary>
    static List<string> InSeveral(IReadOnlyList<IReadOnlyList<string>> groups) =>
        [.. groups.SelectMany(g => g.Select(n => string.Join(' ', n.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key)];
}
