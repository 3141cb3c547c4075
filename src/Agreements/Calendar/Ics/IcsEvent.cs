using System.Text;

namespace PaWorkflow.Agreements;

/// <summary>One VEVENT as it stands in the file: the lines of its own that say when it is and how it is called.</summary>
/// <param name="Line">Of its <c>BEGIN:VEVENT</c>.</param>
sealed record IcsEvent(int Line, IReadOnlyList<IcsLine> Lines)
{
    /// <summary>What the days depend on. All else, alarms and time zones among it, is not read.</summary>
    static readonly HashSet<string> read = new(StringComparer.Ordinal)
    {
        "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS",
    };

    public static bool Reads(IcsLine line) => read.Contains(line.Name);

    public IcsLine? Property(string name) => Lines.FirstOrDefault(l => l.Name == name);

    /// <summary>
    /// The events of one id that are read together: one repeats, others stand for single times of it. Some programs give all events
    /// the same id, which means nothing then.
    /// </summary>
    public static IEnumerable<IReadOnlyList<IcsEvent>> Together(IEnumerable<IcsEvent> ofOneId)
    {
        var (times, wholes) = (ofOneId.Where(e => e.Property("RECURRENCE-ID") is not null).ToList(), ofOneId.Where(e => e.Property("RECURRENCE-ID") is null).ToList());
        return times.Count == 0 ? wholes.Select(e => (IReadOnlyList<IcsEvent>)[e]) : [[.. wholes, .. times]];
    }

    public string Uid => Property("UID")?.Value is { Length: > 0 } uid ? uid : $"line-{Line}";

    /// <summary>As the person who made the file knows it.</summary>
    public string Title => Property("SUMMARY")?.Value.Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\", "", StringComparison.Ordinal) is { Length: > 0 } text
        ? text.Length <= 80 ? text : $"{text[..80]}…" : "";

    public bool IsCancelled => string.Equals(Property("STATUS")?.Value, "CANCELLED", StringComparison.OrdinalIgnoreCase);

    public void Write(StringBuilder text, string uid)
    {
        text.Append("BEGIN:VEVENT\r\nUID:").Append(uid).Append("\r\n");
        foreach (var line in Lines.Where(l => l.Name != "UID")) text.Append(line.Text).Append("\r\n");
        text.Append("END:VEVENT\r\n");
    }
}
